import { UserError } from "../base/errors.ts";
import { abandonBuild, listCommand } from "../codebuild/abandon.ts";
import type { CodeBuildDeps } from "../codebuild/deps.ts";
import { type StatusWriter, statusOf, statusWriter } from "../codebuild/status.ts";
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
 * Ends a build that nobody follows any more, and tells what became of it. @throws UserError that says how to stop it by
 * hand · AwsError where it cannot be looked for
 */
export async function endBuild({ state, status, lookFirst }: EndRequest, deps: CodeBuildDeps, context: Context) {
  const { kind, project } = state;
  const { ref, build } = await abandonBuild(state, { ...deps, signal: undefined }, { lookFirst });
  forgetBuild(context);
  if (!ref) return context.progress.info(`No ${kind} of ${project} was started.`);
  const end = build?.status ?? "unknown";
  context.progress.info(`${ref.id} is over: ${end}.`);
  const description = end === "STOPPED" ? "Stopped, because the run was cancelled." : `The build ended: ${end}.`;
  await (await status())?.write({ state: statusOf(end), description, url: state.status?.url });
}

/**
 * What the post step does: a build that main left is stopped, in the very account and Region where it was started.
 * @param saved what `rememberBuild` wrote. @param githubToken as the step was given it, for the commit's status.
 * @throws as `endBuild`; UserError where these are the credentials of another account: nothing is done then.
 */
export async function endSavedBuild(saved: string, githubToken: string | undefined, context: Context): Promise<void> {
  const state = readBuildState(saved);
  const aws = await context.openAws(state.place);
  const deps: CodeBuildDeps = { aws, clock: context.clock };
  try {
    await checkAccount({ aws, settings: state.place });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { id, kind, project } = state;
    const { region } = aws;
    const by = id === undefined ? listCommand(state, region) : stopCommand({ kind, id }, region);
    throw new UserError(
      `Nothing was done about the ${kind} ${id ?? `of ${project}`}, which may still be running: ${error.message}`,
      `${error.remedy}\n${id === undefined ? "Look for it" : "Stop it with"}: ${by}`,
      { cause: error },
    );
  }
  const { status } = state;
  const warn = (text: string) => context.progress.warning(text);
  const writer = async () => {
    if (!status) return undefined;
    const github = await context.openGitHub({ githubToken, repository: status.repository });
    return statusWriter({ github, commit: status.commit, context: status.context, warn });
  };
  await endBuild({ state, status: writer, lookFirst: true }, deps, context);
}
