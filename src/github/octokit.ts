import type { EndpointDefaults, OctokitResponse, RequestRequestOptions } from "@octokit/types";
import type { Clock } from "../base/clock.ts";
import { CancelledError, codeOf } from "../base/errors.ts";
import { type Answer, type Call, UPLOAD } from "./call.ts";
import { isGitHub } from "./error.ts";
import { brokenAnswer, type Fetch } from "./fetch.ts";
import { createPace } from "./pace.ts";
import { lostCall, refusalOf } from "./refusal.ts";
import { Octokit } from "./rest.ts";
import { retrying, sendOnce } from "./retry.ts";
import type { Route } from "./routes.ts";

export interface OctokitOptions {
  token: string;
  /** Address of the API, without a slash at the end. */
  api: string;
  clock: Clock;
  /** Version of Slipway, for GitHub's logs. */
  version: string;
  fetch: Fetch;
  /** Told of waits that people would wonder about, and of routes that GitHub is about to drop. */
  warn(text: string): void;
  /** 0 to 1, as `Math.random`. */
  random(): number;
}

/** What goes along with a request for our hook: whose call it is, and another way to send it. */
export interface Along extends RequestRequestOptions {
  route: Route;
  signal?: AbortSignal;
  fetch?: Fetch;
}

/** What GitHub calls this version of its API; it keeps its shape ("API Versions"). */
const API_VERSION = "2022-11-28";

/**
 * An Octokit whose requests are paced, tried again, and fail with errors for people; each needs `Along`. Its own plugins
 * for that, throttling and retry, are not used: their waits end neither with a cancel nor with a clock that is handed in,
 * and the 500 new things an hour are not part of their budget.
 */
export function createOctokit(options: OctokitOptions): Pick<Octokit, "request" | "paginate"> {
  const { token, api, clock, version, fetch, warn, random } = options;
  const log = { debug: ignore, info: ignore, warn, error: ignore };
  const octokit = new Octokit({
    ...{ auth: token, baseUrl: api, userAgent: `slipway/${version}`, log },
    request: { fetch, log },
  });
  const pace = createPace(clock, warn);
  octokit.hook.before("request", ({ headers }) => {
    headers["x-github-api-version"] = API_VERSION;
  });
  octokit.hook.wrap("request", (request, endpoint) => {
    const { method, url } = octokit.request.endpoint.parse(endpoint);
    const call = callOf(endpoint, method, new URL(url));
    const send = async (again: boolean): Promise<OctokitResponse<unknown>> => {
      try {
        return whole(await request(endpoint));
      } catch (error) {
        const worded = wordedError(call, new URL(url).host, error, clock.now());
        // The try before has removed it, and its answer was lost.
        if (again && method === "DELETE" && isGitHub(worded, "missing")) return { ...NOTHING, url };
        throw worded;
      }
    };
    // What is left of a file that was sent in part, nobody can send again.
    return call.route === UPLOAD
      ? sendOnce(call, () => send(false), pace)
      : retrying(call, send, { clock, random, pace });
  });
  return octokit;
}

const NOTHING = { status: 204, headers: {}, data: undefined };

function ignore(): void {}

function callOf({ request }: EndpointDefaults, method: string, { pathname, searchParams }: URL): Call {
  const { route, signal } = request as Along;
  const name = route === UPLOAD ? `?name=${searchParams.get("name")}` : "";
  return { route, shown: `${method} ${pathname}${name}`, signal };
}

/** The answer as it is. @throws where Octokit takes for a success what is none: a redirect to nowhere, a part of JSON. */
function whole(response: OctokitResponse<unknown>): OctokitResponse<unknown> {
  if (response.status >= 300) throw Object.assign(new Error("a redirect that leads nowhere"), { response });
  if (typeof response.data === "string" && response.data !== "")
    throw brokenAnswer("what came is no JSON, or only a part of it");
  return response;
}

/**
 * What Octokit has thrown, as an error for people: it has the answer in it, or what the connection failed with as its
 * cause ("RequestError").
 */
function wordedError(call: Call, host: string, error: unknown, now: number): Error {
  if (call.signal?.aborted) return new CancelledError();
  const { response, cause = error } = error as { response?: Answer; cause?: unknown };
  if (response) return refusalOf(call, response, now);
  // Connections fail with a code. Everything else is an error of the body, or a defect that nobody should take for one.
  return cause instanceof Error && codeOf(cause) === undefined ? cause : lostCall(call, host, cause);
}
