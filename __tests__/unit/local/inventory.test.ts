import type { ChildProcess } from "node:child_process";
import { mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ownMark } from "../../../src/host/process.ts";
import { machineAssets } from "../../../src/providers/local/inventory.ts";
import type { Layout } from "../../../src/providers/local/layout.ts";
import { keepMachine } from "../../../src/providers/local/machine.ts";
import { makeMachineFolder } from "../../../src/providers/local/make-folder.ts";
import { GONE, makeState, pretendQemu, tagsOf } from "./fixtures.ts";

describe("machineAssets", () => {
  let layout: Layout;
  const children: ChildProcess[] = [];
  const pretend = async (...args: Parameters<typeof pretendQemu>) => {
    const child = await pretendQemu(...args);
    children.push(child);
    return child;
  };
  const listed = async () =>
    (await machineAssets(layout))
      .map(({ type, assetId, state, abandoned }) => `${type} ${assetId}: ${state}${abandoned ? " (abandoned)" : ""}`)
      .sort();

  beforeEach(async () => {
    layout = await makeState();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await rm(layout.state, { recursive: true });
  });

  it("is empty where the state folder was never made", async () => {
    expect(
      await machineAssets({ state: "/nowhere", machines: "/nowhere/machines", releases: "/nowhere/releases" }),
    ).toEqual([]);
  });

  it("lists process and folder of a running machine, with the tags", async () => {
    const tags = await tagsOf("1.4.0");
    const folder = await makeMachineFolder(layout, tags);
    const child = await pretend("slipway:1.4.0", tags.uuid, folder);
    const assets = await machineAssets(layout);
    expect(assets).toMatchObject([
      {
        type: "process",
        id: String(child.pid),
        assetId: "1.4.0",
        lifetime: "ephemeral",
        size: 2 ** 30,
        state: "running, ssh on 127.0.0.1:40022",
      },
      {
        type: "folder",
        id: folder,
        assetId: "1.4.0",
        owner: "octo/repo",
        url: "https://example.org/run/1",
        abandoned: false,
      },
    ]);
    expect(assets[0]?.expires?.toISOString()).toBe("2026-01-01T12:00:00.000Z");
  });

  it("takes a machine as abandoned when its maker is gone, unless it was to stay and got ready, or was kept", async () => {
    await makeMachineFolder(layout, await tagsOf("attached", { maker: GONE }));
    await makeMachineFolder(layout, await tagsOf("failed", { maker: GONE, ready: false }));
    await keepMachine("failed", layout);
    await keepMachine("never-made", layout);
    await makeMachineFolder(layout, await tagsOf("staying", { maker: GONE, stays: true }));
    await makeMachineFolder(layout, await tagsOf("staying-young", { maker: GONE, stays: true, ready: false }));
    await makeMachineFolder(layout, await tagsOf("mine"));
    expect(await listed()).toEqual([
      "folder attached: machine has ended, owner is gone (abandoned)",
      "folder failed: starting",
      "folder mine: machine has ended",
      "folder staying-young: starting, owner is gone (abandoned)",
      "folder staying: machine has ended",
    ]);
  });

  it("finds what a kill left half-made and half-removed, and leaves what another process is just making", async () => {
    const { pid, startTime, where } = await ownMark();
    await mkdir(join(layout.machines, `.new-${pid}-${startTime}-${where}-01234567`));
    await mkdir(join(layout.machines, `.new-${pid}-1-${where}-01234567`));
    await mkdir(join(layout.machines, `.tmp-${pid}-1-${where}-01234567`));
    await mkdir(join(layout.machines, ".gone-0123456789ab"));
    expect(await listed()).toEqual([
      "folder (unknown): half-made",
      "folder (unknown): half-made (abandoned)",
      "folder (unknown): half-removed (abandoned)",
      "folder (unknown): temporary files (abandoned)",
    ]);
    const unseen = join(layout.machines, `.tmp-1-1-${where.split("-")[0]}-1-01234567`); // Another container's.
    await mkdir(unseen);
    expect(await listed()).toContain("folder (unknown): temporary files");
    await utimes(unseen, 0, 0); // For a day only.
    expect(await listed()).not.toContain("folder (unknown): temporary files");
  });

  it("lists a machine with broken tags under its folder's name, abandoned only when no process works there", async () => {
    const folder = join(layout.machines, "broken");
    await mkdir(folder);
    await writeFile(join(folder, "asset.json"), '{"assetId": "bro');
    expect(await listed()).toEqual(["folder broken: tags are broken: it is no JSON (abandoned)"]);
    const child = await pretend("slipway:broken", "u", folder);
    expect(await listed()).toEqual([
      `folder broken: tags are broken: it is no JSON, process ${child.pid} runs`,
      "process broken: running, tags are broken",
    ]);
  });

  it("finds a process whose folder is gone", async () => {
    const folder = join(layout.machines, "lost");
    await mkdir(folder);
    await pretend("slipway:lost", "u", folder);
    await rm(folder, { recursive: true });
    expect(await listed()).toEqual(["process lost: running, its folder is gone (abandoned)"]);
  });

  it("leaves strangers out: folders without tags, files, and processes that merely look a little like ours", async () => {
    await mkdir(join(layout.machines, "holiday-pictures"));
    await writeFile(join(layout.machines, "notes.txt"), "mine");
    await pretend("slipway:elsewhere", "u", "/tmp"); // works in another folder: another state folder's machine
    await pretend("slipway:editor", "u", layout.machines, "vi"); // no QEMU
    await pretend("holiday", "u", layout.machines); // no name of ours
    expect(await machineAssets(layout)).toEqual([]);
  });

  it("lists an artifact that is booted by itself as part of the build whose folder it works in", async () => {
    const tags = await tagsOf("1.4.0", { captured: { at: "2026-01-01T11:00:00.000Z", virtualSize: 1 } });
    const folder = await makeMachineFolder(layout, tags);
    await mkdir(join(folder, "work"));
    await pretend("slipway-boot:image.vmdk", "u", join(folder, "work"));
    expect(await listed()).toEqual([
      "folder 1.4.0: captured, disk at rest",
      "process 1.4.0: an artifact is booted to prove it",
    ]);
  });
});
