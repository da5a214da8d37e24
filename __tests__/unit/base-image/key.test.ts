import type { KeyParts } from "../../../src/providers/local/base-image/key.ts";
import { releaseKey } from "../../../src/providers/local/base-image/key.ts";
import { findRelease } from "../../../src/providers/local/base-image/releases.ts";

const bookworm = findRelease("debian-12");
const trixie = findRelease("debian-13");
if (!bookworm || !trixie) throw new Error("releases");
const parts: KeyParts = {
  release: bookworm,
  sources: { lines: ["deb a b main"], from: "machine", security: true },
  scripts: "s1",
};

describe("the key of a build", () => {
  it("is the same for the same input", () => {
    expect(releaseKey({ ...parts })).toBe(releaseKey(parts));
  });
  const other: [string, KeyParts][] = [
    ["release", { ...parts, release: trixie }],
    ["sources", { ...parts, sources: { ...parts.sources, lines: ["deb c b main"] } }],
    ["keyring", { ...parts, keyring: "/k.gpg" }],
    ["scripts", { ...parts, scripts: "s2" }],
  ];
  it.each(other)("changes with the %s", (_, changed) => {
    expect(releaseKey(changed)).not.toBe(releaseKey(parts));
  });
});
