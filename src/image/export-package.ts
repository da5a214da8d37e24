import { createHash } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import type { Task } from "../base/progress.ts";
import type { Artifact } from "../providers/format.ts";
import { type Conversion, convertTo } from "./export-formats.ts";
import { sha256OfFile } from "./export-hash.ts";
import { writeArchive } from "./export-ova.ts";
import { ovfDescriptor } from "./export-ovf.ts";

export interface OvaRequest {
  /** Its target is the package. */
  conversion: Conversion;
  baseName: string;
  machine: { memory: number; cpus: number; osName: string };
  /** Bytes in use on the disk. */
  populated: number;
  /** The VMDK made for people; without it one is made, put in, and removed. */
  vmdk: Artifact | undefined;
}

/**
 * Makes an OVA: descriptor, manifest with the SHA-256 of both other files, and the stream-optimised VMDK, in this order,
 * in a ustar archive (DMTF DSP0243, 5.3 "Distribution as a single file").
 * @returns the SHA-256 of the package
 */
export async function makeOva(request: OvaRequest, task: Task): Promise<string> {
  const { conversion, baseName, machine } = request;
  const own = `${conversion.target}.disk`;
  try {
    const disk = request.vmdk ?? (await makeDisk({ ...conversion, target: own }, task));
    task.update(undefined, "packing");
    const name = inside(baseName);
    const diskFile = `${name}-disk1.vmdk`;
    const descriptor = ovfDescriptor({
      name: baseName,
      diskFile,
      diskFileSize: disk.size,
      capacity: conversion.virtualSize,
      populated: request.populated,
      ...machine,
    });
    const descriptorSum = createHash("sha256").update(descriptor).digest("hex");
    const entries = [
      { name: `${name}.ovf`, text: descriptor },
      {
        name: `${name}.mf`,
        text: `SHA256(${name}.ovf)= ${descriptorSum}\nSHA256(${diskFile})= ${disk.sha256}\n`,
      },
      { name: diskFile, path: disk.path, size: disk.size },
    ];
    return await writeArchive(conversion.target, entries, conversion.signal);
  } finally {
    await rm(own, { force: true });
  }
}

/** Names of files in the package: a ustar header holds 100 bytes, ending included. */
function inside(baseName: string): string {
  return Buffer.from(baseName)
    .subarray(0, 80)
    .toString()
    .replace(/\uFFFD+$/, "");
}

async function makeDisk(conversion: Conversion, task: Task): Promise<Pick<Artifact, "path" | "size" | "sha256">> {
  await convertTo("vmdk", conversion, task);
  const [{ size }, sha256] = await Promise.all([
    stat(conversion.target),
    sha256OfFile(conversion.target, { signal: conversion.signal }),
  ]);
  return { path: conversion.target, size, sha256 };
}
