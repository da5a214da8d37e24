import { open } from "node:fs/promises";
import { UserError } from "../base/errors.ts";
import { run } from "../base/run.ts";

/** How a qcow2 begins: `QFI` and 0xfb. */
const QCOW2_MAGIC = 0x514649fb;

/** A disk's format as QEMU names it. */
export type DriverName = "raw" | "qcow2" | "vmdk" | "vpc" | "vhdx" | "vdi";

/**
 * Makes a copy-on-write disk over another, which is never written to.
 * @param request.size bytes that the guest sees; absent: as large as the disk below. A smaller one cuts it off without a word, so callers look at `virtualSizeOf` first.
 * @throws ToolError where the disk below is not of that format.
 */
export async function createOverlay(
  request: { path: string; backing: string; backingFormat: DriverName; size?: number | undefined },
  signal?: AbortSignal,
): Promise<void> {
  const { path, backing, backingFormat, size } = request;
  const args = ["create", "-q", "-f", "qcow2", "-b", backing, "-F", backingFormat, "--", path];
  await run("qemu-img", size === undefined ? args : [...args, String(size)], { signal });
}

/**
 * Whether a disk is qcow2 or raw, by its first four bytes (docs/interop/qcow2 of QEMU: `QFI` and 0xfb).
 * Only for disks that no guest has written to: a guest could put the magic into a raw disk.
 */
export async function baseFormat(path: string): Promise<"qcow2" | "raw"> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === QCOW2_MAGIC ? "qcow2" : "raw";
  } finally {
    await file.close();
  }
}

/**
 * Bytes of a qcow2 or raw disk as a guest sees it, read from its header (bytes 24 to 31 of a qcow2) without any tool.
 * Only for disks that no guest has written to, as with `baseFormat`.
 */
export async function virtualSizeOf(path: string): Promise<number> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
    if (bytesRead === 32 && buffer.readUInt32BE(0) === QCOW2_MAGIC) return Number(buffer.readBigUInt64BE(24));
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

/** @throws UserError where a base image refers to other files (a backing or a data file): it could name any file here. */
export async function refuseReferences(path: string, format: DriverName, signal?: AbortSignal): Promise<void> {
  const { stdout } = await run("qemu-img", ["info", "-U", "--output=json", "-f", format, "--", path], { signal });
  if (/"(full-)?backing-filename"|"data-file"/.test(stdout)) {
    throw new UserError(
      `The base image ${path} refers to another file.`,
      "Make it whole with `qemu-img convert -O qcow2 <image> <whole image>` and use that.",
    );
  }
}
