import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../base/errors.ts";
import { FILES, type Layout } from "./layout.ts";
import { readTags } from "./tags.ts";

/**
 * The disks in the cache that machines read where they are, because they could not be given a second name in the
 * machine's folder (`disk.ts`), or are just being given one. The cache must not take these away.
 * @returns absolute paths, as `BaseImage.handle` has them.
 */
export async function basesInUse(layout: Layout): Promise<string[]> {
  const names = await readdir(layout.machines).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  const handles = await Promise.all(names.map((name) => handleOf(join(layout.machines, name))));
  return [...new Set(handles.filter((handle) => handle !== undefined))];
}

async function handleOf(folder: string): Promise<string | undefined> {
  const found = await readTags(folder);
  if (found.kind !== "tags") return undefined;
  try {
    await lstat(join(folder, FILES.base));
    return undefined;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return found.tags.base.handle;
    throw error;
  }
}
