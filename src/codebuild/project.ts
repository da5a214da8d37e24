import type { Problem } from "../base/errors.ts";
import type { BuildKind, CodeBuildDeps } from "./deps.ts";

/** What counts of a project before a build of it is started. */
export interface Project {
  /** `GITHUB`, `S3`, `NO_SOURCE`, … */
  sourceType: string;
  /** Address of its source. */
  sourceLocation: string;
}

/**
 * Looks a project up.
 * @returns the project, or what keeps it from being built. @throws AwsError · CancelledError
 */
export async function findProject(
  name: string,
  kind: BuildKind,
  { aws, signal }: CodeBuildDeps,
): Promise<{ project: Project; problem?: never } | { project?: never; problem: Problem }> {
  const { projects = [] } = await aws.call("codebuild", "BatchGetProjects", { names: [name] }, { signal });
  const [found] = projects;
  if (!found) {
    const remedy = `See what there is: aws codebuild list-projects --region ${aws.region}. Names differ in upper and lower case; another Region is named by region.`;
    return { problem: { subject: "project", problem: `there is no project ${name} in ${aws.region}`, remedy } };
  }
  if (kind === "batch" && found.buildBatchConfig?.serviceRole === undefined) {
    const remedy =
      "Give the project a batch configuration with a service role (its Batch configuration in the console).";
    return { problem: { subject: "batch", problem: `the project ${name} has no batch configuration`, remedy } };
  }
  return { project: { sourceType: found.source?.type ?? "", sourceLocation: found.source?.location ?? "" } };
}

/**
 * The version of the source where nobody names one: the commit, where the project's source is this very repository. Other
 * sources do not know the commit, and build what the project says.
 * @param repository `owner/name` of the run; undefined in a terminal.
 */
export function defaultVersion(
  { sourceType, sourceLocation }: Project,
  commit: string | undefined,
  repository: string | undefined,
): string | undefined {
  if (!/^GITHUB(_ENTERPRISE)?$/.test(sourceType) || repository === undefined) return undefined;
  const path = sourceLocation.replace(/\.git$/, "").toLowerCase();
  return path.endsWith(`/${repository.toLowerCase()}`) ? commit : undefined;
}
