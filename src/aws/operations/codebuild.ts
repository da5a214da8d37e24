import {
  BatchGetBuildBatchesCommand,
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  CodeBuildClient,
  ListBuildBatchesForProjectCommand,
  ListBuildsForProjectCommand,
  StartBuildBatchCommand,
  StartBuildCommand,
  StopBuildBatchCommand,
  StopBuildCommand,
} from "@aws-sdk/client-codebuild";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) => new CodeBuildClient(config);

export const commands = {
  BatchGetBuildBatches: BatchGetBuildBatchesCommand,
  BatchGetBuilds: BatchGetBuildsCommand,
  BatchGetProjects: BatchGetProjectsCommand,
  ListBuildBatchesForProject: ListBuildBatchesForProjectCommand,
  ListBuildsForProject: ListBuildsForProjectCommand,
  StartBuild: StartBuildCommand,
  StartBuildBatch: StartBuildBatchCommand,
  StopBuild: StopBuildCommand,
  StopBuildBatch: StopBuildBatchCommand,
} satisfies CommandTable<"codebuild">;
