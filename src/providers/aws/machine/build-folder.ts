import { lstat, mkdir, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { codeOf, UserError } from "../../../base/errors.ts";
import { carriesMarker, MARKER, markerOf, markFolder, refusal, removeMarked } from "../../../base/marked-folder.ts";
import { isRunning } from "../../../host/process.ts";
import { closeConnection } from "../../../ssh/client.ts";
import { makeControlFolder } from "../../../ssh/control-folder.ts";
import type { Asset } from "../../asset.ts";
import { isAssetId } from "../../asset-id.ts";
import { AssetIdInUseError } from "../../provider.ts";
import {
  type BuildRecord,
  buildFolder,
  buildsFolder,
  changeBuildRecord,
  FILES,
  readBuildFolder,
  sshTargetOf,
  writeBuildRecord,
} from "./build-record.ts";

export { buildFolder, readBuildFolder, workFolder } from "./build-record.ts";

/**
 * Makes the folder of a build on this machine, or takes up the one that an earlier run of the same owner left here:
 * its key may still open the machine. The marker comes first and the record right after it, so that a kill leaves
 * nothing that `folderAssets` does not show.
 * @returns the record as it stands now.
 * @throws AssetIdInUseError where the build is another's, or a process on this machine is at work on it.
 */
export async function makeBuildFolder(state: string, record: BuildRecord): Promise<BuildRecord> {
  const { assetId } = record;
  const folder = buildFolder(state, assetId);
  await mkdir(buildsFolder(state), { recursive: true, mode: 0o700 });
  const old = (await makeFolder(folder)) ? undefined : await takeUp(state, record);
  if (!old) await markFolder(folder, assetId);
  const controlFolder = old?.controlFolder ?? record.controlFolder;
  const folders = [...new Set([...(old?.folders ?? []), ...record.folders])];
  // The way to an earlier instance stays: if it is taken up, its known_hosts holds.
  const made: BuildRecord = { ...record, controlFolder, folders, ...(old?.machine ? { machine: old.machine } : {}) };
  await writeBuildRecord(state, made);
  await mkdir(join(folder, FILES.work), { recursive: true, mode: 0o700 });
  if (controlFolder === folder || (await usable(controlFolder, assetId))) return made;
  // Somebody else has that name: without a folder of its own the connection is not shared, which is only slower.
  const others = folders.filter((path) => path !== controlFolder);
  return changeBuildRecord(state, assetId, (now) => ({ ...now, controlFolder: folder, folders: others }));
}

async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function usable(folder: string, assetId: string): Promise<boolean> {
  return (await makeControlFolder(folder, assetId)) || carriesMarker(folder, assetId);
}

/** The record that is there, if this run may go on with it; undefined where its maker was killed before it wrote one. */
async function takeUp(state: string, record: BuildRecord): Promise<BuildRecord | undefined> {
  const { assetId, owner, maker } = record;
  const folder = buildFolder(state, assetId);
  if (!(await isOurs(folder, assetId))) {
    throw new UserError(
      `${folder} is in the way: it is no build's folder.`,
      "Move it away, or choose another asset-id.",
    );
  }
  const old = await readBuildFolder(state, assetId);
  if (!old) return undefined;
  const isOwn = old.maker.pid === maker.pid && old.maker.startTime === maker.startTime;
  if (old.owner.name !== owner.name) throw new AssetIdInUseError(assetId, describe(old));
  if (!isOwn && (await isRunning(old.maker))) {
    throw new AssetIdInUseError(
      assetId,
      `${describe(old)}, at which process ${old.maker.pid} on this machine is at work`,
    );
  }
  return old;
}

/** It says so, or was killed at its first step or its last, when it holds nothing or an empty marker. */
async function isOurs(folder: string, assetId: string): Promise<boolean> {
  const marker = await markerOf(folder);
  return marker === assetId || (marker === undefined && (await readdir(folder)).every((name) => name === MARKER));
}

function describe({ owner, created }: BuildRecord): string {
  return `a build of ${owner.name}${owner.url ? ` (${owner.url})` : ""}, made ${created}`;
}

/**
 * Enters a folder that goes with a build into its record, before the folder is made: a kill between the two leaves an
 * entry without a folder, which harms nobody.
 * @param folder absolute path. @throws UserError where there is no such build.
 */
export async function registerFolder(state: string, assetId: string, folder: string): Promise<void> {
  await changeBuildRecord(state, assetId, (record) => ({
    ...record,
    folders: [...new Set([...record.folders, folder])],
  }));
}

/** The folders of all builds on this machine, also those that a kill left half-made. Other folders are left out. */
export async function folderAssets(state: string): Promise<Asset[]> {
  const names = await readdir(buildsFolder(state)).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  const assets = await Promise.all(names.filter(isAssetId).map((assetId) => folderAsset(state, assetId)));
  return assets.flatMap((asset) => (asset ? [asset] : []));
}

async function folderAsset(state: string, assetId: string): Promise<Asset | undefined> {
  const id = buildFolder(state, assetId);
  const status = await lstat(id).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (!status?.isDirectory()) return undefined;
  const common = { type: "folder", id, assetId, provider: "aws", lifetime: "ephemeral" } as const;
  const record = await readBuildFolder(state, assetId);
  if (!record) {
    return (await isOurs(id, assetId))
      ? { ...common, created: status.mtime, state: "half-made or half-removed", abandoned: true }
      : undefined;
  }
  const { owner, kept, stays, ready, maker } = record;
  // The folder alone says nothing of the machine: what is in AWS goes by its lease, and by its own tags.
  const abandoned = !kept && !(stays && ready) && !(await isRunning(maker));
  return {
    ...common,
    region: record.region,
    created: new Date(record.created),
    expires: new Date(record.expires),
    state: `key and records${abandoned ? ", owner is gone" : ""}`,
    abandoned,
    owner: owner.name,
    ...(owner.url === undefined ? {} : { url: owner.url }),
  };
}

/**
 * Removes a build's folder, and what is entered in its record: those folders first, each only where it carries the
 * build's marker. One that is gone already is no error.
 * @throws UserError for a folder that is none of ours.
 */
export async function removeBuildFolder(asset: Asset, state: string): Promise<void> {
  const { id: folder, assetId } = asset;
  if (dirname(folder) !== buildsFolder(state) || basename(folder) !== assetId) {
    throw refusal(folder, `it is not inside ${buildsFolder(state)}`);
  }
  const record = await readBuildFolder(state, assetId);
  const target = record && sshTargetOf(state, record);
  // A shared connection stays up for a minute after its last use: ssh would be left behind as a process.
  if (target) await closeConnection(target);
  const others = await Promise.allSettled((record?.folders ?? []).map((other) => removeMarked(other, assetId)));
  await removeMarked(folder, assetId);
  // A folder that turned out not to be ours is told once, and keeps nobody from removing what is.
  const refused = others.find((answer) => answer.status === "rejected");
  if (refused) throw refused.reason;
}
