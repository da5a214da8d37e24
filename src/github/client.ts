import type { Clock } from "../base/clock.ts";
import { UPLOAD } from "./call.ts";
import { createDownload } from "./download.ts";
import { isGitHub } from "./error.ts";
import { createFetch } from "./fetch.ts";
import { createHonest, REPOSITORY } from "./honest.ts";
import { type Along, createOctokit } from "./octokit.ts";
import type { GitHub, ReleaseAsset } from "./port.ts";
import { createUpload } from "./upload.ts";
import { createWeb } from "./web.ts";

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

const ASSET = "GET /repos/{owner}/{repo}/releases/assets/{asset_id}";

/**
 * GitHub over the network. Nothing is sent before the first call. Calls go through Octokit; it is handed Node's own HTTP
 * client as its `fetch`, because that one streams files, knows proxies, and ends connections on which nothing moves.
 */
export function createGitHub(options: GitHubOptions): GitHub {
  const { repository, server, api, clock, random = Math.random } = options;
  const web = createWeb(options.environment, options.stalled);
  const fetch = createFetch(web);
  const octokit = createOctokit({ ...options, fetch, random });
  const ask = async (route: string, parameters: object, request: Along) =>
    (await octokit.request(route, { ...repository, ...parameters, request })).data;
  const honest = createHonest(`${repository.owner}/${repository.repo}`, (signal) =>
    ask(REPOSITORY, {}, along(REPOSITORY, signal)),
  );
  return {
    repository,
    server,
    // The port's types tie the answer to the route; down here it is what came over the wire.
    call: async (route, parameters, { signal } = {}) =>
      (await honest({ route, signal }, () => ask(route, parameters, along(route, signal)))) as never,
    all: async (route, parameters, { signal } = {}) => {
      const [method, url] = route.split(" ") as ["GET", string];
      // The token is for this origin; a server that calls itself by another name is asked by this one all the same.
      const here: typeof fetch = (page, init) => fetch(onOrigin(page, api), init);
      // Octokit asks for further pages without what the first was asked with, but for what it is asked with always.
      const page = octokit.request.defaults({ method, url, request: { ...along(route, signal), fetch: here } });
      const first = { per_page: 100, ...repository, ...parameters };
      return (await honest({ route, signal }, () => octokit.paginate(page, first as never))) as never;
    },
    upload: async ({ url, signal, ...file }) => {
      const { name, label, contentType, size, body } = file;
      // Its failure is told when it is read; until then nobody listens.
      body.on("error", () => undefined);
      const headers = { "content-type": contentType, "content-length": String(size) };
      const request = { ...along(UPLOAD, signal), fetch: createUpload(file, { web, clock }) };
      try {
        return await honest(request, async () => {
          const asset: ReleaseAsset = await ask(`POST ${url}`, { name, label, headers }, request);
          return asset;
        });
      } catch (error) {
        // It was no connection that failed.
        throw isGitHub(error, "lost") && error.cause === body.errored ? error.cause : error;
      } finally {
        body.destroy();
      }
    },
    download: async (assetId, { signal } = {}) => {
      const download = createDownload(web, ASSET);
      const request = { ...along(ASSET, signal), fetch: download.fetch };
      const headers = { accept: "application/octet-stream" };
      await honest(request, () => ask(ASSET, { asset_id: assetId, headers }, request));
      return download.content();
    },
  };
}

function along(route: Along["route"], signal: AbortSignal | undefined): Along {
  return { route, ...(signal ? { signal } : {}) };
}

function onOrigin(url: string, origin: string): string {
  const { pathname, search } = new URL(url);
  return new URL(`${pathname}${search}`, origin).href;
}
