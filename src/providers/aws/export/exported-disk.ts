import { CancelledError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import type { ExportRequest } from "../../provider.ts";
import { leaseOf } from "../image/image-facts.ts";
import type { AwsOptions } from "../options.ts";
import type { AwsTags } from "../tags.ts";
import type { Copies } from "./copies.ts";
import type { AwsFormat } from "./export-plan.ts";
import { startExport } from "./export-start.ts";
import { type ExportTask, objectKey } from "./export-tasks.ts";
import type { Turns } from "./export-turns.ts";
import { watchExport } from "./export-watch.ts";
import { bucketFolder, headObject, type StoredObject } from "./objects.ts";
import { copyObject } from "./rename.ts";
import { createTaskWatch } from "./task-watch.ts";

/** Metadata of an object with its final name: the AMI whose disk it is. An older build's object is none to go on with. */
const IMAGE = "slipway-image";

export interface DiskParts {
  request: ExportRequest;
  /** Of the image. */
  tags: AwsTags;
  /** What AWS knows of the build's tasks. */
  tasks: readonly ExportTask[];
  copies: Copies;
  turns: Turns;
  /** Several exports of the same AMI come one after another. */
  inTurns: boolean;
  /** Takes the keys of objects that are there under their final names too. */
  spare: string[];
}

/**
 * The object with the disk in one format.
 * @param how `fromImage`: not from a copy. `keep`: under its final name, as it will be handed out.
 */
export type DiskOf = (
  format: AwsFormat,
  how: { fromImage: boolean; keep: boolean },
  task: Task,
  signal: AbortSignal,
) => Promise<StoredObject>;

/** Takes up what there is (the object, AWS's object that has not got its name, a running task), else exports. */
export function exportedDisk(parts: DiskParts, options: AwsOptions): DiskOf {
  const { request, tags, tasks, copies, turns, inTurns, spare } = parts;
  const { image, baseName } = request;
  const { assetId, virtualSize, handle } = image;
  const { bucket, folder } = bucketFolder(assetId, options);
  const shared = createTaskWatch(options);
  const taskTags = (): AwsTags => {
    const now = options.clock.now();
    const { product, owner } = tags;
    return { assetId, product, owner, lifetime: "ephemeral", created: new Date(now), expires: leaseOf(tags, now) };
  };

  return async (format, { fromImage, keep }, task, signal) => {
    const ended: AwsOptions = { ...options, signal };
    const name = `${baseName}.${format}`;
    const same = tasks.filter((one) => one.name === name);
    const watchTask = (id: string, part: AwsOptions) =>
      watchExport({ id, format, name, bucket, folder, virtualSize, inTurns }, shared, part, task);

    /** Enters the turn at once where it can: a task that runs must come before one that waits for the same AMI. */
    const exported = async (): Promise<StoredObject> => {
      const active = same.find(({ status }) => status === "active");
      if (active) {
        task.line(`goes on with the export task ${active.id}`);
        return await turns(active.imageId, () => watchTask(active.id, ended));
      }
      const whole = await firstObject(same, format, ended);
      if (whole) return whole;
      const imageId = fromImage ? handle : await copies.copyFor(format, task, signal);
      return await turns(imageId, async () => {
        if (signal.aborted) throw new CancelledError();
        const start = { imageId, format, name, attempt: same.length, bucket, folder, tags: taskTags() };
        const id = await startExport(start, ended, task);
        task.line(`export task ${id}`);
        return await watchTask(id, ended);
      });
    };

    const final = same.some(({ status }) => status === "active")
      ? undefined
      : await headObject(bucket, folder + name, ended);
    if (final && final.size > 0 && final.metadata[IMAGE] === handle) {
      task.line(`s3://${bucket}/${final.key} is there already`);
      return final;
    }
    const object = await exported();
    if (!keep) return object;
    const named = await copyObject(object, folder + name, { [IMAGE]: handle }, ended, task);
    spare.push(object.key);
    return named;
  };
}

/** The object of a task that is complete, and that nobody has given its name. */
async function firstObject(
  tasks: readonly ExportTask[],
  format: AwsFormat,
  options: AwsOptions,
): Promise<StoredObject | undefined> {
  const complete = tasks.filter(({ status, bucket }) => status === "completed" && bucket !== undefined);
  const objects = await Promise.all(
    complete.map((task) => headObject(task.bucket ?? "", objectKey(task, format), options)),
  );
  return objects.find((object) => object !== undefined && object.size > 0);
}
