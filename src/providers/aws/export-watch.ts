import { formatDuration } from "../../base/duration.ts";
import { UserError } from "../../base/errors.ts";
import type { Task } from "../../base/progress.ts";
import { formatSize, GiB } from "../../base/size.ts";
import type { Sight } from "../../base/watch.ts";
import { type SharedWatch, watchTogether } from "../../base/watch-together.ts";
import type { AwsFormat } from "./export-plan.ts";
import { type ExportTask, lookAtTasks, objectKey } from "./export-tasks.ts";
import { LISTED_WITHIN } from "./image-watch.ts";
import { headObject, type StoredObject } from "./objects.ts";
import type { AwsOptions } from "./options.ts";

/** Milliseconds that an export usually takes: two in a row took 1 h 40 min with the seeds of this project, 30 GiB each. */
const USUAL = 30 * 60_000;
const WITHIN = 24 * 3_600_000;

/**
 * Milliseconds without any change after which a task is taken to be stuck. AWS's figures are coarse, and tasks are known
 * to stay at 80 % although their object is whole (public reports). Large disks take their time between two figures.
 */
const STALLED = 20 * 60_000;
const STALLED_PER_GIB = 40_000;

/** A task without an object is given up after so many times as long: it may still be at work on a disk that is hard to convert. */
const PATIENCE = 3;

/**
 * Milliseconds between two questions for the tasks themselves as long as none of their objects is there. By them a
 * failure shows, and how far it is, in AWS's coarse figures.
 */
const ASK_EVERY = 300_000;

/** Milliseconds for which an object may be there while its task still says that it works on it. */
const SETTLED = 120_000;

/** All export tasks of a build, looked at together. */
export interface TaskWatch extends SharedWatch<ExportTask> {
  /** Where the object of a task will be. To be said before it is waited for. */
  expect(id: string, bucket: string, key: string): void;
  /** When the object of a task was first seen, milliseconds since the epoch. */
  objectSince(id: string): number | undefined;
}

/**
 * Looks for the objects, often: S3 takes thousands of HEADs a second and shows an object only when it is whole, so that
 * the end of half an hour is noticed within seconds. The tasks, whose calls are counted by EC2, are asked all at once,
 * now and then, and when an object is there.
 */
export function createTaskWatch(options: AwsOptions): TaskWatch {
  const { clock } = options;
  const places = new Map<string, { bucket: string; key: string }>();
  const since = new Map<string, number>();
  let known: ReadonlyMap<string, ExportTask> = new Map();
  let asked = Number.NEGATIVE_INFINITY;

  const seekObject = async (id: string) => {
    const place = places.get(id);
    if (!place || since.has(id) || !(await headObject(place.bucket, place.key, options))) return;
    since.set(id, clock.now());
  };
  const lookAt = async (ids: readonly string[]) => {
    await Promise.all(ids.map(seekObject));
    const isDue = clock.now() - asked >= ASK_EVERY || ids.some((id) => since.has(id) || !known.has(id));
    if (isDue) {
      known = await lookAtTasks(ids, options);
      asked = clock.now();
    }
    return known;
  };
  return {
    ...watchTogether(lookAt, clock),
    expect: (id, bucket, key) => void places.set(id, { bucket, key }),
    objectSince: (id) => since.get(id),
  };
}

export interface WatchedExport {
  id: string;
  format: AwsFormat;
  /** File name that the object gets in the end, for messages. */
  name: string;
  bucket: string;
  /** Folder of the objects, where AWS does not say it. */
  folder: string;
  /** Bytes of the disk as a guest sees it. */
  virtualSize: number;
}

/**
 * Waits until a task has put its object into the bucket.
 * @returns the object, under the name that AWS gave it.
 * @throws UserError in AWS's words where the task failed; and where it is stuck, and no object comes for an hour.
 */
export async function watchExport(
  request: WatchedExport,
  shared: TaskWatch,
  options: AwsOptions,
  task: Task,
): Promise<StoredObject> {
  const { id, format, name, bucket, folder, virtualSize } = request;
  const { clock, signal, aws } = options;
  const stalled = Math.max(STALLED, (virtualSize / GiB) * STALLED_PER_GIB);
  let last = { text: "", at: clock.now() };
  let listed = clock.now();
  let before: StoredObject | undefined;
  let warned = false;

  /** Looks into the bucket in place of the task: whole is what is there twice with the same size. */
  const lookInBucket = async (seen: ExportTask): Promise<Sight<StoredObject>> => {
    const now = await headObject(bucket, objectKey(seen, format), options);
    const quiet = formatDuration(clock.now() - last.at);
    if (!now || now.size === 0) {
      const stuck = `The export of ${name} (${id}) is stuck at ${last.text}: nothing has changed for ${quiet}, and there is no object.`;
      const remedy = `Cancel it with \`aws ec2 cancel-export-task --export-task-id ${id} --region ${aws.region}\` and run the same again: it goes on with the image.`;
      if (clock.now() - last.at >= PATIENCE * stalled) throw new UserError(stuck, remedy);
      if (!warned) task.line(`Warning: ${stuck} It is waited for a while longer.`);
      warned = true;
      return { note: `stuck at ${last.text} for ${quiet}` };
    }
    if (before?.size !== now.size) {
      before = now;
      return { note: `stuck at ${last.text} for ${quiet}; the object is there` };
    }
    task.line(
      `Warning: ${id} still says ${last.text}, but its object is whole (${formatSize(now.size)}): going on with it.`,
    );
    return { done: now };
  };

  const judge = async (seen: ExportTask | undefined): Promise<Sight<StoredObject>> => {
    if (!seen) {
      if (clock.now() - listed <= LISTED_WITHIN) return { note: "exporting" };
      throw new UserError(`AWS no longer knows of the export task ${id} (${name}).`, "Run the same again.");
    }
    listed = clock.now();
    const located = { ...seen, prefix: seen.prefix ?? folder };
    if (seen.status === "completed") return { done: await objectOf(located) };
    if (seen.status !== "active") throw failure(seen, name);
    const text = `${seen.progress ?? 0} %${seen.message ? ` ${seen.message}` : ""}`;
    if (text !== last.text) last = { text, at: clock.now() };
    const isSettled = clock.now() - (shared.objectSince(id) ?? Number.POSITIVE_INFINITY) >= SETTLED;
    if (isSettled || clock.now() - last.at >= stalled) return await lookInBucket(located);
    return { progress: (seen.progress ?? 0) / 100, note: `exporting: ${seen.message ?? "active"}` };
  };

  const objectOf = async (seen: ExportTask): Promise<StoredObject> => {
    const object = await headObject(bucket, objectKey(seen, format), options);
    if (object) return object;
    throw new UserError(
      `AWS says that ${id} is complete, and s3://${bucket}/${objectKey(seen, format)} is not there.`,
      "Run the same again: it is exported once more.",
    );
  };

  const what = `the export task ${id} (${name}) is complete`;
  const remedy = "Run the same again: it goes on with this task.";
  shared.expect(id, bucket, objectKey({ id, prefix: folder }, format));
  return await shared.wait(id, judge, { what, usual: USUAL, within: WITHIN, signal, remedy, free: true }, task);
}

function failure({ id, message, status }: ExportTask, name: string): UserError {
  return new UserError(
    `The export of ${name} (${id}) failed: ${message ?? `AWS says ${status} and gives no reason; it may have been cancelled`}.`,
    "Mend what AWS names (docs/aws.md lists what VM Import/Export refuses) and run the same again: it goes on with the image.",
  );
}
