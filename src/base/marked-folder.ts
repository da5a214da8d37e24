import { lstat, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, UserError } from "./errors.ts";

/**
 * Folders outside of our own ones: they say by a file in them which asset-id they belong to, and only what says so is
 * ever removed. Assets are deleted here, in `providers/local/remove.ts` and in `providers/local/base-image/partial.ts`;
 * every other line that deletes takes away a temporary folder or file that the same function made, or an older tool.
 */

/** The file that says whose a folder is. Its content: the asset-id and a newline. */
export const MARKER = ".slipway-asset";

/** Marks a folder as one that this asset-id may remove. */
export async function markFolder(folder: string, assetId: string): Promise<void> {
  await writeFile(join(folder, MARKER), `${assetId}\n`);
}

/** The asset-id in a folder's marker, or undefined where it has none or was killed while it got one. */
export async function markerOf(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, MARKER), "utf8")).trim() || undefined;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Whether a folder has our marker for this asset-id. */
export async function carriesMarker(folder: string, assetId: string): Promise<boolean> {
  return (await markerOf(folder)) === assetId;
}

/**
 * Removes a folder that belongs to this asset-id; one that is gone is no error.
 * The marker goes last, so that a removal that was killed can be ended by the next one. A folder that holds nothing,
 * or nothing but an empty marker, was killed at its first or last step: it goes too.
 * @param proof another way in which a folder says whose it is: by a file that, like the marker, goes last.
 * @throws UserError for a folder that is not ours, and for a symbolic link, which is never followed.
 */
export async function removeMarked(folder: string, assetId: string, proof?: Proof): Promise<void> {
  const names = await namesIn(folder);
  if (names === undefined) return;
  const last = [MARKER, ...(proof ? [proof.file] : [])];
  const content = names.filter((name) => !last.includes(name));
  const isUnfinished = names.every((name) => name === MARKER) && (await markerOf(folder)) === undefined;
  const isOurs = isUnfinished || (await carriesMarker(folder, assetId)) || (await proof?.names(folder, assetId));
  if (!isOurs) throw refusal(folder, `nothing in it names ${assetId}`);
  await Promise.all(content.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })));
  for (const name of last) await rm(join(folder, name), { force: true });
  await rmdir(folder);
}

/** A file by which a folder says whose it is, besides the marker. */
export interface Proof {
  file: string;
  names(folder: string, assetId: string): Promise<boolean>;
}

/** What is in a folder; undefined where there is none. @throws UserError where it is a link or a file. */
async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    if (!(await lstat(folder)).isDirectory()) throw refusal(folder, "it is no folder");
    return await readdir(folder);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Why something is left alone. */
export function refusal(path: string, why: string): UserError {
  return new UserError(`${path} is not removed: ${why}.`, "If it is yours to remove, remove it by hand.");
}

function isGone(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "");
}
