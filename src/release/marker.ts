import { readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../base/errors.ts";

/** The file in a release folder under work that holds the asset-id: only what has it may be removed by tear-down or sweep. */
export const RELEASE_MARKER = ".slipway-asset";

/** Marks a folder as one that this asset-id may remove. */
export async function mark(folder: string, assetId: string): Promise<void> {
  await writeFile(join(folder, RELEASE_MARKER), `${assetId}\n`);
}

/** The asset-id in a folder's marker, or undefined where it has none or was killed while it got one. */
export async function markerOf(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, RELEASE_MARKER), "utf8")).trim() || undefined;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * Removes a folder if its marker says that it is of this asset-id; a folder that is gone is no error.
 * The marker goes last, so that a removal that was killed can be ended by the next one. A folder that holds nothing,
 * or nothing but an empty marker, is one that was killed at its first or last step: it goes too.
 */
export async function removeMarked(folder: string, assetId: string): Promise<void> {
  const marker = await markerOf(folder);
  const names = (await namesIn(folder))?.filter((name) => name !== RELEASE_MARKER);
  if (names === undefined || (marker === undefined ? names.length > 0 : marker !== assetId)) return;
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  await rm(join(folder, RELEASE_MARKER), { force: true });
  await rmdir(folder);
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}
