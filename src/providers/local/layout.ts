import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../base/errors.ts";
import { isAssetId } from "../asset-id.ts";

/**
 * Where the local provider keeps things, below its state folder:
 *
 *     machines/<asset-id>/     a machine: asset.json (the tags), disk, keys, logs
 *     machines/.new-…          one that is being made; it gets its name when the tags are in it
 *     machines/.gone-…         one that is being removed
 *     releases/<asset-id>.json where a finished release lies
 */
export interface Layout {
  state: string;
  machines: string;
  releases: string;
}

/**
 * The layout below a state folder. Symbolic links in its path are resolved, because /proc shows real paths only.
 * Makes nothing: a folder that is not there yet is taken as it is written.
 * @param folder absolute path of the state folder.
 */
export async function layoutOf(folder: string): Promise<Layout> {
  const state = await realpath(folder).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return folder;
    throw error;
  });
  return { state, machines: join(state, "machines"), releases: join(state, "releases") };
}

/** Makes the folders of a state folder where they are missing, for this user only, and returns the layout. */
export async function makeLayout(folder: string): Promise<Layout> {
  await mkdir(join(folder, "machines"), { recursive: true, mode: 0o700 });
  await mkdir(join(folder, "releases"), { recursive: true, mode: 0o700 });
  return layoutOf(folder);
}

/** Files in a machine's folder. */
export const FILES = {
  tags: "asset.json",
  /** A hard link to the base image where the file system allows one: a cache that makes room cannot take it away. */
  base: "base.img",
  disk: "disk.qcow2",
  seed: "seed.img",
  key: "id_ed25519",
  hostKey: "host_ed25519",
  knownHosts: "known_hosts",
  /** A folder for what a build keeps between its steps. */
  work: "work",
} as const;

/** The folder of a machine. @throws RangeError for a text that is no asset-id: it must never become part of a path. */
export function machineFolder(layout: Layout, assetId: string): string {
  if (!isAssetId(assetId)) throw new RangeError(`${JSON.stringify(assetId)} is no asset-id.`);
  return join(layout.machines, assetId);
}

/** The record of a finished release. @throws RangeError for a text that is no asset-id. */
export function releaseRecord(layout: Layout, assetId: string): string {
  if (!isAssetId(assetId)) throw new RangeError(`${JSON.stringify(assetId)} is no asset-id.`);
  return join(layout.releases, `${assetId}.json`);
}
