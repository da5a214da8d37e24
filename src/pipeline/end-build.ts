import type { Aws } from "../aws/port.ts";
import { UserError } from "../base/errors.ts";
import { abandonBuild, listCommand } from "../codebuild/abandon.ts";
import type { CodeBuildDeps } from "../codebuild/deps.ts";
import { type StatusState, type StatusWriter, statusOf, statusWriter } from "../codebuild/status.ts";
import { stopCommand } from "../codebuild/stop.ts";
import type { Context } from "../declare/context.ts";
import { checkAccount } from "../providers/aws/account.ts";
import { type BuildState, forgetBuild, readBuildState } from "./build-state.ts";

export interface EndRequest {
  state: BuildState;
  /** Shows the end at the commit; opened only where there is one. */
  status: () => Promise<StatusWriter | undefined>;
  /** Much time may have gone by since it was started: it may be over. */
  lookFirst: boolean;
}

/**
 * Ends a build that nobody follows any more, and tells what became of it; its commit's status ends in any case.
 * @throws UserError that says how to stop it by hand · AwsError where it cannot be looked for
 */
export async function endBuild({ state, status, lookFirst }: EndRequest, deps: CodeBuildDeps, context: Context) {
  const { kind, project } = state;
  const { ref, build } = await orShow(status, state, () =>
    abandonBuild(state, { ...deps, signal: undefined }, { lookFirst }),
  );
  if (ref) {
    const end = build?.status;
    const words = end === undefined ? "is unknown to CodeBuild by now: somebody has deleted it" : `is over: ${end}`;
    context.progress.info(`${ref.id} ${words}.`);
    await (await status())?.write({ ...endOf(end), url: state.status?.url });
  } else {
    context.progress.info(`No ${kind} of ${project} was started.`);
  }
  forgetBuild(context); // Last, so that the post step can make up for what a kill leaves undone.
}

function endOf(end: string | undefined): { state: StatusState; description: string } {
  if (end === undefined) return { state: "error", description: "The build was deleted." };
  const description = end === "STOPPED" ? "Stopped, because the run was cancelled." : `The build ended: ${end}.`;
  return { state: statusOf(end), description };
}

/** Does it; where it fails, nobody will ever hear of the build's end, and its commit must not wait for it. */
async function orShow<T>(status: EndRequest["status"], state: BuildState, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError && state.id !== undefined) {
      const description = "Not followed any more; nobody knows how it ends.";
      await (await status())?.write({ state: "error", description, url: state.status?.url });
    }
    throw error;
  }
}

/**
 * What the post step does: a build that main left is stopped, in the very account and Region where it was started.
 * @param saved what `rememberBuild` wrote. @param githubToken as the step was given it, for the commit's status.
 * @throws as `endBuild`; UserError where these are the credentials of another account: nothing is done then.
 */
export async function endSavedBuild(saved: string, githubToken: string | undefined, context: Context): Promise<void> {
  const state = readBuildState(saved);
  const aws = await context.openAws(state.place);
  const status = async () => await savedStatus(state.status, githubToken, context);
  await orShow(status, state, () => checkSavedAccount(state, aws));
  await endBuild({ state, status, lookFirst: true }, { aws, clock: context.clock }, context);
}

async function savedStatus(saved: BuildState["status"], githubToken: string | undefined, context: Context) {
  if (!saved) return undefined;
  const github = await context.openGitHub({ githubToken, repository: saved.repository });
  const warn = (text: string) => context.progress.warning(text);
  return statusWriter({ github, commit: saved.commit, context: saved.context, warn });
}

async function checkSavedAccount({ id, kind, project, place }: BuildState, aws: Aws): Promise<void> {
  try {
    await checkAccount({ aws, settings: place });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { region } = aws;
    const by = id === undefined ? listCommand({ kind, project }, region) : stopCommand({ kind, id }, region);
    throw new UserError(
      `Nothing was done about the ${kind} ${id ?? `of ${project}`}, which may still be running: ${error.message}`,
      `${error.remedy}\n${id === undefined ? "Look for it" : "Stop it with"}: ${by}`,
      { cause: error },
    );
  }
}
