import type { ChildProcess } from "node:child_process";
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isRunning, ownMark, processStart } from "../../../src/host/process.ts";
import { endMachine } from "../../../src/providers/local/end-process.ts";
import { machineAssets } from "../../../src/providers/local/inventory.ts";
import type { Layout } from "../../../src/providers/local/layout.ts";
import { findMachine } from "../../../src/providers/local/machine.ts";
import { runningMachines } from "../../../src/providers/local/machine-process.ts";
import { makeMachineFolder } from "../../../src/providers/local/make-folder.ts";
import { registerFolder, registerRelease } from "../../../src/providers/local/register.ts";
import { releaseAssets } from "../../../src/providers/local/releases.ts";
import { removeAsset } from "../../../src/providers/local/remove-asset.ts";
import { AssetIdInUseError } from "../../../src/providers/provider.ts";
import { makeState, pretendQemu, runs, tagsOf } from "./fixtures.ts";

let layout: Layout;
const children: ChildProcess[] = [];
const pretend = async (...args: Parameters<typeof pretendQemu>) => {
  const child = await pretendQemu(...args);
  children.push(child);
  return child;
};
beforeEach(async () => {
  layout = await makeState();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(layout.state, { recursive: true });
});

/** Removes everything that is listed, all at once, as tear-down does. */
const removeAll = async () => {
  const assets = await machineAssets(layout);
  await Promise.all(assets.map((asset) => removeAsset(asset, layout, "/nowhere")));
};

describe("makeMachineFolder", () => {
  it("makes a folder for this user only, with the tags in it, and leaves no other", async () => {
    const folder = await makeMachineFolder(layout, await tagsOf("1.4.0"));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, "asset.json"))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(join(folder, "asset.json"), "utf8"))).toMatchObject({
      assetId: "1.4.0",
      lifetime: "ephemeral",
    });
    expect(await readdir(layout.machines)).toEqual(["1.4.0"]);
  });

  it("refuses an asset-id that is in use, says by whom, and harms nothing", async () => {
    const first = await tagsOf("1.4.0");
    await makeMachineFolder(layout, first);
    const second = makeMachineFolder(layout, await tagsOf("1.4.0", { owner: { name: "other" } }));
    await expect(second).rejects.toBeInstanceOf(AssetIdInUseError);
    await expect(second).rejects.toThrow("in use by a machine of octo/repo (https://example.org/run/1)");
    expect(await readdir(layout.machines)).toEqual(["1.4.0"]);
    expect(JSON.parse(await readFile(join(layout.machines, "1.4.0", "asset.json"), "utf8")).uuid).toBe(first.uuid);
  });

  it("lets exactly one of two that start at the same time have the name", async () => {
    const tries = await Promise.allSettled([1, 2, 3].map(async () => makeMachineFolder(layout, await tagsOf("1.4.0"))));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readdir(layout.machines)).toEqual(["1.4.0"]);
  });

  it("tells of another's machine whatever goes wrong, and leaves nothing of ours", async () => {
    const unwritable = { ...(await tagsOf("1.4.0")), memory: 1n as unknown as number }; // No JSON has it.
    await expect(makeMachineFolder(layout, unwritable)).rejects.toBeInstanceOf(TypeError);
    expect(await readdir(layout.machines)).toEqual([]);
    await makeMachineFolder(layout, await tagsOf("1.4.0"));
    await expect(makeMachineFolder(layout, unwritable)).rejects.toBeInstanceOf(AssetIdInUseError);
    expect(await readdir(layout.machines)).toEqual(["1.4.0"]);
  });

  it("never lets a text that is no asset-id become a path", async () => {
    await expect(makeMachineFolder(layout, await tagsOf("../other"))).rejects.toThrow("is no asset-id");
  });
});

describe("a process is known by its number and its start", () => {
  it("takes another process with the same number for gone", async () => {
    const mark = await ownMark();
    expect(await isRunning(mark)).toBe(true);
    expect(await isRunning({ ...mark, startTime: `${mark.startTime}1` })).toBe(false);
    expect(await isRunning({ ...mark, where: "00000000-1" })).toBe(false);
    expect(await isRunning({ pid: 1, startTime: "1", where: `${mark.where.split("-")[0]}-1` })).toBe(true); // Another container.
    expect(await processStart(2 ** 22 + 1)).toBeUndefined(); // Above the largest number there can be.
  });

  it("does not kill what got the number of a machine that has ended", async () => {
    const folder = await makeMachineFolder(layout, await tagsOf("1.4.0"));
    const child = await pretend("slipway:1.4.0", "u", folder);
    const [machine] = await runningMachines(layout);
    if (!machine) throw new Error("The machine was not found.");
    await endMachine({ ...machine, startTime: "1" }, layout);
    await endMachine({ ...machine, uuid: "another" }, layout);
    expect(await runs(child)).toBe(true);
    await endMachine(machine, layout);
    expect(await runs(child)).toBe(false);
  });
});

describe("removeAsset", () => {
  it("removes process and folders of one machine, and nothing of another or of a stranger", async () => {
    const [one, two] = [await tagsOf("one"), await tagsOf("two")];
    const [folder, other] = [await makeMachineFolder(layout, one), await makeMachineFolder(layout, two)];
    const [mine, others] = [
      await pretend("slipway:one", one.uuid, folder),
      await pretend("slipway:two", two.uuid, other),
    ];
    const stranger = await pretend("slipway:one", one.uuid, "/tmp");
    await mkdir(join(layout.machines, "holiday-pictures"));
    const assets = (await machineAssets(layout)).filter(({ assetId }) => assetId === "one");
    await Promise.all(assets.map((asset) => removeAsset(asset, layout, "/nowhere")));
    await Promise.all(assets.map((asset) => removeAsset(asset, layout, "/nowhere"))); // A second time is no error.
    expect(await Promise.all([mine, others, stranger].map(runs))).toEqual([false, true, true]);
    expect((await readdir(layout.machines)).sort()).toEqual(["holiday-pictures", "two"]);
  });

  it("ends a process whose folder is gone, and removes a folder whose tags are broken", async () => {
    const lost = join(layout.machines, "lost");
    await mkdir(lost);
    const child = await pretend("slipway:lost", "u", lost);
    await rm(lost, { recursive: true });
    await mkdir(join(layout.machines, "broken"));
    await writeFile(join(layout.machines, "broken", "asset.json"), "{");
    await removeAll();
    expect(await runs(child)).toBe(false);
    expect(await readdir(layout.machines)).toEqual([]);
  });

  it("refuses a folder that is not one of the state folder's, whatever the asset says", async () => {
    const asset = {
      type: "folder",
      assetId: "x",
      provider: "local",
      lifetime: "ephemeral",
      created: new Date(),
      state: "",
      abandoned: true,
    } as const;
    for (const id of [layout.state, layout.releases, "/tmp", join(layout.machines, "..")]) {
      await expect(removeAsset({ ...asset, id }, layout, "/nowhere")).rejects.toThrow("not removed");
    }
    await removeAsset({ ...asset, type: "base-image", id: layout.machines }, layout, layout.state); // Not in the cache's list.
    expect((await readdir(layout.state)).sort()).toEqual(["machines", "releases"]);
  });

  it("leaves the present run's folders alone when it removes what an earlier run left half-removed", async () => {
    const partial = join(layout.state, "partial");
    await mkdir(partial);
    await writeFile(join(partial, ".slipway-asset"), "1.4.0\n");
    const folder = await makeMachineFolder(layout, await tagsOf("1.4.0", { folders: [partial] }));
    await rename(folder, join(layout.machines, ".gone-0123456789ab"));
    await makeMachineFolder(layout, await tagsOf("1.4.0", { folders: [partial] }));
    const leftovers = (await machineAssets(layout)).filter(({ state }) => state === "half-removed");
    for (const asset of leftovers) await removeAsset(asset, layout, "/nowhere");
    expect(await readdir(layout.machines)).toEqual(["1.4.0"]);
    expect(await readdir(partial)).toEqual([".slipway-asset"]);
  });

  it("removes folders that were entered, if they carry the mark, and tells the one that does not", async () => {
    await makeMachineFolder(layout, await tagsOf("1.4.0"));
    const [partial, never, foreign] = ["partial", "never-made", "foreign"].map((name) => join(layout.state, name));
    for (const folder of [partial, never, foreign]) await registerFolder(layout.state, "1.4.0", folder ?? "");
    for (const folder of [partial, foreign]) {
      await mkdir(folder ?? "");
      await writeFile(join(folder ?? "", "file"), "x");
    }
    await writeFile(join(partial ?? "", ".slipway-asset"), "1.4.0\n");
    await expect(removeAll()).rejects.toThrow("foreign is not removed");
    expect((await readdir(layout.state)).sort()).toEqual(["foreign", "machines", "releases"]);
    expect(await readdir(layout.machines)).toEqual([]);
  });
});

describe("releases", () => {
  it("are listed as deliverables, outlive their machine, and go by command only", async () => {
    await makeMachineFolder(layout, await tagsOf("1.4.0"));
    const release = join(layout.state, "release");
    await registerFolder(layout.state, "1.4.0", release);
    await mkdir(release);
    await writeFile(join(release, "manifest.json"), '{"assetId": "1.4.0"}');
    await registerRelease(layout.state, "1.4.0", release, new Date("2026-01-01T11:30:00Z"));
    await removeAll();
    const [asset] = await releaseAssets(layout.state);
    expect(asset).toMatchObject({
      type: "release",
      id: release,
      assetId: "1.4.0",
      lifetime: "deliverable",
      owner: "octo/repo",
      state: "finished",
      abandoned: false,
    });
    if (!asset) throw new Error("The release was not listed.");
    await removeAsset(asset, layout, "/nowhere");
    expect(await releaseAssets(layout.state)).toEqual([]);
    expect((await readdir(layout.state)).sort()).toEqual(["machines", "releases"]);
  });

  it("are left alone where the folder holds another release by now", async () => {
    const release = join(layout.state, "release");
    await mkdir(release);
    await writeFile(join(release, "manifest.json"), '{"assetId": "1.5.0"}');
    await registerRelease(layout.state, "1.4.0", release, new Date());
    const [asset] = await releaseAssets(layout.state);
    if (!asset) throw new Error("The release was not listed.");
    await removeAsset(asset, layout, "/nowhere");
    expect(await readdir(release)).toEqual(["manifest.json"]);
    expect(await releaseAssets(layout.state)).toEqual([]);
  });

  it("are refused where the folder does not say what it is", async () => {
    const release = join(layout.state, "release");
    await mkdir(release);
    await writeFile(join(release, "thesis.txt"), "x");
    await registerRelease(layout.state, "1.4.0", release, new Date());
    const [asset] = await releaseAssets(layout.state);
    if (!asset) throw new Error("The release was not listed.");
    await expect(removeAsset(asset, layout, "/nowhere")).rejects.toThrow("not removed");
    expect(await readdir(release)).toEqual(["thesis.txt"]);
  });

  it("have one entry for each folder: a later one takes the place of an earlier", async () => {
    const [release, other] = [join(layout.state, "release"), join(layout.state, "other")];
    await registerRelease(layout.state, "1.4.0", release, new Date());
    await registerRelease(layout.state, "1.4.1", other, new Date());
    await registerRelease(layout.state, "1.5.0", release, new Date());
    expect((await releaseAssets(layout.state)).map(({ assetId }) => assetId).sort()).toEqual(["1.4.1", "1.5.0"]);
  });

  it("are listed although one entry goes while it is read", async () => {
    await registerRelease(layout.state, "1.4.0", "/r", new Date());
    await symlink("/nowhere/at/all", join(layout.releases, "going.json"));
    expect(await releaseAssets(layout.state)).toHaveLength(1);
  });
});

describe("findMachine", () => {
  it("says what became of a machine that is not running", async () => {
    await makeMachineFolder(layout, await tagsOf("ended"));
    await makeMachineFolder(
      layout,
      await tagsOf("captured", { captured: { at: "2026-01-01T11:00:00.000Z", virtualSize: 1 } }),
    );
    await expect(findMachine("ended", layout)).rejects.toThrow("does not run any more, and its lease ended");
    await expect(findMachine("captured", layout)).rejects.toThrow("was captured at 2026-01-01T11:00:00.000Z");
    await expect(findMachine("never", layout)).rejects.toThrow("There is no machine with the asset-id never here.");
  });

  it("is not misled by a process that has the name but not the uuid", async () => {
    const folder = await makeMachineFolder(layout, await tagsOf("1.4.0"));
    await pretend("slipway:1.4.0", "another", folder);
    await expect(findMachine("1.4.0", layout)).rejects.toThrow("does not run any more");
  });
});
