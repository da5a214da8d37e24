import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { CancelledError } from "../base/errors.ts";
import type { Call } from "./call.ts";
import { exchange, type Fetch, isSuccess, responseOf, wholeResponse } from "./fetch.ts";
import { lostCall } from "./refusal.ts";
import type { Route } from "./routes.ts";
import type { Web } from "./web.ts";

/** A `fetch` for content of any size: Octokit gets the head of the answer, and the body stays a stream of Node's. */
export interface Download {
  fetch: Fetch;
  /** What was fetched last. Its failures are errors for people: GitHubError, CancelledError. */
  content(): Readable;
}

/** @param route whose content it is, for messages. */
export function createDownload(web: Web, route: Route): Download {
  let content: Readable = Readable.from([]);
  return {
    fetch: async (url, init) => {
      const incoming = await exchange(web, url, init);
      if (!isSuccess(incoming)) return await wholeResponse(incoming);
      const { pathname, host } = new URL(url);
      const call = { route, shown: `${init.method} ${pathname}`, signal: init.signal };
      content = Readable.from(worded(call, host, incoming), { objectMode: false });
      return responseOf(incoming, "");
    },
    content: () => content,
  };
}

async function* worded(call: Call, host: string, incoming: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    for await (const part of incoming) yield part;
  } catch (error) {
    throw call.signal?.aborted ? new CancelledError() : lostCall(call, host, error);
  }
}
