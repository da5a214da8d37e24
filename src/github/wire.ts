import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { endpoint } from "@octokit/endpoint";
import { CancelledError } from "../base/errors.ts";
import { type Answer, type Call, headerOf, isMaking, UPLOAD } from "./call.ts";
import { GitHubError } from "./error.ts";
import { exchange } from "./exchange.ts";
import type { Upload } from "./port.ts";
import { lostCall, refusalOf } from "./refusal.ts";
import type { Route } from "./routes.ts";
import type { Web, WebRequest } from "./web.ts";

/** What GitHub calls this version of its API; it keeps its shape ("API Versions"). */
const API_VERSION = "2022-11-28";

export interface WireOptions {
  web: Web;
  token: string;
  repository: { owner: string; repo: string };
  /** Address of the API, without a slash at the end. */
  api: string;
  /** Version of Slipway, for GitHub's logs. */
  version: string;
  now(): number;
}

/** A request that is ready to be sent. */
export interface Prepared {
  call: Call;
  request: WebRequest;
  /** JSON; empty where there is nothing to say. */
  body: string;
}

/** Calls as they go over the wire, each once. */
export interface Wire {
  /** @param parameters what the route takes. @param more another address (the next page), another media type. */
  prepare(route: Route, parameters: object, more?: { signal?: AbortSignal | undefined; accept?: string }): Prepared;
  /** The same call for the next page of a list; undefined after the last one ("Using pagination in the REST API"). */
  nextPage(prepared: Prepared, answer: Answer): Prepared | undefined;
  /** @param url `upload_url` of the release. */
  prepareUpload(url: string, file: Omit<Upload, "url" | "signal">, signal?: AbortSignal): Prepared;
  /** @throws GitHubError · CancelledError */
  ask(prepared: Prepared): Promise<Answer>;
  /** The body of the answer as a stream, which fails with the same errors. @throws GitHubError · CancelledError */
  open(prepared: Prepared): Promise<IncomingMessage>;
}

/**
 * Octokit's `endpoint` makes requests of routes; they are sent by Node's own HTTP client. Octokit's own client and its
 * plugins for retries and throttling sit on `fetch`: their waits end neither with a cancel nor with a clock that is handed
 * in, uploads that bypass `fetch` are not part of their budget, and they are 130 kB of `dist` more.
 */
export function createWire({ web, token, repository, api, version, now }: WireOptions): Wire {
  const toRequest = endpoint.defaults({
    baseUrl: api,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "user-agent": `slipway/${version}`,
      "x-github-api-version": API_VERSION,
    },
  });
  const opened = async ({ call, request, body }: Prepared): Promise<IncomingMessage> => {
    try {
      return await exchange(web, request, body);
    } catch (error) {
      throw failed(call, request.url, error);
    }
  };
  const read = async (prepared: Prepared, response: IncomingMessage): Promise<Answer> =>
    await readAnswer(response).catch((error: unknown) => {
      throw failed(prepared.call, prepared.request.url, error);
    });
  const refuse = async (prepared: Prepared, response: IncomingMessage) =>
    refusalOf(prepared.call, await read(prepared, response), now());
  return {
    prepare: (route, parameters, { signal, accept } = {}) => {
      const given = { ...repository, ...parameters, ...(accept === undefined ? {} : { headers: { accept } }) };
      const { method, url, headers, body } = toRequest(route, given as never);
      const address = new URL(url);
      const call: Call = { route, shown: `${method} ${address.pathname}`, signal };
      const request = { method, url: address, headers: textsOf(headers), signal, alone: isMaking(call) };
      return { call, ...withLength(request, typeof body === "object" ? JSON.stringify(body) : "") };
    },
    nextPage: (prepared, answer) => {
      const next = /<([^<>]+)>;\s*rel="next"/.exec(headerOf(answer, "link") ?? "")?.[1];
      if (next === undefined) return undefined;
      // The token is for this origin; a server that calls itself by another name is asked by this one all the same.
      const { pathname, search } = new URL(next, prepared.request.url);
      return {
        ...prepared,
        request: { ...prepared.request, url: new URL(`${pathname}${search}`, prepared.request.url) },
      };
    },
    prepareUpload: (template, { name, label, contentType, size }, signal) => {
      const { url, headers } = toRequest(`POST ${template}`, { name, label });
      const address = new URL(url);
      const more = { "content-type": contentType, "content-length": String(size) };
      const request = { method: "POST", url: address, headers: { ...textsOf(headers), ...more }, signal };
      return { call: { route: UPLOAD, shown: `POST ${address.pathname}?name=${name}`, signal }, request, body: "" };
    },
    ask: async (prepared) => {
      const response = await opened(prepared);
      if (!isSuccess(response)) throw await refuse(prepared, response);
      return await read(prepared, response);
    },
    open: async (prepared) => {
      const response = await opened(prepared);
      if (!isSuccess(response)) throw await refuse(prepared, response);
      return response;
    },
  };
}

/**
 * The answer with its JSON read. What a refusal is about, its status says; so the rest of one may be missing.
 * @throws what the connection fails with, and SyntaxError where it is no JSON, unless it is a refusal.
 */
export async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  let text = "";
  try {
    response.setEncoding("utf8");
    for await (const part of response) text += part;
    const isJson = /[/+]json\b/.test(headers["content-type"] ?? "");
    return { status, headers, body: isJson && text !== "" ? JSON.parse(text) : text };
  } catch (error) {
    if (isSuccess(response)) throw error;
    return { status, headers, body: text };
  }
}

export function isSuccess({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300;
}

/** What was thrown on the way, as an error for people. */
export function failed(call: Call, url: URL, error: unknown): unknown {
  if (call.signal?.aborted) return new CancelledError();
  return error instanceof GitHubError ? error : lostCall(call, url.host, error);
}

/** Passes a stream on whose failures are errors for people. */
export async function* wordedStream({ call, request }: Prepared, stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const part of stream) yield part;
  } catch (error) {
    throw failed(call, request.url, error);
  }
}

function textsOf(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** Servers want to know how long a body is, also where there is none. */
function withLength(request: WebRequest, body: string): Pick<Prepared, "request" | "body"> {
  if (request.method === "GET") return { request, body };
  const length = String(Buffer.byteLength(body));
  return { request: { ...request, headers: { ...request.headers, "content-length": length } }, body };
}
