import type { IncomingMessage } from "node:http";
import { answerTo, type Web, type WebRequest } from "./web.ts";

/** How Octokit calls the `fetch` that it is given: of fetch's own, what it makes use of. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

export interface FetchInit {
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Redirects that are followed one after another. */
const MOST_REDIRECTS = 5;

/**
 * A `fetch` on Node's own HTTP client, whose answers are there whole.
 * @throws what the connection fails with.
 */
export function createFetch(web: Web): Fetch {
  return async (url, init) => await wholeResponse(await exchange(web, url, init));
}

/**
 * Sends a request and follows redirects, each verbatim (GitHub Docs, "Best practices for using the REST API": 301, 302,
 * 307 and 308). The token stays on the origin that it was meant for.
 * @returns the head of the last answer; its body is still to be read.
 * @throws what the connection fails with.
 */
export async function exchange(web: Web, url: string, init: FetchInit): Promise<IncomingMessage> {
  let request = requestOf(url, init);
  for (let redirects = 0; ; redirects += 1) {
    const sent = web.begin(request);
    sent.end(init.body ?? "");
    const answer = await answerTo(sent);
    const { statusCode = 0, headers } = answer;
    const target = [301, 302, 307, 308].includes(statusCode) ? headers.location : undefined;
    const next = target === undefined ? undefined : URL.parse(target, request.url.href);
    if (!next || redirects === MOST_REDIRECTS) return answer;
    answer.resume();
    request = {
      ...request,
      url: next,
      headers: next.origin === request.url.origin ? request.headers : anonymous(request),
    };
  }
}

/** The answer with its whole body. What a refusal is about, its status says; so the rest of one may be missing. */
export async function wholeResponse(incoming: IncomingMessage): Promise<Response> {
  let text = "";
  try {
    incoming.setEncoding("utf8");
    for await (const part of incoming) text += part;
  } catch (error) {
    if (isSuccess(incoming)) throw error;
  }
  return responseOf(incoming, text);
}

/** An answer in the form of `fetch`, with that for its body. */
export function responseOf({ statusCode = 0, headers }: IncomingMessage, text: string): Response {
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Response(text === "" ? null : text, { status: statusCode, headers: pairs });
}

export function isSuccess({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300;
}

/** An answer that is none, as a connection's error: it has a code. */
export function brokenAnswer(message: string): Error {
  return Object.assign(new Error(message), { code: "EPROTO" });
}

function requestOf(url: string, { method, headers, body, signal }: FetchInit): WebRequest {
  // Servers want to know how long a body is, also where there is none.
  const length = method === "GET" ? {} : { "content-length": String(Buffer.byteLength(body ?? "")) };
  // What changes nothing may be sent again where a kept connection turns out to be closed.
  return { method, url: new URL(url), headers: { ...headers, ...length }, signal, alone: method === "POST" };
}

function anonymous({ headers }: WebRequest): WebRequest["headers"] {
  const { authorization: _, ...others } = headers;
  return others;
}
