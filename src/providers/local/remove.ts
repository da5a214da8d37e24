import { randomBytes } from "node:crypto";
import { lstat, realpath, rename, rm, unlink } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { codeOf } from "../../base/errors.ts";
import { refusal } from "../../base/marked-folder.ts";

/**
 * Assets are deleted here, in `base/marked-folder.ts`, and for base images in `base-image/partial.ts`. All other lines
 * that delete take away what the same function has just made, or a known file inside of a folder of ours.
 *
 * - `removeInside`, below, deletes only what lies below the folder that is given with it, one of the state folder's;
 * - `removeMarked`, there, deletes only a folder that says by a file in it that it belongs to the asset-id.
 *
 * A symbolic link is never followed: where the path itself is one, it is refused; inside a folder `rm` takes the link.
 */

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
