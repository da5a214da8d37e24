import { parseReference, parseSha256 } from "../../../src/providers/local/base-image/reference.ts";
import { RELEASES } from "../../../src/providers/local/base-image/releases.ts";

describe("a reference", () => {
  it.each([
    ["debian-12", "debian-12"],
    ["Debian-12", "debian-12"],
    ["bookworm", "debian-12"],
    ["debian-bookworm", "debian-12"],
    ["trixie", "debian-13"],
    ["ubuntu-24.04", "ubuntu-24.04"],
    ["jammy", "ubuntu-22.04"],
  ])("%s names the release %s", (text, name) => {
    expect(parseReference(text)).toEqual({
      kind: "release",
      release: RELEASES.find((release) => release.name === name),
    });
  });

  it.each(["debian-99", "ubuntu-24", "debain", "ftp://example.org/a.qcow2", ""])(
    "%s is unknown, not a path",
    (text) => {
      expect(parseReference(text).kind).toBe("unknown");
    },
  );

  it("with a slash or a dot is a path, made absolute", () => {
    expect(parseReference("./images/my.qcow2")).toEqual({ kind: "path", path: `${process.cwd()}/images/my.qcow2` });
    expect(parseReference("/srv/a.raw")).toEqual({ kind: "path", path: "/srv/a.raw" });
  });

  it("with http or https is an address", () => {
    const reference = parseReference("https://example.org/images/a.qcow2");
    expect(reference.kind === "url" && reference.url.host).toBe("example.org");
  });
});

describe("a SHA-256", () => {
  const hex = "0123456789abcdef".repeat(4);
  it("is taken as people paste it", () => {
    expect(parseSha256(` sha256:${hex.toUpperCase()}\n`)).toBe(hex);
  });
  it.each(["", "abc", `${hex}0`, "z".repeat(64)])("is not %s", (text) => {
    expect(parseSha256(text)).toBeUndefined();
  });
});
