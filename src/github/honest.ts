import type { Call } from "./call.ts";
import { type GitHubError, isGitHub } from "./error.ts";
import { hiddenRepository, hiddenRoute } from "./refusal.ts";
import type { Route } from "./routes.ts";

export const REPOSITORY = "GET /repos/{owner}/{repo}";

/** Routes whose path names nothing but the repository: with that one there, a 404 means that the token may not. */
const OF_REPOSITORY: ReadonlySet<Route> = new Set([
  "POST /repos/{owner}/{repo}/releases",
  "POST /repos/{owner}/{repo}/releases/generate-notes",
]);

/** Does what a call does, and tells a 404 for what it is. @throws as the work does */
export type Honest = <T>(call: Pick<Call, "route" | "signal">, work: () => Promise<T>) => Promise<T>;

/**
 * GitHub answers 404 where a thing is not there, and as well where the token does not see the repository, or may not. The
 * first is left as it is, the others become `denied`.
 * @param repository owner/name, for messages. @param look asks for the repository; called when a 404 comes before anything
 *   else has shown that it is there.
 */
export function createHonest(repository: string, look: (signal?: AbortSignal) => Promise<unknown>): Honest {
  let seen = false;
  const see = async (route: Route, signal: AbortSignal | undefined, cause: GitHubError) => {
    try {
      if (route === REPOSITORY) throw cause;
      await look(signal);
      seen = true;
    } catch (error) {
      throw isGitHub(error, "missing") ? hiddenRepository(route, repository, cause) : error;
    }
  };
  return async ({ route, signal }, work) => {
    try {
      const done = await work();
      seen = true;
      return done;
    } catch (error) {
      if (!isGitHub(error, "missing")) throw error;
      if (!seen || route === REPOSITORY) await see(route, signal, error);
      throw OF_REPOSITORY.has(route) ? hiddenRoute(route, error) : error;
    }
  };
}
