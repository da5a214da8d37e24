import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Clock, systemClock } from "../../../src/base/clock.ts";
import { createGitHub } from "../../../src/github/client.ts";
import type { GitHub } from "../../../src/github/port.ts";

/** What a server was asked. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** Answers a request whose body has been read. Status, body as JSON or text, headers; undefined: the connection is cut. */
export type Responder = (asked: Asked, count: number) => Reply | undefined;
export type Reply = readonly [status: number, body?: unknown, headers?: Record<string, string>];

export interface Server {
  address: string;
  asked: Asked[];
  close(): Promise<void>;
}

/** A server on a port of its own, that writes down what it was asked. */
export async function serve(respond: Responder): Promise<Server> {
  const asked: Asked[] = [];
  const server = await listen(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = "", url: path = "", headers } = request;
    const entry = { method, path, headers, body: Buffer.concat(parts).toString() };
    asked.push(entry);
    const reply = respond(entry, asked.length);
    if (!reply) request.socket.destroy();
    else answer(response, reply);
  });
  return { ...server, asked };
}

/** A server with a handler that reads as it likes. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  { asksFirst }: { asksFirst?: (request: IncomingMessage, response: ServerResponse) => void } = {},
): Promise<Omit<Server, "asked">> {
  // A client that goes away in the middle is what some tests are about.
  const server = createServer((request, response) => void Promise.resolve(handle(request, response)).catch(() => null));
  if (asksFirst) server.on("checkContinue", asksFirst);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function answer(response: ServerResponse, [status, body, headers = {}]: Reply): void {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, {
    ...(typeof body === "object" ? { "content-type": "application/json" } : {}),
    ...headers,
  });
  response.end(text);
}

export const TOKEN = "ghs_secret";

/** The port to a server, with time as the test wants it. */
export function portTo(
  address: string,
  {
    clock = systemClock,
    stalled,
    environment = {},
  }: { clock?: Clock; stalled?: number; environment?: Record<string, string> } = {},
): GitHub & { warned: string[] } {
  const warned: string[] = [];
  const port = createGitHub({
    ...{ token: TOKEN, repository: { owner: "octo", repo: "lab" }, api: address, server: "https://github.example" },
    ...{ clock, version: "0.0.0", environment, warn: (text) => warned.push(text), random: () => 0.5, stalled },
  });
  return { ...port, warned };
}

/** What a promise is rejected with. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("It did not fail.");
}

/** A promise that somebody else resolves. */
export function deferred(): { promise: Promise<void>; resolve(): void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}
