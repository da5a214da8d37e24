import { buildFailure } from "../../../src/providers/local/base-image/build-failure.ts";
import { followBuild } from "../../../src/providers/local/base-image/build-progress.ts";
import { findRelease } from "../../../src/providers/local/base-image/releases.ts";

const bookworm = findRelease("debian-12");
if (!bookworm) throw new Error("releases");
const sources = { lines: ["deb http://near.example/debian bookworm main"], from: "mirror", security: true } as const;

describe("the progress of a build", () => {
  it("only ever grows, and names what is being set up", () => {
    const follow = followBuild();
    const lines = [
      "slipway: stage packages",
      "I: running apt-get update...",
      "I: installing essential packages...",
      "I: installing remaining packages inside the chroot...",
      "0 upgraded, 2 newly installed, 0 to remove and 0 not upgraded.",
      "Unpacking nano (7.2-1) ...",
      "Unpacking libpam0g:amd64 (1.5) ...",
      "Setting up nano (7.2-1) ...",
      "I: installing essential packages...",
      "slipway: stage disk",
    ];
    const seen = lines.map(follow).filter((progress) => progress !== undefined);
    const fractions = seen.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(seen.map(({ note }) => note)).toContain("libpam0g");
    expect(fractions.at(-1)).toBeLessThan(1);
  });
});

describe("a failed build", () => {
  it.each([
    [
      "E: The repository 'http://near.example/debian bookworm Release' does not have a Release file.",
      "is not to be had from http://near.example/debian",
    ],
    ["W: GPG error: http://near.example bookworm InRelease: NO_PUBKEY 0E98404D386FA1D9", "not signed with a key"],
    [
      "E: Failed to fetch http://near.example/debian/x.deb  Could not connect to near.example:80",
      "could not be fetched from http://near.example/debian",
    ],
    ["dpkg: error: failed to write: No space left on device", "not enough room"],
    ["unshare: unshare failed: Operation not permitted", "may not make namespaces"],
    ["E: something new", "ended with code 1"],
  ])("%s is explained", (line, words) => {
    const error = buildFailure(bookworm, { ...sources, lines: [...sources.lines] }, 1, ["I: hello", line]);
    expect(error.message).toContain(words);
    expect(error.message).toContain(line);
    expect(error.remedy).not.toBe("");
  });
});
