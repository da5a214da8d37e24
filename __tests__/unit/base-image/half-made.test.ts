import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whereabouts } from "../../../src/host/process.ts";
import { entries } from "../../../src/providers/local/base-image/cache.ts";
import {
  baseImagesFolder,
  halfMade,
  makePartial,
  removeHalfMade,
} from "../../../src/providers/local/base-image/partial.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "base-image-"));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

describe("a half-made folder", () => {
  it("is seen as being worked on while its maker lives, and is no entry even with everything inside", async () => {
    const path = await makePartial(cache);
    await writeFile(join(path, "disk.raw"), "x");
    await writeFile(join(path, "info.json"), JSON.stringify({ file: "disk.raw", created: "2026-01-01T00:00:00Z" }));
    expect(await halfMade(cache)).toMatchObject([{ path, pid: process.pid, alive: true }]);
    expect(await entries(cache)).toEqual([]);
  });

  it("is abandoned when its process id belongs to another process by now", async () => {
    await mkdir(join(baseImagesFolder(cache), `.partial-${process.pid}-1-00ff00ff`), { recursive: true });
    expect(await halfMade(cache)).toMatchObject([{ pid: process.pid, alive: false }]);
  });

  it("is abandoned when there is no such process", async () => {
    await mkdir(join(baseImagesFolder(cache), ".partial-4194999-1-00ff00ff"), { recursive: true });
    expect(await halfMade(cache)).toMatchObject([{ pid: 4_194_999, alive: false }]);
  });

  it("is left alone for a day when its maker works in another container", async () => {
    const path = await makePartial(cache);
    await writeFile(join(path, "maker"), `${(await whereabouts()).split("-")[0]}-1`);
    expect(await halfMade(cache)).toMatchObject([{ path, alive: true }]);
    await writeFile(join(path, "maker"), "00000000-1");
    expect(await halfMade(cache)).toMatchObject([{ path, alive: false }]);
  });

  it("can be removed, twice; nothing else can be removed this way", async () => {
    const path = await makePartial(cache);
    await removeHalfMade(path);
    await removeHalfMade(path);
    expect(existsSync(path)).toBe(false);
    await expect(removeHalfMade(cache)).rejects.toThrow("no half-made folder");
  });

  it("is not looked for in a cache that does not exist", async () => {
    expect(await halfMade(join(cache, "nowhere"))).toEqual([]);
  });
});
