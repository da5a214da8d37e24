import type { BuildKind, CodeBuildDeps } from "./deps.ts";
import { AT_ONCE, lookAt } from "./look.ts";
import type { BuildView } from "./view.ts";

/** Variable of a build by which it is found when the answer to its start was lost. It is no secret. */
export const RUN_TOKEN = "SLIPWAY_RUN_TOKEN";

/** Milliseconds by which this machine's clock and AWS's may differ. */
const CLOCKS = 600_000;

export interface Wanted {
  kind: BuildKind;
  project: string;
  /** Value of RUN_TOKEN. */
  token: string;
  /** Milliseconds since the epoch; nothing was started before. */
  since: number;
}

/**
 * Finds a build by its token, the newest builds of the project first.
 * @returns undefined where none of them has it. @throws AwsError · CancelledError
 */
export async function findByToken(wanted: Wanted, deps: CodeBuildDeps): Promise<BuildView | undefined> {
  let nextToken: string | undefined;
  do {
    const page = await list(wanted, nextToken, deps);
    const builds = (await Promise.all(inBatches(page.ids).map((ids) => lookAt(wanted.kind, ids, deps)))).flat();
    const found = builds.find((build) => build.variable(RUN_TOKEN) === wanted.token);
    if (found) return found;
    if (builds.some(({ started = Number.POSITIVE_INFINITY }) => started < wanted.since - CLOCKS)) return undefined;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return undefined;
}

async function list({ kind, project }: Wanted, nextToken: string | undefined, { aws, signal }: CodeBuildDeps) {
  const request = { projectName: project, sortOrder: "DESCENDING" as const, ...(nextToken && { nextToken }) };
  const answer =
    kind === "batch"
      ? await aws.call("codebuild", "ListBuildBatchesForProject", request, { signal })
      : await aws.call("codebuild", "ListBuildsForProject", request, { signal });
  return { ids: answer.ids ?? [], nextToken: answer.nextToken };
}

function inBatches(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / AT_ONCE);
  return Array.from({ length: count }, (_, index) => ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
