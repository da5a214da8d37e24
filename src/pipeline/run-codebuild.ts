import { CancelledError } from "../base/errors.ts";
import type { BuildRef, CodeBuildDeps } from "../codebuild/deps.ts";
import { type EndWords, failureOf, phaseLines } from "../codebuild/end.ts";
import { type Follow, followBuild } from "../codebuild/follow.ts";
import { followBatch } from "../codebuild/follow-batch.ts";
import { openGroups } from "../codebuild/groups.ts";
import { statusOf } from "../codebuild/status.ts";
import { stopCommand } from "../codebuild/stop.ts";
import { buildSummary } from "../codebuild/summary.ts";
import type { BuildView } from "../codebuild/view.ts";
import type { Context } from "../declare/context.ts";
import { beginBuild, checkBuild } from "./begin-build.ts";
import type { BuildRequest } from "./build-request.ts";
import { forgetBuild, rememberBuild } from "./build-state.ts";
import { endBuild } from "./end-build.ts";

/** What is handed on of a build. */
export interface BuildResult {
  buildId: string;
  /** Address of the build in the console. */
  buildUrl: string;
  /** `SUCCEEDED`, or `IN_PROGRESS` where its end is not awaited. */
  buildStatus: string;
  /** Address of its log; undefined where it is not known yet. */
  logUrl: string | undefined;
}

/**
 * Runs a build: checks, start, logs, end. Its id is handed on as soon as there is one. A cancel stops it; whatever ends
 * this process in the meantime, the post step finds it and stops it.
 * @returns what is handed on of a build that succeeded, or that was only to be started.
 * @throws ProblemsError before anything was started · UserError for a build that did not succeed · CancelledError.
 */
export async function runCodeBuild(request: BuildRequest, context: Context): Promise<BuildResult> {
  const { signal, clock } = context;
  const deps: CodeBuildDeps = { aws: await context.openAws(request.place), clock, signal };
  const begun = await checkBuild(request, deps, context);
  const writer = request.status?.writer;
  const further = (await request.prepare?.()) ?? [];
  if (signal.aborted) throw new CancelledError();
  rememberBuild(context, begun.state); // From here on there may be a build.
  try {
    const { build, url } = await beginBuild(begun, further, deps, context);
    if (!request.wait) {
      forgetBuild(context);
      context.summarize(buildSummary(build, { url }));
      return resultOf(build, { url });
    }
    const pending = writer?.write({ state: "pending", description: "The build is running.", url, signal });
    pending?.catch(() => undefined); // Awaited below, before the next one is written.
    if (begun.state.status) begun.state.status.url = url;
    rememberBuild(context, begun.state);
    const { ended, logUrl } = await follow(build, request, deps, context);
    await pending;
    await writer?.write({ state: statusOf(ended.status), description: `The build ended: ${ended.status}.`, url });
    forgetBuild(context); // After the status, which the post step would write else.
    return finish(ended, { url, logUrl, hidden: request.hideLogs }, context);
  } catch (error) {
    if (error instanceof CancelledError)
      await endBuild({ state: begun.state, status: async () => writer, lookFirst: false }, deps, context);
    throw error;
  }
}

async function follow({ kind, id }: BuildView, request: BuildRequest, deps: CodeBuildDeps, context: Context) {
  const { every, hideLogs } = request;
  const { progress } = context;
  let logUrl: string | undefined;
  const options: Follow = {
    ...{ ...deps, every, hideLogs, groups: openGroups(progress) },
    seen: ({ logs }) => {
      const known = logs.kind === "stream" || logs.kind === "s3" ? logs.url : undefined;
      if (known === logUrl || known === undefined) return;
      logUrl = known;
      context.handOn({ logUrl });
    },
    warn: (text) => progress.warning(text),
  };
  try {
    const ended = kind === "batch" ? await followBatch(id, options) : await followBuild(id, options);
    return { ended, logUrl };
  } catch (error) {
    if (!(error instanceof CancelledError)) progress.warning(alone({ kind, id }, deps.aws.region, context));
    throw error;
  }
}

/** What becomes of a build that cannot be followed any more. */
function alone(ref: BuildRef, region: string, { onRunner }: Context): string {
  const by = `stop it with: ${stopCommand(ref, region)}`;
  return onRunner
    ? `The ${ref.kind} ${ref.id} is not followed any more. The end of this job stops it; if it does not, ${by}`
    : `The ${ref.kind} ${ref.id} is not followed any more, and may go on: ${by}`;
}

/** @throws UserError for a build that did not succeed. */
function finish(build: BuildView, words: EndWords, context: Context): BuildResult {
  context.summarize(buildSummary(build, words));
  for (const line of phaseLines(build)) context.progress.info(line);
  const result = resultOf(build, words);
  if (build.status !== "SUCCEEDED") throw failureOf(build, words, { ...result });
  return result;
}

function resultOf({ id, status }: BuildView, { url, logUrl }: EndWords): BuildResult {
  return { buildId: id, buildUrl: url, buildStatus: status, logUrl };
}
