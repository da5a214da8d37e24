import { lstat } from "node:fs/promises";
import { codeOf } from "./errors.ts";

/**
 * Whether there is anything at a path, a dangling link included.
 * @throws every trouble but "there is none": a folder that may not be read is no answer.
 */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}
