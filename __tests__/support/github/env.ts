import type { StandIn } from "./types.ts";

/** The token of the stand-in that may do everything. Made up here, for the tests; it opens nothing. */
export const TOKEN = "ghs_standInForTests0000000000000000000000";

/**
 * Environment of a step, as a runner would set it, so that everything that asks GitHub asks the stand-in.
 * @param token default: the one that may do everything
 */
export function githubEnv(standIn: Pick<StandIn, "urls" | "repository">, token = TOKEN): Record<string, string> {
  const { api, server } = standIn.urls;
  return {
    GITHUB_API_URL: api,
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: standIn.repository,
    GITHUB_REPOSITORY_OWNER: standIn.repository.split("/")[0] ?? "",
    GITHUB_TOKEN: token,
  };
}
