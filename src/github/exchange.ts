import type { IncomingMessage } from "node:http";
import { answerTo, type Web, type WebRequest } from "./web.ts";

/** Redirects that are followed one after another. */
const MOST_REDIRECTS = 5;

/**
 * Sends a request and follows redirects, each verbatim (GitHub Docs, "Best practices for using the REST API": 301, 302,
 * 307 and 308). The token stays on the origin that it was meant for.
 * @returns the head of the last answer; its body is still to be read.
 * @throws what the connection fails with.
 */
export async function exchange(web: Web, first: WebRequest, body = ""): Promise<IncomingMessage> {
  let request = first;
  for (let redirects = 0; ; redirects += 1) {
    const sent = web.begin(request);
    sent.end(body);
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

function anonymous({ headers }: WebRequest): WebRequest["headers"] {
  const { authorization: _, ...others } = headers;
  return others;
}
