import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** A request as it goes over the wire. */
export interface WebRequest {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
  /**
   * Over a connection of its own: one that is used again may have been closed by the other side a moment ago, and then
   * nobody knows whether what was sent has arrived.
   */
  alone?: boolean | undefined;
  /** Asked when nothing has moved for some time: whether that is no fault of the connection, because we sent nothing. */
  isOurs?: (() => boolean) | undefined;
}

/** Connections to GitHub's hosts. */
export interface Web {
  /** Begins a request; body and end are the caller's. A connection on which nothing moves ends with ETIMEDOUT. */
  begin(request: WebRequest): ClientRequest;
}

/** Milliseconds in which nothing moves on a connection until it is given up. */
export const STALLED = 60_000;

/**
 * Milliseconds for which a connection is kept for the next call: less than any server's limit, so that it is not closed at
 * the moment when it is used again.
 */
const KEPT = 2_000;

/** Hosts of this machine, to which no proxy leads. */
const LOOPBACK = "localhost,127.0.0.1,::1,[::1]";

/**
 * Connections of Node's own HTTP client: uploads through `fetch` take more time and memory. Its agents know proxies by
 * themselves (HTTPS_PROXY, NO_PROXY; Node.js, "Built-in Proxy Support").
 * @param environment where proxies are named. @param stalled milliseconds; tests shorten it.
 */
export function createWeb(environment: Readonly<Record<string, string | undefined>>, stalled = STALLED): Web {
  const bypassed = environment.no_proxy ?? environment.NO_PROXY;
  const proxyEnv = { ...environment, no_proxy: bypassed ? `${bypassed},${LOOPBACK}` : LOOPBACK };
  const kept = { keepAlive: true, timeout: KEPT, proxyEnv };
  const agents = {
    "http:": { kept: new HttpAgent(kept), alone: new HttpAgent({ proxyEnv }) },
    "https:": { kept: new HttpsAgent(kept), alone: new HttpsAgent({ proxyEnv }) },
  };
  return {
    begin: ({ method, url, headers, signal, alone = false, isOurs }) => {
      const secure = url.protocol === "https:";
      const agent = agents[secure ? "https:" : "http:"][alone ? "alone" : "kept"];
      const begin = secure ? httpsRequest : httpRequest;
      const request = begin(url, { method, headers, agent, timeout: stalled, ...(signal ? { signal } : {}) });
      request.on("timeout", () => {
        if (isOurs?.()) request.setTimeout(stalled);
        else request.destroy(stalledError(stalled));
      });
      return request;
    },
  };
}

function stalledError(milliseconds: number): Error {
  return Object.assign(new Error(`nothing has moved for ${milliseconds / 1_000} s`), { code: "ETIMEDOUT" });
}

/** The head of the answer. @throws what the connection fails with. */
export function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve);
    // It stays: a connection may fail once more after its answer, and an error that nobody hears ends the process.
    request.on("error", reject);
  });
}
