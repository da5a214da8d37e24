import { appendFile, mkdir, symlink, truncate, utimes } from "node:fs/promises";
import { join } from "node:path";
import { hashOf, hashWhileRead } from "../../../src/release/files/hash.ts";
import { content, makeFolder, readAll, sha256, type TestFolder } from "./folder.ts";

let folder: TestFolder;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

const names = async (files: string) => (await folder.collect({ files })).sources.map(({ name }) => name);

describe("files by name and glob", () => {
  beforeEach(async () => {
    await folder.write({
      ...{ "dist/b.deb": "b", "dist/a.deb": "a", "dist/.hidden.deb": "h", "dist/deep/c.deb": "c", "dist/x.rpm": "x" },
      ...{ "notes [1].txt": "n", "odd#name.txt": "o", ".config/d.deb": "d" },
    });
    await mkdir(join(folder.path, "empty"));
    await symlink("dist", join(folder.path, "link"));
    await symlink("../dist/a.deb", join(folder.path, "dist", "latest.deb"));
  });

  test("each in the order of the input, those of a glob sorted; hidden ones, folders and linked folders left alone", async () => {
    expect(await names("dist/x.rpm\ndist/*")).toEqual(["x.rpm", "a.deb", "b.deb", "latest.deb"]);
    expect(await names("**/*.deb")).toEqual(["a.deb", "b.deb", "c.deb", "latest.deb"]);
    expect(await names("dist/.*, dist/{a,b}.deb")).toEqual(["hidden.deb", "a.deb", "b.deb"]);
    expect(await names(`${folder.path}/dist/[ab].deb`)).toEqual(["a.deb", "b.deb"]);
  });

  test("a file of the very name is meant before any pattern or label", async () => {
    const { sources, notes } = await folder.collect({ files: "notes [1].txt, odd#name.txt, dist/a.deb#For Debian" });
    expect(sources.map(({ name, label }) => [name, label])).toEqual([
      ["notes.1.txt", "notes [1].txt"],
      ["odd.name.txt", "odd#name.txt"],
      ["a.deb", "For Debian"],
    ]);
    expect(notes).toEqual([
      expect.stringContaining("notes [1].txt is called notes.1.txt in the release"),
      expect.stringContaining("odd#name.txt is called odd.name.txt in the release"),
    ]);
  });

  test("a file that several entries name counts once, with the label that one of them gives it", async () => {
    const { sources } = await folder.collect({ files: "dist/*.deb\ndist/a.deb#For Debian" });
    expect(sources.map(({ name, label }) => [name, label])).toEqual([
      ["a.deb", "For Debian"],
      ["b.deb", undefined],
      ["latest.deb", undefined],
    ]);
  });

  test("everything that is wrong is told at once, each with the entry that it is about", async () => {
    await folder.write({ "other/a.deb": "another", "hollow.txt": "", 日本: "j" });
    await symlink("nowhere", join(folder.path, "dangling.txt"));
    const files =
      "*.iso, missing.txt, dist, empt*, dist/*.deb#All, dist/b.deb, other/a.deb, dist/a.deb, hollow.txt, 日本, dangling.*, s3://bucket";
    expect((await folder.problems({ files, linkBase: "ftp://x" })).map((line) => line.replaceAll(folder.path, "")))
      // biome-ignore format: one line a problem
      .toEqual([
      "link-base: “ftp://x” is no address that a file's name can follow.",
      "files: “*.iso” matches nothing in .",
      "files: /missing.txt is not there.",
      "files: /dist is a folder.",
      "files: “empt*” matches folders only in .",
      "files: “dist/*.deb” matches 3 files, which cannot all have the label “All”.",
      "files: /dangling.txt is not there.",
      "files: “s3://bucket” is no address of an object.",
      "files: /hollow.txt is empty, and GitHub takes no empty file.",
      "files: /日本 can have no name in a release: GitHub keeps nothing of “日本”.",
      "files: /other/a.deb and /dist/a.deb would both be called a.deb in the release.",
    ]);
  });
});

describe("the bytes of a file", () => {
  const open = async (name: string) => {
    const [source] = (await folder.collect({ files: name })).sources;
    if (!source) throw new Error("no source");
    return source;
  };

  test("all of them or a range, as often as asked, hashed on the way or before", async () => {
    const bytes = content(1_300_001);
    await folder.write({ "disk.vmdk": bytes });
    const source = await open("disk.vmdk");
    expect([source.size, source.contentType]).toEqual([bytes.length, "application/x-vmdk-disk"]);
    for (const [start, end] of [
      [0, 0],
      [262_143, 262_144],
      [1_000_000, 1_300_000],
    ] as const) {
      expect((await readAll(source.open({ start, end }))).equals(bytes.subarray(start, end + 1))).toBe(true);
    }
    let counted = 0;
    const hashed = hashWhileRead(source.open(), { onBytes: (count) => (counted += count) });
    expect(() => hashed.digest()).toThrow("not ended");
    expect((await readAll(hashed.stream)).equals(bytes)).toBe(true);
    expect([hashed.digest(), await hashOf(source), counted]).toEqual([sha256(bytes), sha256(bytes), bytes.length]);
  });

  test.each([
    ["grew", (path: string) => appendFile(path, "more")],
    ["was cut", (path: string) => truncate(path, 700_000)],
    ["was written anew with the same size", (path: string) => utimes(path, 1, 1)],
  ])("a file that %s since it was looked at fails, before its last byte is out", async (_, change) => {
    // More than is read ahead.
    const bytes = content(8_000_000);
    await folder.write({ disk: bytes });
    const source = await open("disk");
    const early = source.open();
    let read = 0;
    const broken = (async () => {
      for await (const piece of early) {
        if (read === 0) await change(join(folder.path, "disk"));
        read += piece.length;
      }
    })();
    await expect(broken).rejects.toThrow("was changed while it was released");
    expect(read).toBeLessThan(bytes.length);
    await expect(readAll(source.open())).rejects.toThrow("was changed while it was released");
    await expect(readAll(hashWhileRead(source.open()).stream)).rejects.toThrow("was changed while it was released");
  });
});
