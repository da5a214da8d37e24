import type { AwsCall } from "../aws/calls.ts";

/** What running a build calls in AWS, its stop and the post step included. */
export const RUN_BUILD = [
  "sts:GetCallerIdentity",
  "codebuild:BatchGetBuilds",
  "codebuild:BatchGetProjects",
  "codebuild:ListBuildsForProject",
  "codebuild:StartBuild",
  "codebuild:StopBuild",
  "cloudwatch-logs:GetLogEvents",
] as const satisfies readonly AwsCall[];

/** The same of a batch, besides: its members are builds. */
export const RUN_BATCH = [
  "codebuild:BatchGetBuildBatches",
  "codebuild:ListBuildBatchesForProject",
  "codebuild:StartBuildBatch",
  "codebuild:StopBuildBatch",
] as const satisfies readonly AwsCall[];
