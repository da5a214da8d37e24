import { entries } from "./cache.ts";

export { removeEntry } from "./cache.ts";
export type { HalfMade } from "./partial.ts";
export { halfMade, removeHalfMade } from "./partial.ts";

/** A complete base image, as the list of assets shows it. */
export interface CompleteImage {
  /** Absolute path of its folder. */
  path: string;
  /** Absolute path of its disk: the handle of its `BaseImage`. */
  disk: string;
  name: string;
  created: Date;
  lastUsed: Date;
  /** Bytes on disk. */
  size: number;
}

/** Every complete base image in the cache. */
export async function completeImages(cache: string): Promise<CompleteImage[]> {
  return (await entries(cache)).map(({ path, disk, name, created, lastUsed, size }) => ({
    ...{ path, disk, name, lastUsed, size },
    created: new Date(created),
  }));
}
