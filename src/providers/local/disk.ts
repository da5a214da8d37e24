import { link } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, UserError } from "../../base/errors.ts";
import { GiB } from "../../base/size.ts";
import { baseFormat, createOverlay, refuseReferences, virtualSizeOf } from "../../qemu/overlay.ts";
import { FILES } from "./layout.ts";

/**
 * Makes the machine's disk: copy-on-write over the base image.
 *
 * The base gets a second name in the machine's folder where the file system allows that (a hard link costs nothing), so
 * that a cache that makes room does not take a running machine's base away. Elsewhere it is used where it is.
 * @param size bytes that the guest sees; the guest grows its root file system to it at its first boot.
 * @throws UserError where the base image refers to another file, or is larger: its end would be cut off.
 */
export async function makeDisk(folder: string, base: string, size: number, signal?: AbortSignal): Promise<string> {
  const [format, needed] = await Promise.all([baseFormat(base), virtualSizeOf(base)]);
  if (needed > size) {
    const { problem, remedy } = tooSmall(needed);
    throw new UserError(problem, remedy);
  }
  if (format === "qcow2") await refuseReferences(base, format, signal);
  const backing = await nameInFolder(base, join(folder, FILES.base));
  const path = join(folder, FILES.disk);
  await createOverlay({ path, backing, backingFormat: format, size }, signal);
  return path;
}

/** What is wrong with a disk that is smaller than its base image. @param needed bytes of the base as a guest sees it. */
export function tooSmall(needed: number): { problem: string; remedy: string } {
  return {
    problem: `The disk is smaller than its base image, which has ${needed} bytes.`,
    remedy: `Give disk-size ${Math.ceil(needed / GiB)} GiB or more.`,
  };
}

async function nameInFolder(base: string, name: string): Promise<string> {
  try {
    await link(base, name);
    return name;
  } catch (error) {
    // Another file system, a file of another user, or a file system without links.
    if (["EXDEV", "EPERM", "EACCES", "EMLINK", "ENOTSUP", "EOPNOTSUPP"].includes(codeOf(error) ?? "")) return base;
    throw error;
  }
}
