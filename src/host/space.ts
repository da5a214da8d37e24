import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../base/errors.ts";

/**
 * Bytes that this user can still write to the file system of `path`.
 * A path that does not exist yet counts as being where its nearest existing parent is.
 */
export async function freeSpace(path: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) !== "ENOENT" || parent === path) throw error;
    return freeSpace(parent);
  }
}
