import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntryInfo } from "../../../src/providers/local/base-image/cache.ts";
import { entries, publish, removeEntry, touch } from "../../../src/providers/local/base-image/cache.ts";
import { halfMade, makePartial } from "../../../src/providers/local/base-image/partial.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "base-image-"));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

const info = (created: string): EntryInfo => ({
  ...{
    name: "debian-12",
    reference: "debian-12",
    key: "k".repeat(64),
    digest: "sha256:00",
    file: "disk.raw",
    virtualSize: 1,
    created,
  },
});
const find = async () => (await entries(cache))[0];
const filled = async (content: string) => {
  const partial = await makePartial(cache);
  await writeFile(join(partial, "disk.raw"), content);
  return partial;
};

describe("an entry of the cache", () => {
  it("appears whole and read-only", async () => {
    const entry = await publish(cache, await filled("x"), info("2026-01-01T00:00:00.000Z"), find);
    expect((await stat(entry.disk)).mode & 0o222).toBe(0);
    expect(await halfMade(cache)).toEqual([]);
    expect((await entries(cache)).map(({ path }) => path)).toEqual([entry.path]);
  });

  it("that another build finished first is adopted, and ours is removed", async () => {
    const first = await publish(cache, await filled("first"), info("2026-01-01T00:00:00.000Z"), find);
    const second = await publish(cache, await filled("second"), info("2026-01-01T00:00:09.000Z"), find);
    expect(second.path).toBe(first.path);
    expect(await entries(cache)).toHaveLength(1);
    expect(await halfMade(cache)).toEqual([]);
  });

  it("whose description is cut off is none", async () => {
    const { path } = await publish(cache, await filled("x"), info("2026-01-01T00:00:00.000Z"), find);
    await rm(join(path, "info.json"));
    await writeFile(join(path, "info.json"), '{"name": "deb');
    expect(await entries(cache)).toEqual([]);
  });

  it("that is too old is not replaced in place: who reads it goes on reading it", async () => {
    const old = await publish(cache, await filled("old"), info("2026-01-01T00:00:00.000Z"), find);
    const young = await publish(cache, await filled("young"), info("2026-02-01T00:00:00.000Z"), async () => undefined);
    expect(young.path).not.toBe(old.path);
    expect((await find())?.path).toBe(young.path);
    await stat(old.disk);
  });

  it("remembers when it was used, and is gone when removed, also twice", async () => {
    const entry = await publish(cache, await filled("x"), info("2026-01-01T00:00:00.000Z"), find);
    await touch(entry, new Date("2026-03-01T00:00:00Z"));
    expect((await find())?.lastUsed.toISOString()).toBe("2026-03-01T00:00:00.000Z");
    await removeEntry(cache, entry.path);
    await removeEntry(cache, entry.path);
    expect(await entries(cache)).toEqual([]);
    expect(await halfMade(cache)).toEqual([]);
  });
});
