import type { ExportImageTask } from "@aws-sdk/client-ec2";
import { isAwsCode } from "../../../aws/error.ts";
import type { AwsOptions } from "../options.ts";
import { readAwsTags } from "../tags.ts";

/** A task of VM Import/Export, as AWS tells of it. */
export interface ExportTask {
  id: string;
  /** The `Name` tag: the file name that its object is to have. AWS does not say which format a task has. */
  name: string | undefined;
  assetId: string | undefined;
  imageId: string;
  /** `active`, `completed`, `deleting` or `deleted`; the last two are what a failure or a cancel looks like. */
  status: string;
  /** What it is doing, or why it failed: `converting`. */
  message: string | undefined;
  /** In percent, coarse: `80`. */
  progress: number | undefined;
  bucket: string | undefined;
  prefix: string | undefined;
}

/** All tasks of an asset-id that AWS still knows of; it forgets them some time after their end. */
export async function exportTasksOf(assetId: string, { aws, signal }: AwsOptions): Promise<ExportTask[]> {
  const tasks: ExportTask[] = [];
  // Tags are no filter of this call.
  for (let NextToken: string | undefined; ; ) {
    const answer = await aws.call("ec2", "DescribeExportImageTasks", NextToken ? { NextToken } : {}, { signal });
    tasks.push(...(answer.ExportImageTasks ?? []).map(factsOf));
    NextToken = answer.NextToken;
    if (!NextToken) return tasks.filter((task) => task.assetId === assetId);
  }
}

/** What AWS knows of these tasks, by id. One that was made a moment ago may be missing. */
export async function lookAtTasks(
  ids: readonly string[],
  { aws, signal }: AwsOptions,
): Promise<ReadonlyMap<string, ExportTask>> {
  try {
    const input = { ExportImageTaskIds: [...ids] };
    const { ExportImageTasks = [] } = await aws.call("ec2", "DescribeExportImageTasks", input, { signal });
    return new Map(ExportImageTasks.map(factsOf).map((task) => [task.id, task]));
  } catch (error) {
    // One id that is not known yet fails the whole call (EC2 API, "Client error codes").
    if (isAwsCode(error, "InvalidExportTaskID.NotFound")) return new Map();
    throw error;
  }
}

/** Where the object of a task lies: AWS names it after the task, and nobody can choose. */
export function objectKey({ id, prefix }: Pick<ExportTask, "id" | "prefix">, format: string): string {
  return `${prefix ?? ""}${id}.${format}`;
}

function factsOf(task: ExportImageTask): ExportTask {
  const progress = Number.parseFloat(task.Progress ?? "");
  return {
    id: task.ExportImageTaskId ?? "",
    name: task.Tags?.find(({ Key }) => Key === "Name")?.Value,
    assetId: readAwsTags(task.Tags)?.assetId,
    imageId: task.ImageId ?? "",
    status: task.Status ?? "active",
    message: task.StatusMessage || undefined,
    progress: Number.isNaN(progress) ? undefined : progress,
    bucket: task.S3ExportLocation?.S3Bucket,
    prefix: task.S3ExportLocation?.S3Prefix,
  };
}
