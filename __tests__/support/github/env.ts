import { JOB_TOKEN, type RunnerOptions } from "../runner.ts";
import type { StandIn } from "./types.ts";

/** The token that may do everything in the stand-in: the one that the runner harness gives a job. It opens nothing else. */
export const TOKEN = JOB_TOKEN;

/**
 * Environment of a command line or of act, so that everything that asks GitHub asks the stand-in.
 * @param token default: the one that may do everything
 */
export function githubEnv(standIn: Pick<StandIn, "urls" | "repository">, token = TOKEN): Record<string, string> {
  return { ...addresses(standIn), GITHUB_TOKEN: token };
}

/** Options of a job in the runner harness whose GitHub is the stand-in. As on a runner, its token is in no variable. */
export function jobOn(standIn: Pick<StandIn, "urls" | "repository">, options: RunnerOptions = {}): RunnerOptions {
  return { ...options, env: { ...addresses(standIn), ...options.env }, token: options.token ?? TOKEN };
}

function addresses({ urls, repository }: Pick<StandIn, "urls" | "repository">): Record<string, string> {
  return {
    GITHUB_API_URL: urls.api,
    GITHUB_SERVER_URL: urls.server,
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split("/")[0] ?? "",
  };
}
