import { randomUUID } from "node:crypto";
import { isPassing } from "../aws/passing.ts";
import { throwProblems, UserError } from "../base/errors.ts";
import { searchBuild } from "../codebuild/abandon.ts";
import type { CodeBuildDeps } from "../codebuild/deps.ts";
import type { Variable } from "../codebuild/environment.ts";
import { buildUrl } from "../codebuild/links.ts";
import { defaultVersion, findProject } from "../codebuild/project.ts";
import { startBuild } from "../codebuild/start.ts";
import type { BuildView } from "../codebuild/view.ts";
import type { Context } from "../declare/context.ts";
import { callerOf, checkAccount } from "../providers/aws/account.ts";
import type { BuildRequest } from "./build-request.ts";
import { type BuildState, forgetBuild, rememberBuild } from "./build-state.ts";

/** A build that may be started: all that can be known before is known. */
export interface Begun {
  request: BuildRequest;
  sourceVersion: string | undefined;
  account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  partition: string;
  /** For the post step, which is told before the build is started; the id comes later. */
  state: BuildState;
}

/**
 * Looks at account, project and inputs.
 * @throws ProblemsError with all that is wrong · UserError for the wrong account · AwsError · CancelledError
 */
export async function checkBuild(request: BuildRequest, deps: CodeBuildDeps, context: Context): Promise<Begun> {
  return await context.progress.phase("Check", async (task) => {
    const { aws, signal } = deps;
    const { place, kind, project: name, status } = request;
    const account = await checkAccount({ aws, signal, settings: place });
    const [{ partition }, { project, problem }] = await Promise.all([
      callerOf({ aws, signal }),
      findProject(name, kind, deps),
    ]);
    throwProblems([...request.problems, ...(problem ? [problem] : [])]);
    const version = project && defaultVersion(project, request.commit, context.source.repository);
    const sourceVersion = request.sourceVersion ?? version;
    task.line(`project ${name}, account ${account}, ${aws.region}, source ${sourceVersion ?? "as the project says"}`);
    const { profile, roleToAssume, endpointUrl } = place;
    const state: BuildState = {
      ...{ kind, project: name, token: randomUUID(), since: context.now() },
      place: { region: aws.region, allowedAccountIds: [account], profile, roleToAssume, endpointUrl },
      status: status && { repository: status.repository, commit: status.commit, context: status.context },
    };
    return { request, sourceVersion, account, partition, state };
  });
}

/**
 * Starts it, and tells everybody its id at once: the steps that follow, the post step, people.
 * @param further variables besides those of the request. @throws as `startBuild`
 */
export async function beginBuild(
  begun: Begun,
  further: readonly Variable[],
  deps: CodeBuildDeps,
  context: Context,
): Promise<{ build: BuildView; url: string }> {
  const build = await startOrFind(begun, further, deps, context);
  begun.state.id = build.id;
  rememberBuild(context, begun.state);
  const url = buildUrl(build, { ...begun, region: deps.aws.region });
  context.handOn({ buildId: build.id, buildUrl: url });
  context.progress.info(`${begun.request.kind === "batch" ? "Batch" : "Build"} ${build.id}: ${url}`);
  return { build, url };
}

async function startOrFind(begun: Begun, further: readonly Variable[], deps: CodeBuildDeps, context: Context) {
  const { request, sourceVersion, state } = begun;
  const { kind, project, overrides } = request;
  const variables = [...request.variables, ...further];
  try {
    return await startBuild({ kind, project, sourceVersion, variables, overrides, token: state.token }, deps);
  } catch (error) {
    if (isPassing(error)) {
      // The answers may have been lost, and not the calls.
      const found = await searchBuild(state, deps);
      if (found) return found;
    } else if (error instanceof UserError) {
      forgetBuild(context); // CodeBuild has said no.
    }
    throw error;
  }
}
