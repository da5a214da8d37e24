import type { BuildRef, CodeBuildDeps } from "./deps.ts";
import { type BuildView, viewBatch, viewBuild } from "./view.ts";

/** Builds that one call tells of (CodeBuild API, BatchGetBuilds and BatchGetBuildBatches). */
export const AT_ONCE = 100;

/** One look at a build. @returns undefined where CodeBuild does not know it. @throws AwsError · CancelledError */
export async function look({ kind, id }: BuildRef, deps: CodeBuildDeps): Promise<BuildView | undefined> {
  const [found] = await lookAt(kind, [id], deps);
  return found;
}

/** One look at up to a hundred of the same kind; those that CodeBuild does not know are left out. @throws as `look` */
export async function lookAt(
  kind: BuildRef["kind"],
  ids: readonly string[],
  { aws, signal }: CodeBuildDeps,
): Promise<BuildView[]> {
  if (ids.length === 0) return [];
  const request = { ids: [...ids] };
  if (kind === "batch") {
    const { buildBatches = [] } = await aws.call("codebuild", "BatchGetBuildBatches", request, { signal });
    return buildBatches.map(viewBatch);
  }
  const { builds = [] } = await aws.call("codebuild", "BatchGetBuilds", request, { signal });
  return builds.map(viewBuild);
}
