import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { CancelledError, UserError } from "../base/errors.ts";
import { type Job, runInLanes } from "../base/lanes.ts";
import type { Task } from "../base/progress.ts";
import { formatSize } from "../base/size.ts";
import { freeSpace as spaceOf } from "../host/space.ts";
import { type Artifact, type Compression, FORMATS, type Format } from "../providers/format.ts";
import { type DiskFile, populatedSize } from "../qemu/img.ts";
import { artifactName, type Conversion, convertTo, expectedSeconds } from "./export-formats.ts";
import { sha256OfFile } from "./export-hash.ts";
import { makeOva } from "./export-package.ts";
import { exportSpace } from "./export-space.ts";

export { exportSpace } from "./export-space.ts";

export interface DiskExportRequest {
  /** Absolute path of the disk, at rest. It is read only. */
  disk: string;
  /** QEMU's name of its format: `qcow2`, `raw`. */
  diskFormat: string;
  /** Bytes of the disk as the guest sees it. */
  virtualSize: number;
  formats: readonly Format[];
  compression: Compression;
  /** Absolute path of an existing folder that takes the files. */
  folder: string;
  /** File name without its ending. */
  baseName: string;
  /** How many conversions run side by side. */
  cpus: number;
  /** What the OVA's machine is to have. Memory in bytes; the system as os-release names it. */
  machine: { memory: number; cpus: number; osName: string };
  /** Bytes free in a folder's file system; default: what statfs says. */
  freeSpace?: ((folder: string) => Promise<number>) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Exports a disk in all formats asked for, side by side, each format as a task of its own, and returns the artifacts
 * in the order of `FORMATS`. A file gets its name when it is whole; after an error or a cancel nothing half-made is left
 * (formats that were whole by then stay).
 * @throws UserError where the folder's file system has too little space · ToolError · CancelledError
 */
export async function exportDisk(request: DiskExportRequest, task: Task): Promise<Artifact[]> {
  const source: DiskFile = { path: request.disk, format: request.diskFormat };
  const formats = FORMATS.filter((format) => request.formats.includes(format));
  const populated = await populatedSize(source, request.signal);
  await checkSpace(request, exportSpace(formats, populated));

  // The other lanes have work for the other cores, and a second thread would only slow the longest conversion down.
  const threads = formats.length > 1 ? 1 : Math.max(1, request.cpus);
  const made = new Map<Format, Artifact>();
  const withVmdk = formats.includes("vmdk");
  const jobs = formats.map(
    (format): Job<Artifact> => ({
      name: format,
      weight: expectedSeconds(format, request.compression, withVmdk),
      after: format === "ova" && withVmdk ? ["vmdk"] : [],
      work: (signal) =>
        task.task(format, async (part) => {
          const artifact = await makeWhole(request, format, part, signal, async (target) => {
            const conversion: Conversion = { ...request, source, target, threads, signal };
            if (format === "ova") return makeOva({ ...request, conversion, populated, vmdk: made.get("vmdk") }, part);
            await convertTo(format, conversion, part);
            return undefined;
          });
          made.set(format, artifact);
          return artifact;
        }),
    }),
  );
  return runInLanes(jobs, request.cpus, request.signal);
}

/** Makes a file under a temporary name, takes its SHA-256 unless `make` has it already, and gives it its name. */
async function makeWhole(
  { folder, baseName, compression }: DiskExportRequest,
  format: Format,
  task: Task,
  signal: AbortSignal,
  make: (target: string) => Promise<string | undefined>,
): Promise<Artifact> {
  const path = join(folder, artifactName(baseName, format, compression));
  const partial = join(folder, `.${artifactName(baseName, format, compression)}.partial`);
  try {
    const known = await make(partial);
    const { size } = await stat(partial);
    const onBytes = (total: number) => task.update(total / size, "checksum");
    const sha256 = known ?? (await sha256OfFile(partial, { signal, onBytes }));
    await rename(partial, path);
    return { format, path, size, sha256 };
  } catch (error) {
    await rm(partial, { force: true });
    // Streams end with an AbortError of their own when the signal fires.
    throw signal.aborted ? new CancelledError() : error;
  }
}

async function checkSpace({ folder, freeSpace = spaceOf }: DiskExportRequest, needed: number): Promise<void> {
  const free = await freeSpace(folder);
  if (free >= needed) return;
  throw new UserError(
    `The export needs up to ${formatSize(needed)} in ${folder}, and ${formatSize(free)} are free.`,
    "Free some space, choose another folder, or fewer formats.",
  );
}
