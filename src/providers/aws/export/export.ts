import { CancelledError, throwProblems, UserError } from "../../../base/errors.ts";
import { type Job, runInLanes } from "../../../base/lanes.ts";
import type { Task } from "../../../base/progress.ts";
import { freeSpace as spaceOf } from "../../../host/space.ts";
import { type Artifact, FORMATS } from "../../format.ts";
import type { ExportDisk } from "../../local/index.ts";
import type { ExportRequest } from "../../provider.ts";
import { findingsOf } from "../findings.ts";
import { deliverableOf, imagesOf, type OurImage, wholeTags } from "../image/image-facts.ts";
import type { AwsOptions } from "../options.ts";
import { createCopies } from "./copies.ts";
import { type Arrival, createArrival } from "./export-arrive.ts";
import { type AwsFormat, type ExportPlan, exportProblems, planExport } from "./export-plan.ts";
import { type ExportTask, exportTasksOf } from "./export-tasks.ts";
import { createTurns } from "./export-turns.ts";
import { type DiskOf, exportedDisk } from "./exported-disk.ts";
import { bucketFolder, removeObjects } from "./objects.ts";
import { claimFolder, WRITE_PROBE } from "./record.ts";

/** What is handed in, because the formats are the image's business and not the provider's. */
export interface ExportTools {
  exportDisk: ExportDisk;
  /** Bytes free in a folder's file system; default: what statfs says. */
  freeSpace?: (folder: string) => Promise<number>;
}

/**
 * Makes the export of an AMI. Each format goes its own way without waiting for another: copy, export by AWS, its final
 * name in the bucket, and, where wanted, to this machine; what AWS cannot make is converted as soon as its source is
 * here. What an earlier run has begun is taken up: objects, tasks, copies.
 * @returns the artifacts in the order of `FORMATS`.
 */
export function createExport(tools: ExportTools) {
  return async (request: ExportRequest, options: AwsOptions, task: Task): Promise<Artifact[]> => {
    const { image, formats } = request;
    throwProblems(exportProblems(formats, options.settings));
    if (formats.length === 0) return [];
    const plan = planExport(formats, options.settings.exportBy);
    const [images, tasks] = await findWork(image.assetId, options);
    const tags = await claimExport(images, options);
    const arrival = createArrival(request, plan, { ...tools, freeSpace: tools.freeSpace ?? spaceOf }, options);
    const copies = createCopies(image, images, options);
    const inTurns = plan.by === "queue";
    const spare: string[] = [];
    const disks = exportedDisk({ request, tags, tasks, copies, turns: createTurns(), inTurns, spare }, options);
    const jobs = exportJobs(plan, disks, tasks, arrival, request, task);
    const made = (await runInLanes(jobs, jobs.length, options.signal)).flat();
    await removeSpare(image.assetId, spare, options);
    return made.sort((one, other) => FORMATS.indexOf(one.format) - FORMATS.indexOf(other.format));
  };
}

/** AMIs and export tasks of an asset-id. Where this run has made the first AMI of it, nothing else has come of that yet. */
async function findWork(assetId: string, options: AwsOptions): Promise<[readonly OurImage[], ExportTask[]]> {
  const known = findingsOf(options).images.get(assetId);
  return known ? [known, []] : await Promise.all([imagesOf(assetId, options), exportTasksOf(assetId, options)]);
}

/** Nothing is put into the bucket before its folder says whose it is. */
async function claimExport(images: readonly OurImage[], options: AwsOptions) {
  const image = deliverableOf(images);
  if (!image) throw new UserError("AWS does not list the AMI that is to be exported.", "Build it again.");
  const tags = wholeTags(image.tags, `The AMI ${image.id}`);
  const { assetId, product, created, expires, owner } = tags;
  const status = tags.status ?? "building";
  await claimFolder({ assetId, product, created, expires, owner, status }, options);
  return tags;
}

/** A job a format. The first of the plan is exported from the image itself, the others from copies or in a row. */
function exportJobs(
  plan: ExportPlan,
  disks: DiskOf,
  tasks: readonly ExportTask[],
  arrival: Arrival,
  { image, baseName }: ExportRequest,
  task: Task,
): Job<Artifact[]>[] {
  const running = (format: AwsFormat) =>
    tasks.some(({ name, status }) => name === `${baseName}.${format}` && status === "active");
  // What runs already keeps its AMI's turn, and so comes first.
  const order = [...plan.exported].sort((one, other) => Number(running(other)) - Number(running(one)));
  const taken = tasks.some(({ imageId, status }) => imageId === image.handle && status === "active");
  const first = order.find((format) => !running(format));
  return order.map((format) => ({
    ...{ name: format, weight: 1 },
    work: (signal) =>
      task.task(format, async (part) => {
        const fromImage = plan.by === "queue" || (format === first && !taken);
        return await uncancelled(signal, async () => {
          const object = await disks(format, { fromImage, keep: !plan.auxiliary }, part, signal);
          return await arrival(format, object, part, signal);
        });
      }),
  }));
}

/** Streams end with an AbortError of their own when the signal fires. */
async function uncancelled<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw signal.aborted && !(error instanceof UserError) ? new CancelledError() : error;
  }
}

/**
 * Removes what is of no use any more, with one call: objects that have got their names, and what VM Import/Export has
 * written to try whether it may. Not earlier: a task may be at work on its object for some seconds after it is there.
 */
async function removeSpare(assetId: string, spare: readonly string[], options: AwsOptions): Promise<void> {
  const { bucket, folder } = bucketFolder(assetId, options);
  await removeObjects(bucket, [folder + WRITE_PROBE, ...spare], options);
}
