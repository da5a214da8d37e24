import { rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Task } from "../../../base/progress.ts";
import { formatSize } from "../../../base/size.ts";
import type { Artifact, Format } from "../../format.ts";
import type { ExportDisk } from "../../local/index.ts";
import type { ExportRequest } from "../../provider.ts";
import { readBuildFacts } from "../image/kept-record.ts";
import type { AwsOptions } from "../options.ts";
import type { AwsFormat, ExportPlan } from "./export-plan.ts";
import { createSpace, noSpace } from "./export-space.ts";
import { fetchObject, hashObject } from "./fetch.ts";
import { removeObjects, type StoredObject } from "./objects.ts";

/** QEMU's names of the formats that come from AWS. */
const QEMU_FORMATS: Record<AwsFormat, string> = { vmdk: "vmdk", vhd: "vpc", raw: "raw" };

/** What an OVA asks for where nobody knows what its machine had: two processors and 4 GiB. */
const DEFAULT_MACHINE = { cpus: 2, memory: 4 * 2 ** 30 };

/** Makes the artifacts that come of an exported disk: the disk itself, and what is converted from it. */
export type Arrival = (format: AwsFormat, object: StoredObject, task: Task, signal: AbortSignal) => Promise<Artifact[]>;

export interface ArrivalTools {
  exportDisk: ExportDisk;
  freeSpace: (folder: string) => Promise<number>;
}

/**
 * Fetches each disk once where it is wanted here, or where others are made from it. `fetch` off: only its checksum is
 * taken, straight from S3. `fetch` not given: on where there is room.
 */
export function createArrival(
  request: ExportRequest,
  plan: ExportPlan,
  { exportDisk, freeSpace }: ArrivalTools,
  options: AwsOptions,
): Arrival {
  const { folder, baseName } = request;
  const space = createSpace(folder, freeSpace);

  return async (format, object, task, signal) => {
    const ended: AwsOptions = { ...options, signal };
    const location = `s3://${object.bucket}/${object.key}`;
    const isSource = format === plan.source;
    const needed = isSource || options.settings.fetch === true;
    if (options.settings.fetch === false && !isSource) return [await leaveThere(format, object, location, ended, task)];
    if (!(await space.reserve(object.size))) {
      if (needed) throw noSpace(`${baseName}.${format}`, object.size, folder);
      task.line(`stays in the bucket: ${formatSize(object.size)} do not fit into ${folder}`);
      return [await leaveThere(format, object, location, ended, task)];
    }
    const partial = join(folder, `.${baseName}.${format}.fetched`);
    try {
      const sha256 = await fetchObject(object, partial, ended, task).finally(() => space.release(object.size));
      const asItIs = format !== "raw" && !plan.auxiliary;
      const path = asItIs ? join(folder, `${baseName}.${format}`) : partial;
      if (asItIs) await rename(partial, path);
      const converted = await convert(format, path, isSource ? plan.converted : [], task, signal);
      if (plan.auxiliary) await removeObjects(object.bucket, [object.key], ended);
      const itself = asItIs ? [{ format, path, size: object.size, sha256, location }] : [];
      return [...itself, ...converted.map((made) => (made.format === format ? { ...made, location } : made))];
    } finally {
      await rm(partial, { force: true });
    }
  };

  /** A raw disk is handed out compressed, as on the local provider; in the bucket it stays as AWS made it. */
  async function convert(
    format: AwsFormat,
    disk: string,
    others: readonly Format[],
    task: Task,
    signal: AbortSignal,
  ): Promise<Artifact[]> {
    const formats = format === "raw" && plan.exported.includes("raw") ? (["raw", ...others] as const) : others;
    if (formats.length === 0) return [];
    const { image, compression } = request;
    const { cpus, memory } = (await readBuildFacts(options.state, image.assetId)) ?? DEFAULT_MACHINE;
    const source = { disk, diskFormat: QEMU_FORMATS[format], virtualSize: image.virtualSize };
    const machine = { cpus, memory, osName: image.base.name };
    const wanted = { formats, compression, folder, baseName, machine, cpus: availableParallelism(), signal };
    return await exportDisk({ ...source, ...wanted }, task);
  }

  async function leaveThere(
    format: AwsFormat,
    object: StoredObject,
    location: string,
    ended: AwsOptions,
    task: Task,
  ): Promise<Artifact> {
    const sha256 = object.sha256 ?? (await hashObject(object, ended, task));
    return { format, path: join(folder, `${baseName}.${format}`), size: object.size, sha256, location, fetched: false };
  }
}
