import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../base/errors.ts";
import { FILES } from "./layout.ts";

/** Bytes in a block of `stat`, whatever the file system's own are (stat(2)). */
const BLOCK = 512;

/**
 * Bytes that a file or folder occupies; holes do not count. Links are not followed, and a machine's second name
 * for its base image is not counted: that space is the cache's. What vanishes meanwhile counts as nothing.
 */
export async function diskUsage(path: string): Promise<number> {
  try {
    const status = await lstat(path);
    if (!status.isDirectory()) return status.blocks * BLOCK;
    const names = (await readdir(path)).filter((name) => name !== FILES.base);
    const sizes = await Promise.all(names.map((name) => diskUsage(join(path, name))));
    return sizes.reduce((sum, size) => sum + size, status.blocks * BLOCK);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return 0;
    throw error;
  }
}
