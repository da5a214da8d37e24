import type { Clock } from "../base/clock.ts";
import { UserError } from "../base/errors.ts";
import { readFailure } from "./failure.ts";

/** Where a job gets its OIDC token: the two variables that a runner sets where the job may have one. */
export interface OidcEndpoint {
  url: string;
  token: string;
}

/** What AWS expects as the token's audience ("Use IAM roles to connect GitHub Actions to actions in AWS"). */
const AUDIENCE = "sts.amazonaws.com";

/** Tries, and the milliseconds before the second one; they double from there. */
const TRIES = 5;
const FIRST_WAIT = 500;

/** Milliseconds for one answer of GitHub's token service, which takes well under a second. */
const ANSWER_WITHIN = 20_000;

/** The lines that a workflow needs to be given a token. */
export const ID_TOKEN_LINES = "permissions:\n  id-token: write\n  contents: read";

/**
 * A token by which the workflow proves to AWS what it is. It lives a few minutes, so that each session begins with a
 * new one. The run's cancel does not end this: removal needs credentials too.
 * @throws UserError where GitHub does not give one.
 */
export async function fetchOidcToken(
  endpoint: OidcEndpoint,
  { fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock },
): Promise<string> {
  const url = new URL(endpoint.url);
  url.searchParams.set("audience", AUDIENCE);
  for (let tries = 1; ; tries += 1) {
    const answer = await ask(url, endpoint.token, fetch);
    if (answer.token !== undefined) return answer.token;
    if (!answer.passing || tries === TRIES) {
      throw new UserError(
        `GitHub did not give an OIDC token: ${answer.problem}.`,
        answer.passing
          ? "Run the job again; https://www.githubstatus.com tells whether GitHub knows of it."
          : `The job needs these lines in its workflow:\n${ID_TOKEN_LINES}`,
      );
    }
    await clock.sleep(FIRST_WAIT * 2 ** (tries - 1));
  }
}

type Answer = { token: string } | { token?: undefined; problem: string; passing: boolean };

async function ask(url: URL, bearer: string, fetch: typeof globalThis.fetch): Promise<Answer> {
  const limit = AbortSignal.timeout(ANSWER_WITHIN);
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
      signal: limit,
    });
    const text = await response.text();
    if (!response.ok) {
      return { problem: `status ${response.status}`, passing: response.status >= 500 || response.status === 429 };
    }
    const token = /"value"\s*:\s*"([\w.-]+)"/.exec(text)?.[1];
    return token === undefined ? { problem: "its answer has no token", passing: true } : { token };
  } catch (error) {
    const { network, message } = readFailure(error);
    if (network === undefined && !limit.aborted) throw error;
    return { problem: message, passing: true };
  }
}
