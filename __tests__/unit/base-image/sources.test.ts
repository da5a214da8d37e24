import type { Release } from "../../../src/providers/local/base-image/releases.ts";
import { findRelease } from "../../../src/providers/local/base-image/releases.ts";
import { parsePrintedUris, sourcesFor } from "../../../src/providers/local/base-image/sources.ts";

const PRINTED = `'http://mirror.example/debian/dists/bookworm/InRelease' mirror.example_debian_dists_bookworm_InRelease 0
'https://apt.vendor.example/dists/bookworm/InRelease' apt.vendor.example_dists_bookworm_InRelease 0
'http://mirror.example/debian/dists/bookworm-updates/InRelease' x 0
'https://security.example/debian-security/dists/bookworm-security/InRelease' x 0
'https://user:secret@private.example/debian/dists/bookworm-updates/InRelease' x 0
'mirror+file:/etc/apt/mirrors.txt/dists/bookworm/InRelease' x 0
'http://mirror.example/debian/dists/bookworm/main/binary-amd64/Packages.xz' x 0
`;
const release = (name: string): Release => {
  const found = findRelease(name);
  if (!found) throw new Error(name);
  return found;
};
const debian = { distribution: "debian", sources: parsePrintedUris(PRINTED) };

describe("the machine's apt sources", () => {
  it("are read from apt's own list, without passwords and without what is not http", () => {
    expect(debian.sources).toEqual([
      { uri: "http://mirror.example/debian", suite: "bookworm" },
      { uri: "https://apt.vendor.example", suite: "bookworm" },
      { uri: "http://mirror.example/debian", suite: "bookworm-updates" },
      { uri: "https://security.example/debian-security", suite: "bookworm-security" },
    ]);
  });

  it("serve every release of the same distribution, and other vendors' archives are left out", () => {
    expect(sourcesFor(release("debian-13"), undefined, debian)).toEqual({
      lines: [
        "deb http://mirror.example/debian trixie main",
        "deb http://mirror.example/debian trixie-updates main",
        "deb https://security.example/debian-security trixie-security main",
      ],
      from: "machine",
      security: true,
    });
  });

  it("do not serve another distribution: mmdebstrap's default does", () => {
    expect(sourcesFor(release("ubuntu-24.04"), undefined, debian)).toEqual({
      lines: [],
      from: "default",
      security: true,
    });
  });

  it("are not guessed at where several archives could be meant", () => {
    const sources = [
      { uri: "http://a.example/x", suite: "bookworm" },
      { uri: "http://b.example/y", suite: "bookworm" },
    ];
    expect(sourcesFor(release("debian-12"), undefined, { distribution: "debian", sources }).from).toBe("default");
  });
});

describe("a mirror that was given", () => {
  const bare = { distribution: "fedora", sources: [] };
  it("goes before the machine's own, which still gives Debian's security archive", () => {
    expect(sourcesFor(release("debian-12"), "http://near.example/debian/", debian).lines).toEqual([
      "deb http://near.example/debian bookworm main",
      "deb http://near.example/debian bookworm-updates main",
      "deb https://security.example/debian-security bookworm-security main",
    ]);
  });
  it("may have the security archive as its second address", () => {
    const { lines } = sourcesFor(
      release("debian-12"),
      "http://near.example/debian http://near.example/security/",
      bare,
    );
    expect(lines[2]).toBe("deb http://near.example/security bookworm-security main");
  });
  it("says so where no security archive is known", () => {
    expect(sourcesFor(release("debian-12"), "http://near.example/debian", bare).security).toBe(false);
  });
  it("carries the security suite itself for Ubuntu, with universe", () => {
    const { lines } = sourcesFor(release("ubuntu-22.04"), "http://near.example/ubuntu", bare);
    expect(lines).toContain("deb http://near.example/ubuntu jammy-security main universe");
  });
});
