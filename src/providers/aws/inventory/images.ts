import { ec2Kind } from "./ec2-kind.ts";
import { foundBy, type Kind, ours, pagesOf } from "./kind.ts";

/** Bytes of a GiB, in which EC2 counts snapshots. */
const GIB = 2 ** 30;

/** AMIs in every state: one that failed keeps its name, one that is disabled keeps its snapshots. */
export const images = ec2Kind({
  type: "image",
  plural: "AMIs",
  ask: (aws, page, where) =>
    aws.call("ec2", "DescribeImages", { ...page, Owners: ["self"], IncludeDisabled: true }, where),
  largestPage: 1_000,
  items: ({ Images = [] }) => Images.filter(({ State }) => State !== "deregistered"),
  facts: ({ ImageId, State, CreationDate }) => ({
    id: ImageId,
    state: State ?? "unknown",
    ...(CreationDate !== undefined && { created: new Date(CreationDate) }),
  }),
});

/** Snapshots. EC2 writes into the description for which AMI one was made; it can go only after that one. */
export const snapshots = ec2Kind({
  type: "snapshot",
  plural: "snapshots",
  ask: (aws, page, where) => aws.call("ec2", "DescribeSnapshots", { ...page, OwnerIds: ["self"] }, where),
  largestPage: 1_000,
  items: ({ Snapshots = [] }) => Snapshots,
  facts: ({ SnapshotId, State, Progress, VolumeSize, StartTime, Description = "" }) => ({
    id: SnapshotId,
    state: State === "pending" && Progress ? `pending ${Progress}` : (State ?? "unknown"),
    created: StartTime,
    size: (VolumeSize ?? 0) * GIB,
    behind: Description.match(/\bami-[0-9a-f]+/g) ?? [],
  }),
});

/**
 * Export tasks that run, or are being cancelled. What has ended costs nothing and cannot be removed. There is no filter
 * by tag, and the one by state takes one state.
 */
export const exportTasks: Kind = {
  type: "export-task",
  plural: "export tasks",
  async *list(look) {
    const { options, region } = look;
    const MaxResults = Math.min(LARGEST_TASK_PAGE, look.pageSize);
    const ask = (NextToken: string | undefined) =>
      options.aws.call("ec2", "DescribeExportImageTasks", { MaxResults, ...(NextToken && { NextToken }) }, { region });
    for await (const { ExportImageTasks = [] } of pagesOf(ask, (answer) => answer.NextToken)) {
      yield ours(
        ExportImageTasks.filter(({ Status }) => Status === "active" || Status === "deleting").map((task) => {
          const { ExportImageTaskId: id, Status = "active", Progress, StatusMessage } = task;
          const progress = Progress === undefined ? "" : ` ${Progress}%`;
          const state = `${Status}${progress}${StatusMessage ? `, ${StatusMessage}` : ""}`;
          return foundBy("export-task", task.Tags, { id, state, going: Status === "deleting" }, look);
        }),
      );
    }
  },
};

/** Amazon EC2 API, DescribeExportImageTasks. */
const LARGEST_TASK_PAGE = 500;
