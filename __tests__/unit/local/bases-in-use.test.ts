import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { baseImageAssets } from "../../../src/providers/local/base-images.ts";
import { basesInUse } from "../../../src/providers/local/bases-in-use.ts";
import type { Layout } from "../../../src/providers/local/layout.ts";
import { makeMachineFolder } from "../../../src/providers/local/make-folder.ts";
import { removeAsset } from "../../../src/providers/local/remove-asset.ts";
import { makeState, tagsOf } from "./fixtures.ts";

describe("a base image that a machine reads in the cache itself", () => {
  let layout: Layout;
  let cache = "";
  let disk = "";
  beforeEach(async () => {
    layout = await makeState();
    cache = join(layout.state, "cache");
    const entry = join(cache, "base-images", "debian-12-00");
    disk = join(entry, "disk.raw");
    await mkdir(entry, { recursive: true });
    await writeFile(disk, "x");
    const info = { name: "debian-12", key: "00", file: "disk.raw", created: "2026-01-01T00:00:00Z" };
    await writeFile(join(entry, "info.json"), JSON.stringify(info));
    const base = { name: "debian-12", reference: "debian-12", digest: "sha256:00", handle: disk, cached: true };
    await makeMachineFolder(layout, await tagsOf("reads", { base }));
  });
  afterEach(() => rm(layout.state, { recursive: true }));

  it("is in use, and so is it said in the list", async () => {
    expect(await basesInUse(layout)).toEqual([disk]);
    expect(await baseImageAssets(cache, [disk])).toMatchObject([{ inUse: true, state: "cached, in use" }]);
  });

  it("is not removed before the machine is", async () => {
    const [asset] = await baseImageAssets(cache);
    if (!asset) throw new Error("The base image was not listed.");
    await expect(removeAsset(asset, layout, cache)).rejects.toThrow("a machine reads it");
    expect(await baseImageAssets(cache)).toHaveLength(1);
  });

  it("is free where the machine has a second name of its own for it", async () => {
    await writeFile(join(layout.machines, "reads", "base.img"), "x");
    expect(await basesInUse(layout)).toEqual([]);
    const [asset] = await baseImageAssets(cache);
    if (asset) await removeAsset(asset, layout, cache);
    expect(await baseImageAssets(cache)).toEqual([]);
  });
});
