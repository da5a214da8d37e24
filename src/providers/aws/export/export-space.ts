import { UserError } from "../../../base/errors.ts";
import { formatSize } from "../../../base/size.ts";

/** The space of a file system that several downloads share. */
export interface Space {
  /** Sets bytes aside; false where they are not free any more. */
  reserve(bytes: number): Promise<boolean>;
  /** They are written, and so are no longer among the free ones; or they are not needed. */
  release(bytes: number): void;
}

/** @param freeSpace bytes free in a folder's file system. */
export function createSpace(folder: string, freeSpace: (folder: string) => Promise<number>): Space {
  let reserved = 0;
  return {
    reserve: async (bytes) => {
      const free = await freeSpace(folder);
      if (free - reserved < bytes) return false;
      reserved += bytes;
      return true;
    },
    release: (bytes) => {
      reserved -= bytes;
    },
  };
}

/** What to say where an exported disk has to be fetched, and there is no room for it. */
export function noSpace(name: string, size: number, folder: string): UserError {
  return new UserError(
    `${name} has ${formatSize(size)}, and there is not as much free in ${folder}.`,
    "Free some space, choose another release-folder, or leave out what is made on this machine: `fetch: false` with vmdk, vhd and raw. The exported disk stays in the bucket; the same run again goes on with it.",
  );
}
