import { formatDuration } from "../../../base/duration.ts";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { GiB } from "../../../base/size.ts";
import type { Sight } from "../../../base/watch.ts";
import { LISTED_WITHIN } from "../image/image-watch.ts";
import type { AwsOptions } from "../options.ts";
import type { AwsFormat } from "./export-plan.ts";
import { type ExportTask, objectKey } from "./export-tasks.ts";
import { headObject, type StoredObject } from "./objects.ts";
import type { TaskSeen, TaskWatch } from "./task-watch.ts";

/** Milliseconds that an export usually takes: two in a row took 1 h 40 min with the seeds of this project, 30 GiB each. */
const USUAL = 30 * 60_000;
const WITHIN = 24 * 3_600_000;

/**
 * Milliseconds without any change after which a task is taken to be stuck. AWS's figures are coarse, and tasks are known
 * to stay at 80 % for long (public reports). Large disks take their time between two figures.
 */
const STALLED = 20 * 60_000;
const STALLED_PER_GIB = 40_000;

/** A task without an object is given up after so many times as long: it may still be at work on a disk that is hard to convert. */
const PATIENCE = 3;

export interface WatchedExport {
  id: string;
  format: AwsFormat;
  /** File name that the object gets in the end, for messages. */
  name: string;
  bucket: string;
  /** Folder of the objects. */
  folder: string;
  /** Bytes of the disk as a guest sees it. */
  virtualSize: number;
  /** Another export of the same AMI comes after this one: AWS has to say, too, that it is complete. */
  inTurns: boolean;
}

/**
 * Waits until a task has put its object into the bucket. The object is what is waited for, whatever the task says: S3
 * shows none that is not whole (S3 User Guide, "Amazon S3 data consistency model"), and tasks are known to stay at 80 %
 * although theirs is (public reports).
 * @returns the object, under the name that AWS gave it.
 * @throws UserError in AWS's words where the task failed; and where it is stuck, and no object comes for an hour.
 */
export async function watchExport(
  request: WatchedExport,
  shared: TaskWatch,
  options: AwsOptions,
  task: Task,
): Promise<StoredObject> {
  const { id, name, bucket, folder, format, virtualSize, inTurns } = request;
  const { clock, signal, aws } = options;
  const stalled = Math.max(STALLED, (virtualSize / GiB) * STALLED_PER_GIB);
  let last = { text: "", at: clock.now() };
  let warned = false;

  const judge = async (now: TaskSeen | undefined): Promise<Sight<StoredObject>> => {
    const { object, task: seen, askedAt = clock.now(), missingSince } = now ?? {};
    if (object && !inTurns) return { done: object };
    if (missingSince !== undefined && clock.now() - missingSince > LISTED_WITHIN) {
      throw new UserError(`AWS no longer knows of the export task ${id} (${name}).`, "Run the same again.");
    }
    if (!seen) return { note: "exporting" };
    if (seen.status === "completed") return { done: object ?? (await objectOf(seen)) };
    if (seen.status !== "active") throw failure(seen, name);
    const text = `${seen.progress ?? 0} %${seen.message ? ` ${seen.message}` : ""}`;
    if (text !== last.text) last = { text, at: askedAt };
    const quiet = askedAt - last.at;
    if (quiet >= stalled) tellStuck(quiet);
    return { progress: (seen.progress ?? 0) / 100, note: `exporting: ${seen.message ?? "active"}` };
  };

  const tellStuck = (quiet: number) => {
    const stuck = `The export of ${name} (${id}) is stuck at ${last.text}: nothing has changed for ${formatDuration(quiet)}, and there is no object.`;
    const remedy = `Cancel it with \`aws ec2 cancel-export-task --export-task-id ${id} --region ${aws.region}\` and run the same again: it goes on with the image.`;
    if (quiet >= PATIENCE * stalled) throw new UserError(stuck, remedy);
    if (!warned) task.line(`Warning: ${stuck} It is waited for a while longer.`);
    warned = true;
  };

  const objectOf = async ({ prefix = folder }: ExportTask): Promise<StoredObject> => {
    const key = objectKey({ id, prefix }, format);
    const object = await headObject(bucket, key, options);
    if (object) return object;
    throw new UserError(
      `AWS says that ${id} is complete, and s3://${bucket}/${key} is not there.`,
      "Run the same again: it is exported once more.",
    );
  };

  const what = `the export task ${id} (${name}) is complete`;
  const remedy = "Run the same again: it goes on with this task.";
  shared.expect(id, { bucket, key: objectKey({ id, prefix: folder }, format), inTurns });
  return await shared.wait(id, judge, { what, usual: USUAL, within: WITHIN, signal, remedy, free: true }, task);
}

function failure({ id, message, status }: ExportTask, name: string): UserError {
  return new UserError(
    `The export of ${name} (${id}) failed: ${message ?? `AWS says ${status} and gives no reason; it may have been cancelled`}.`,
    "Mend what AWS names (docs/aws.md lists what VM Import/Export refuses) and run the same again: it goes on with the image.",
  );
}
