import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../base/errors.ts";
import { isAtWork, isRunning } from "../../host/process.ts";
import type { Asset } from "../asset.ts";
import { isAssetId } from "../asset-id.ts";
import { UNKNOWN } from "../provider.ts";
import { diskUsage } from "./disk-usage.ts";
import type { Layout } from "./layout.ts";
import { type MachineProcess, runningMachines } from "./machine-process.ts";
import { makerOf } from "./scratch.ts";
import { readTags, type Tags, type TagsFound } from "./tags.ts";

/**
 * Every machine of this state folder: processes and folders, also those that a kill left half-made or half-removed,
 * and processes whose folder is gone. Found by looking, never by memory.
 */
export async function machineAssets(layout: Layout): Promise<Asset[]> {
  const [names, processes] = await Promise.all([listFolder(layout.machines), runningMachines(layout)]);
  const folders = await Promise.all(names.map((name) => folderAsset(name, layout, processes)));
  const running = await Promise.all(processes.map((process) => processAsset(process, layout)));
  return [...running, ...folders.filter((asset) => asset !== undefined)];
}

/**
 * A folder without tags is a stranger's and is left out: the only folders of ours without tags have names that
 * we give them while we make or remove one.
 */
async function folderAsset(
  name: string,
  layout: Layout,
  processes: readonly MachineProcess[],
): Promise<Asset | undefined> {
  const path = join(layout.machines, name);
  const status = await lstatOrGone(path);
  if (!status?.isDirectory()) return undefined;
  const maker = makerOf(name);
  const going = /^\.gone-[0-9a-f]{12}$/.test(name);
  if (!maker && !going && !isAssetId(name)) return undefined;
  const [found, size] = await Promise.all([readTags(path), diskUsage(path)]);
  const common = { type: "folder", id: path, provider: "local", lifetime: "ephemeral", size } as const;
  const told = found.kind === "tags" ? describe(found.tags) : { assetId: UNKNOWN, created: status.mtime };
  if (maker) {
    const state = maker.kind === "new" ? "half-made" : "temporary files";
    return { ...common, ...told, state, abandoned: !(await isAtWork(maker, status.mtime)) };
  }
  // Nobody uses what is being removed; if the remover still lives, two that remove do not harm each other.
  if (going) return { ...common, ...told, state: "half-removed", abandoned: true };
  if (found.kind === "missing") return undefined;
  const process = processes.find(({ assetId, proof }) => assetId === name && !proof);
  if (found.kind === "broken") {
    // Tags are written whole, so a kill never breaks them. Without a process nobody works in that folder.
    const state = `tags are broken: ${found.why}${process ? `, process ${process.pid} runs` : ""}`;
    return { ...common, assetId: name, created: status.mtime, state, abandoned: process === undefined };
  }
  const lost = await isLost(found.tags);
  return { ...common, ...told, assetId: name, state: folderState(found.tags, process, lost), abandoned: lost };
}

async function processAsset(process: MachineProcess, layout: Layout): Promise<Asset> {
  if (process.proof) return proofAsset(process, layout);
  const found: TagsFound = isAssetId(process.assetId)
    ? await readTags(join(layout.machines, process.assetId))
    : { kind: "missing" };
  const common = {
    type: "process",
    id: String(process.pid),
    assetId: process.assetId,
    provider: "local",
    lifetime: "ephemeral",
  } as const;
  if (found.kind !== "tags" || found.tags.uuid !== process.uuid) {
    const state = found.kind === "broken" ? "running, tags are broken" : "running, its folder is gone";
    return { ...common, created: await startedAt(process), state, abandoned: found.kind !== "broken" };
  }
  const { tags } = found;
  const lost = await isLost(tags);
  const port = tags.sshPort === undefined ? "starting" : `running, ssh on 127.0.0.1:${tags.sshPort}`;
  return {
    ...common,
    ...describe(tags),
    size: tags.memory,
    state: lost ? `${port}, owner is gone` : port,
    abandoned: lost,
  };
}

/** An artifact that is booted dies with the process that proves it, which the folder's name or the machine's tags tell. */
async function proofAsset(process: MachineProcess, layout: Layout): Promise<Asset> {
  const maker = makerOf(process.assetId);
  const found: TagsFound = isAssetId(process.assetId)
    ? await readTags(join(layout.machines, process.assetId))
    : { kind: "missing" };
  const lost = maker
    ? !(await isRunning(maker))
    : found.kind === "missing" || (found.kind === "tags" && (await isLost(found.tags)));
  const told =
    found.kind === "tags"
      ? describe(found.tags)
      : { assetId: maker ? UNKNOWN : process.assetId, created: await startedAt(process) };
  const common = { type: "process", id: String(process.pid), provider: "local", lifetime: "ephemeral" } as const;
  return { ...common, ...told, state: "an artifact is booted to prove it", abandoned: lost };
}

/** Nobody comes back for it: the process that made it is gone, and neither was it to stay nor did anybody keep it. */
async function isLost(tags: Tags): Promise<boolean> {
  return !tags.kept && !(tags.stays && tags.ready) && !(await isRunning(tags.maker));
}

function folderState(tags: Tags, process: MachineProcess | undefined, lost: boolean): string {
  const ready = tags.ready ? "machine has ended" : "starting";
  const state = tags.captured ? "captured, disk at rest" : process ? "disk of the running machine" : ready;
  return lost ? `${state}, owner is gone` : state;
}

function describe(tags: Tags) {
  const { assetId, owner } = tags;
  const times = { created: new Date(tags.created), expires: new Date(tags.expires) };
  return { assetId, ...times, owner: owner.name, ...(owner.url === undefined ? {} : { url: owner.url }) };
}

/** When a process without tags began: its folder in /proc carries that time. */
async function startedAt(process: MachineProcess): Promise<Date> {
  return (await lstatOrGone(`/proc/${process.pid}`))?.ctime ?? new Date();
}

async function listFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

async function lstatOrGone(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
