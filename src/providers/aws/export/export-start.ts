import { type AwsError, isAwsCode } from "../../../aws/error.ts";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { type Sight, watch } from "../../../base/watch.ts";
import { clientToken } from "../client-token.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, writeTags } from "../tags.ts";
import type { AwsFormat } from "./export-plan.ts";

/** Name of the role where nobody says (VM Import/Export User Guide, "Required service role"). */
const DEFAULT_ROLE = "vmimport";

/** Milliseconds: how long another task takes to end, and after which nobody goes on waiting for a slot. */
const USUAL = 600_000;
const WITHIN = 12 * 3_600_000;

/**
 * Milliseconds between two tries for a slot. A task takes half an hour: a minute later is little, and 20 builds that wait
 * for the same slots would otherwise call hundreds of times each.
 */
const TRY_EVERY = 60_000;

export interface TaskRequest {
  /** Of the image itself, or of a copy of it. */
  imageId: string;
  format: AwsFormat;
  /** The file name that the object gets in the end; the task is found again by it. */
  name: string;
  /** How many tasks of this name there have been: the token of one that failed brings nothing but its failure. */
  attempt: number;
  bucket: string;
  /** Folder of the objects, with its `/`. */
  folder: string;
  tags: AwsTags;
}

/**
 * Starts an export task. Where the Region or the AMI has as many as AWS allows, the next free slot is waited for.
 * @returns the task's id.
 * @throws AwsError with AWS's reason where the image is none that can be exported, or the role may not.
 */
export async function startExport(request: TaskRequest, options: AwsOptions, task: Task): Promise<string> {
  const { aws, clock, signal, settings } = options;
  const { imageId, format, name, attempt, bucket, folder, tags } = request;
  const input = {
    ImageId: imageId,
    DiskImageFormat: format.toUpperCase() as Uppercase<AwsFormat>,
    S3ExportLocation: { S3Bucket: bucket, S3Prefix: folder },
    RoleName: settings.exportRole ?? DEFAULT_ROLE,
    Description: name,
    ClientToken: clientToken(tags.assetId, imageId, name, attempt),
    TagSpecifications: [{ ResourceType: "export-image-task" as const, Tags: writeTags(tags, name) }],
  };
  let told = false;
  const look = async (): Promise<Sight<string>> => {
    try {
      const { ExportImageTaskId: id } = await aws.call("ec2", "ExportImage", input, { signal });
      if (id === undefined)
        throw new UserError("AWS has started an export and does not say which.", "Run the same again.");
      return { done: id };
    } catch (error) {
      if (!isOutOfSlots(error)) throw error;
      if (!told) task.line(`AWS has no free slot for another export task and says: ${error.message}`);
      told = true;
      return { note: "waits for a free slot of VM Import/Export" };
    }
  };
  const what = `a slot for the export of ${name} is free`;
  const remedy =
    "See `aws ec2 describe-export-image-tasks`; the quota of a Region is raised by AWS Support (5 at first, 20 at most).";
  return await watch(look, { what, usual: USUAL, within: WITHIN, close: TRY_EVERY, clock, signal, remedy }, task);
}

/**
 * Whether AWS says that it has to do with how many tasks there are: so many at a time in a Region, and one of an AMI.
 * `ResourceLimitExceeded` is documented (EC2 API, "Client error codes"); how a second task of an AMI is refused is not,
 * so that the words have to do.
 */
function isOutOfSlots(error: unknown): error is AwsError {
  if (isAwsCode(error, "ResourceLimitExceeded", "ExportTaskLimitExceeded", "ConversionTaskLimitExceeded")) return true;
  const codes = [
    "InvalidParameter",
    "InvalidParameterValue",
    "IncorrectState",
    "OperationNotPermitted",
    "ResourceInUse",
  ];
  return (
    isAwsCode(error, ...codes) &&
    /concurrent|already (?:being exported|in progress|has an active)|in progress/i.test(error.message)
  );
}
