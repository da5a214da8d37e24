import { randomBytes } from "node:crypto";
import { lstat, readdir, readFile, realpath, rename, rm, rmdir, unlink } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { codeOf, UserError } from "../../base/errors.ts";

/**
 * Every line of the local provider that deletes machines and releases is in this file (base images: base-image/partial.ts).
 *
 * - `removeInside` deletes only what lies below the folder that is given with it, which is one of the state folder's;
 * - `removeMarked` deletes only a folder that says by a file in it that it belongs to the asset-id.
 *
 * A symbolic link is never followed: where the path itself is one, it is refused; inside a folder `rm` takes the link.
 */

/** The file that says which asset-id a folder outside of our own ones belongs to. Its content: the asset-id and a newline. */
export const MARKER = ".slipway-asset";

/** Files by which a folder tells whose it is. */
const MARKS: readonly string[] = [MARKER, "manifest.json"];

/** Deletes a file or folder that lies below `root`. One that is gone already is no error. @throws UserError for any other place. */
export async function removeInside(path: string, root: string): Promise<void> {
  if (!(await exists(path))) return;
  const place = join(await realpath(dirname(path)), path.slice(dirname(path).length));
  if (!place.startsWith((await realpath(root)) + sep)) throw refusal(path, `it is not inside ${root}`);
  const status = await lstat(path);
  if (status.isSymbolicLink()) throw refusal(path, "it is a symbolic link");
  if (!status.isDirectory()) return unlinkGone(path);
  // The name becomes free at once, and a folder that is half removed can be told from one that is whole.
  const going = join(dirname(path), `.gone-${randomBytes(6).toString("hex")}`);
  if (!(await rename(path, going).then(() => true, ignoreGone))) return;
  await rm(going, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Deletes a folder that carries our mark for this asset-id. An empty folder without a mark goes too: it was made, and
 * we were killed before it was marked. One that is gone is no error. @throws UserError for a folder that is not ours.
 */
export async function removeMarked(path: string, assetId: string, isOurs = carriesMarker): Promise<void> {
  if (!(await exists(path))) return;
  const status = await lstat(path);
  if (status.isSymbolicLink() || !status.isDirectory()) throw refusal(path, "it is no folder");
  if (await isOurs(path, assetId)) {
    // The marks go last: a kill half-way leaves a folder that can still be told as ours.
    const names = (await readdir(path)).filter((name) => !MARKS.includes(name));
    await Promise.all(names.map((name) => rm(join(path, name), { recursive: true, force: true, maxRetries: 3 })));
    return rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
  try {
    await rmdir(path); // Deletes an empty folder only.
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    if (codeOf(error) === "ENOTEMPTY") throw refusal(path, `no file ${MARKER} in it names ${assetId}`);
    throw error;
  }
}

/** Whether a folder has our marker for this asset-id. */
export async function carriesMarker(folder: string, assetId: string): Promise<boolean> {
  try {
    return (await readFile(join(folder, MARKER), "utf8")).trim() === assetId;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

function refusal(path: string, why: string): UserError {
  return new UserError(`${path} is not removed: ${why}.`, "If it is yours to remove, remove it by hand.");
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(() => true, ignoreGone);
}

async function unlinkGone(path: string): Promise<void> {
  await unlink(path).catch(ignoreGone);
}

function ignoreGone(error: unknown): false {
  if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return false;
  throw error;
}
