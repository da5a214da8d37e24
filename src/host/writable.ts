import { access, constants, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../base/errors.ts";

/** Why a folder cannot be looked into, although something is there; undefined where it can, or is not there yet. */
export async function unreadable(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return `${folder} is a file`;
    await access(folder, constants.R_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    switch (codeOf(error)) {
      case "ENOENT":
        return undefined;
      case "ENOTDIR":
        return `${dirname(folder)} is a file`;
      case "EACCES":
        return `${folder} cannot be read by this user`;
      default:
        throw error;
    }
  }
}

/**
 * Why nothing can be made in a folder, which need not exist yet: then the nearest one above it counts.
 * @returns a sentence without its end, or undefined where it can be written to.
 */
export async function unwritable(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return `${folder} is a file`;
    await access(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    switch (codeOf(error)) {
      case "ENOENT":
        return dirname(folder) === folder ? `${folder} does not exist` : unwritable(dirname(folder));
      case "ENOTDIR":
        return `${dirname(folder)} is a file`;
      case "EACCES":
      case "EROFS":
        return `${folder} cannot be written to by this user`;
      default:
        throw error;
    }
  }
}
