import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { Clock } from "../base/clock.ts";
import type { Answer, Call } from "./call.ts";
import { type GitHubError, isGitHub } from "./error.ts";
import { createPace } from "./pace.ts";
import type { GitHub, ListRoute, ReleaseAsset } from "./port.ts";
import { hiddenRepository, hiddenRoute } from "./refusal.ts";
import { retrying, sendOnce } from "./retry.ts";
import type { Route } from "./routes.ts";
import { sendFile } from "./upload.ts";
import { createWeb } from "./web.ts";
import { createWire, type Prepared, wordedStream } from "./wire.ts";

export interface GitHubOptions {
  token: string;
  repository: { owner: string; repo: string };
  /** Addresses of API and website, without a slash at the end. */
  api: string;
  server: string;
  clock: Clock;
  /** Version of Slipway, for GitHub's logs. */
  version: string;
  /** Where proxies are named. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Told of waits that people would wonder about. */
  warn(text: string): void;
  /** 0 to 1. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** Milliseconds in which nothing moves on a connection until it is given up. Default: `STALLED`. */
  stalled?: number | undefined;
}

const REPOSITORY = "GET /repos/{owner}/{repo}";
const ASSET = "GET /repos/{owner}/{repo}/releases/assets/{asset_id}";

/** Routes whose path names nothing but the repository: with that one there, a 404 means that the token may not. */
const OF_REPOSITORY: ReadonlySet<Route> = new Set([
  "POST /repos/{owner}/{repo}/releases",
  "POST /repos/{owner}/{repo}/releases/generate-notes",
]);

/** GitHub over the network. Nothing is sent before the first call. */
export function createGitHub(options: GitHubOptions): GitHub {
  const { repository, server, clock, warn, random = Math.random } = options;
  const web = createWeb(options.environment, options.stalled);
  const wire = createWire({ ...options, web, now: () => clock.now() });
  const pace = createPace(clock, warn);
  const retry = { clock, random, pace };
  let seen = false;

  const ask = (prepared: Prepared) => honest(prepared.call, () => retrying(prepared.call, askOf(prepared), retry));
  const askOf = (prepared: Prepared) => async (again: boolean) => {
    try {
      return await wire.ask(prepared);
    } catch (error) {
      // The try before has removed it, and its answer was lost.
      if (again && prepared.request.method === "DELETE" && isGitHub(error, "missing")) return NOTHING;
      throw error;
    }
  };
  /** Tells a 404 for what it is: the thing is not there, or the token does not see the repository, or may not. */
  const honest = async <T>(call: Call, work: () => Promise<T>): Promise<T> => {
    try {
      const answer = await work();
      seen = true;
      return answer;
    } catch (error) {
      if (!isGitHub(error, "missing")) throw error;
      if (call.route === REPOSITORY) throw hidden(call, error);
      if (!seen) await look(call, error);
      throw OF_REPOSITORY.has(call.route) ? hiddenRoute(call, error) : error;
    }
  };
  const look = async (call: Call, cause: GitHubError) => {
    const prepared = wire.prepare(REPOSITORY, {}, { signal: call.signal });
    try {
      await retrying(prepared.call, askOf(prepared), retry);
      seen = true;
    } catch (error) {
      throw isGitHub(error, "missing") ? hidden(call, cause) : error;
    }
  };
  const hidden = (call: Call, cause: GitHubError) =>
    hiddenRepository(call, `${repository.owner}/${repository.repo}`, cause);

  return {
    repository,
    server,
    // The port's types tie the answer to the route; down here it is what came over the wire.
    call: async (route, parameters, { signal } = {}) =>
      (await ask(wire.prepare(route, parameters, { signal }))).body as never,
    all: async <R extends ListRoute>(route: R, parameters: object, { signal }: { signal?: AbortSignal } = {}) => {
      const items: unknown[] = [];
      let next: Prepared | undefined = wire.prepare(route, { per_page: 100, ...parameters }, { signal });
      while (next) {
        const answer: Answer = await ask(next);
        items.push(...(answer.body as unknown[]));
        next = wire.nextPage(next, answer);
      }
      return items as never;
    },
    upload: async ({ url, signal, ...file }) => {
      // Its failure is told when it is read; until then nobody listens.
      file.body.on("error", () => undefined);
      const prepared = wire.prepareUpload(url, file, signal);
      try {
        const send = () => sendFile(prepared, file, { web, clock });
        return (await honest(prepared.call, () => sendOnce(prepared.call, send, pace))).body as ReleaseAsset;
      } finally {
        file.body.destroy();
      }
    },
    download: async (assetId, { signal } = {}) => {
      const accept = "application/octet-stream";
      const prepared = wire.prepare(ASSET, { asset_id: assetId }, { signal, accept });
      const open = (): Promise<IncomingMessage> => wire.open(prepared);
      const response = await honest(prepared.call, () => retrying(prepared.call, open, retry));
      return Readable.from(wordedStream(prepared, response), { objectMode: false });
    },
  };
}

const NOTHING: Answer = { status: 204, headers: {}, body: undefined };
