import { UserError } from "../../../src/base/errors.ts";
import { type Marker, readMarker } from "../../../src/codebuild/marker.ts";

function marker(text: string): Marker {
  const answer = readMarker(text);
  if (!("value" in answer)) throw new Error(answer.wrong);
  return answer.value;
}

function refusal(text: string): string {
  const answer = readMarker(text);
  return "wrong" in answer ? `${answer.wrong} → ${answer.remedy}` : "accepted";
}

describe("a text", () => {
  test.each([
    ["[CodeBuild]", "[CodeBuild] release", true],
    ["[CodeBuild]", "Body\n\n[CodeBuild]\n", true],
    // As an expression these brackets would be a set of letters, and nearly every message would match.
    ["[CodeBuild]", "Code", false],
    ["[CodeBuild]", "[codebuild]", false],
    ["a.c", "abc", false],
    // One slash alone makes no expression.
    ["/build", "please /build", true],
    ["src/a/b", "in src/a/b", true],
  ])("%s in %j: %s", (text, message, expected) => {
    expect(marker(text).matches(message)).toBe(expected);
  });
});

describe("a regular expression", () => {
  test.each([
    ["/\\[codebuild\\]/i", "[CODEBUILD]", true],
    ["/^build: (yes|full)$/m", "Title\n\nbuild: full", true],
    ["/^build: (yes|full)$/", "Title\n\nbuild: full", false],
    ["/a/b/", "a/b", true],
    ["/\\p{Lu}{3}/u", "ÄÖÜ", true],
  ])("%s for %j: %s", (text, message, expected) => {
    expect(marker(text).matches(message)).toBe(expected);
  });

  test("asked twice it says the same", () => {
    const asked = marker("/build/i");
    expect([asked.matches("build"), asked.matches("build"), asked.matches("build")]).toEqual([true, true, true]);
  });

  test("one that would take for ever with a stranger's message ends, and says how to write it", () => {
    const message = `${"a".repeat(50)}!`;
    const begin = performance.now();
    expect(() => marker("/^(a+)+$/").matches(message)).toThrow(UserError);
    expect(() => marker("/^(a+)+$/").matches(message)).toThrow("/^(a+)+$/");
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

test.each([
  ["", "empty"],
  ["/[/", "no regular expression"],
  ["/(?<a>x)(?<a>y)/", "no regular expression"],
  ["/a/uv", "no regular expression"],
  // With g or y the same message matches only every second time.
  ["/a/g", "flags"],
  ["/a/y", "flags"],
])("%j is refused: %s", (text, words) => {
  expect(refusal(text)).toContain(words);
});
