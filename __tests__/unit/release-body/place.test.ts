import { UserError } from "../../../src/base/errors.ts";
import { emptyPart, type Mark, readMark } from "../../../src/release/body/mark.ts";
import type { OurPart, Section } from "../../../src/release/body/part.ts";
import { BODY_LIMIT, NOTES_MODES, placeOurPart } from "../../../src/release/body/place.ts";

const MARK: Mark = { tag: "v1.4.0", assetId: "1.4.0", nonce: "0123456789abcdef" };
const part = (...texts: string[]): OurPart => ({ mark: MARK, sections: texts.map((text) => ({ text })) });
const crlf = (text: string) => text.replaceAll(/\r?\n/g, "\r\n");

/** The same texts in every run: a failure can be looked at again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const PIECES = [
  "",
  "Hand-written words.",
  "# A heading",
  "```\ncode\n```",
  "Text that speaks of `<!-- slipway:begin tag=x nonce=0123456789abcdef -->` in the middle of a line.",
  "<!-- another tool's marker -->",
  "  indented, with blanks at the end  ",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "$& $1 $' $` \\1",
  "Ünïcode 日本 🚢",
];

function randomText(random: (below: number) => number): string {
  const text = Array.from({ length: random(5) }, () => PIECES[random(PIECES.length)]).join("\n".repeat(1 + random(2)));
  const ended = random(2) === 0 ? text : `${text}\n`;
  return random(2) === 0 ? ended : crlf(ended);
}

const SEEDS = Array.from({ length: 400 }, (_, index) => index + 1);

describe("our part of a body (properties, over 400 made-up bodies)", () => {
  it("follows what is there, to the byte, and a second run with the same text changes nothing", () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const [existing, ours] = [randomText(random), part(randomText(random), randomText(random))];
      const once = placeOurPart(existing, ours, "append");
      expect([seed, once.startsWith(existing)]).toEqual([seed, true]);
      expect([seed, placeOurPart(once, ours, "append")]).toEqual([seed, once]);
      expect(readMark(once)).toEqual(MARK);
    }
  });

  it("is all that a rerun changes: what people wrote before and behind it stays to the byte, also with \\r\\n", () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const [before, behind] = [`${randomText(random)}\n`, `\n${randomText(random)}`];
      const first = placeOurPart("", part(randomText(random)), "append");
      const edited = `${before}${first}${behind}`;
      const [body, head, tail] = random(2) ? [crlf(edited), crlf(before), crlf(behind)] : [edited, before, behind];
      const mode = random(2) ? "append" : "replace";
      const again = placeOurPart(body, part("The second run.", randomText(random)), mode);
      expect([seed, again.slice(0, head.length)]).toEqual([seed, head]);
      expect([seed, again.slice(-tail.length)]).toEqual([seed, tail]);
      expect(again.split("The second run.")).toHaveLength(2);
    }
  });

  it("may hold our markers itself, as a changelog that quotes an older body does", () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const quoted = placeOurPart(randomText(random), part(randomText(random)), "append");
      const once = placeOurPart("By hand.", part(quoted), "append");
      expect(placeOurPart(once, part("New."), "append")).toBe(placeOurPart("By hand.", part("New."), "append"));
    }
  });
});

describe("the modes", () => {
  const old = "Written by hand.\r\n";

  it("replace takes the place of what was there before the first run only", () => {
    const first = placeOurPart(old, part("One."), "replace");
    expect(first).not.toContain("by hand");
    expect(placeOurPart(`Added later.\n\n${first}`, part("Two."), "replace")).toMatch(/^Added later\.\n\n<!--/);
  });

  it("keep leaves any text alone, even one with broken markers, and fills a body that has none", () => {
    for (const text of [old, placeOurPart("", part("One."), "append"), `${old}\n<!-- slipway:begin broken -->`])
      expect(placeOurPart(text, part("Two."), "keep")).toBe(text);
    for (const text of ["", null, undefined, " \r\n", emptyPart(MARK), crlf(`${emptyPart(MARK)}\n`)])
      expect(placeOurPart(text, part("Two."), "keep")).toContain("Two.");
  });

  it("all write into a draft that has only just been created, and leave nothing else there", () => {
    for (const mode of NOTES_MODES)
      expect(placeOurPart(emptyPart(MARK), part("One."), mode)).toBe(placeOurPart("", part("One."), mode));
  });
});

describe("markers that people have changed", () => {
  const whole = placeOurPart("", part("One."), "append");
  const [begin = "", end = ""] = [whole.split("\n")[0], whole.split("\n").at(-1)];

  it.each([
    ["its end is gone", whole.replace(end, ""), "has lost its end (line 3)"],
    ["its beginning is gone", whole.replace(begin, ""), "has lost its beginning"],
    ["one begins within another", `${begin}\n${whole}`, "has lost its end (line 3)"],
    ["its end belongs to another", whole.replace(end, end.replace("0123", "4567")), "has lost its end (line 3)"],
    ["its first line was changed", whole.replace("tag=v1.4.0", "tag is v1.4.0"), "was changed (line 3)"],
  ])("are told, with what to do, where %s", (_, broken, words) => {
    const body = `By hand.\n\n${broken}`;
    const place = () => placeOurPart(body, part("Two."), "append");
    expect(place).toThrow(UserError);
    expect(place).toThrow(words);
  });

  it("are taken out where a whole part was copied; the text between stays", () => {
    const again = placeOurPart(`a\n${whole}\nb\n${whole}\nc`, part("Two."), "append");
    expect(again).toBe(`a\n${placeOurPart("", part("Two."), "append")}\nb\n\nc`);
  });
});

describe("the mark", () => {
  it.each(["v1", "release/1.4.0", "a-->b", `q"<u>'`, "ü 日本", "100%", "--!>"])(
    "brings back the tag %s, in one comment",
    (tag) => {
      const body = emptyPart({ tag, assetId: `${tag}.x`, nonce: "00ff00ff" });
      expect(readMark(crlf(body))).toEqual({ tag, assetId: `${tag}.x`, nonce: "00ff00ff" });
      // Of the comments nothing is shown: HTML ends a comment at the first --> or --!>.
      expect(body.replaceAll(/<!--[\s\S]*?--!?>/g, "").trim()).toBe("");
    },
  );

  it("is not there in other people's texts, nor where its tag cannot be read", () => {
    for (const body of [null, undefined, "", "text", "<!-- slipway:begin tag=%E0%A4%A nonce=00ff00ff -->"])
      expect(readMark(body)).toBeUndefined();
    expect(readMark("<!-- slipway:begin tag=v1 nonce=00ff00ff -->")).toEqual({ tag: "v1", nonce: "00ff00ff" });
  });
});

describe(`${BODY_LIMIT} characters`, () => {
  const long = (length: number) => "x".repeat(length);
  const section = (text: string, rank: number, short: string): Section => ({
    text,
    shorten: { rank, to: () => short },
  });

  it("shorten our part step by step, and never what others wrote", () => {
    const sections = [section(long(50_000), 2, "second"), { text: "never" }, section(long(50_000), 1, "first")];
    const place = (others: number) => placeOurPart(long(others), { mark: MARK, sections }, "append");
    const seen = [20_000, 60_000, 110_000].map((others) => {
      const body = place(others);
      expect(body.length).toBeLessThanOrEqual(BODY_LIMIT);
      expect(body.startsWith(long(others))).toBe(true);
      return ["first", "second", "never"].filter((word) => body.includes(word));
    });
    expect(seen).toEqual([["never"], ["first", "never"], ["first", "second", "never"]]);
  });

  it("are used to the last one, with either line end", () => {
    for (const others of ["By hand.", "By\r\nhand."]) {
      const fill: OurPart = { mark: MARK, sections: [{ text: long(200_000), shorten: { rank: 1, to: long } }] };
      expect(placeOurPart(others, fill, "append")).toHaveLength(BODY_LIMIT);
    }
  });

  it("hold a text of many lines that is cut, with either line end", () => {
    const to = (room: number) => "-\n".repeat(room / 2);
    for (const others of ["By hand.\n", "By hand.\r\n"]) {
      const lines: OurPart = { mark: MARK, sections: [{ text: to(300_000), shorten: { rank: 1, to } }] };
      const { length } = placeOurPart(others, lines, "append");
      expect(length).toBeLessThanOrEqual(BODY_LIMIT);
      expect(length).toBeGreaterThan(BODY_LIMIT * 0.6);
    }
  });

  it("are told where others' text leaves too little, or our own words are too long", () => {
    expect(() => placeOurPart(long(BODY_LIMIT - 10), part("One."), "append")).toThrow(
      /already has 124992 .* leaves too little/,
    );
    expect(() => placeOurPart("", part(long(BODY_LIMIT)), "append")).toThrow("The notes are too long");
  });
});
