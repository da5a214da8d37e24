import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf } from "../../../src/base/errors.ts";
import { refuse, throttleOf } from "./answers.ts";
import { type Call, isAllBody, operationOf, signedFor } from "./calls.ts";
import { type Effect, effectOn, type Rule, randomFrom, type Which } from "./faults.ts";

/** `before`: it was not sent on yet. `after`: it was carried out, and the answer was not given yet. */
export type Phase = "before" | "after";

/** An HTTP proxy before the stand-in: records every call, and spoils those that it is told to. */
export interface Front {
  endpoint: string;
  /** Every call so far, in the order in which they arrived. */
  readonly calls: readonly Call[];
  /** Calls as `service:operation`, for assertions. */
  names(): string[];
  /** Spoils calls from now on, until `clear`. */
  spoil(which: Which, effect: Effect): void;
  /** Throttles a share (0 to 1) of all calls, the same ones for the same seed and order. */
  throttleShare(share: number, seed: number): void;
  /**
   * Awaited at every call, twice; undefined: nothing. A test kills a process at a boundary with it. `drop` before a call
   * is sent on keeps it from being sent: a signal to the caller alone comes too late for that.
   */
  onCall: ((call: Call, phase: Phase) => unknown) | undefined;
  /** Forgets calls, rules and `onCall`. */
  clear(): void;
  close(): Promise<void>;
}

/** Calls of the stand-in's own, which are no calls of AWS. */
const OWN = /^\/(slipway-control|moto-api)/;

/** Codes of errors that say that one side of a connection is gone. */
const BROKEN: readonly string[] = [
  ...["ECONNRESET", "EPIPE", "ECONNREFUSED", "ECONNABORTED"],
  ...["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED", "ERR_STREAM_UNABLE_TO_PIPE"],
];

/** @param target address of the stand-in: `http://127.0.0.1:40000`. */
export async function startFront(target: string): Promise<Front> {
  const to = new URL(target);
  const calls: Call[] = [];
  const rules: Rule[] = [];
  let lucky: () => boolean = () => true;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (OWN.test(request.url ?? "")) return giveAnswer(response, await sendOn(request, to, undefined));
    const body = isAllBody(request) ? await buffer(request) : undefined;
    const { service, region } = signedFor(request);
    const operation = operationOf(request, service, body?.toString() ?? "");
    const call: Call = { index: calls.length, service, operation, region, at: Date.now() };
    calls.push(call);
    const effect = effectOn(call, rules) ?? (lucky() ? undefined : { kind: "throttle" as const });
    if (effect) call.fault = effect.kind;
    const wish = await front.onCall?.(call, "before");
    if (wish === "drop" || request.socket.destroyed) return reset(request);
    if (effect?.kind === "delay") await sleep(effect.milliseconds);
    if (effect?.kind === "hold") await effect.until;
    if (effect?.kind === "lose-request") return reset(request);
    if (effect?.kind === "throttle" || effect?.kind === "refuse") {
      const refusal = effect.kind === "throttle" ? throttleOf(service) : effect.refusal;
      request.resume();
      call.status = refusal.status;
      return refuse(response, service, refusal);
    }
    const answer = await sendOn(request, to, body);
    call.status = answer.statusCode ?? 0;
    await front.onCall?.(call, "after");
    if (effect?.kind !== "lose-answer") return giveAnswer(response, answer);
    await buffer(answer);
    reset(request);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A client that was killed, or a stand-in that was stopped: the other side sees a broken connection.
      if (!BROKEN.includes(codeOf(error) ?? "")) throw error;
      reset(request);
    });
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const front: Front = {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    names: () => calls.map(({ service, operation }) => `${service}:${operation}`),
    spoil: (which, effect) => void rules.push({ which, effect, matched: 0 }),
    throttleShare: (share, seed) => {
      const random = randomFrom(seed);
      lucky = () => random() >= share;
    },
    onCall: undefined,
    clear: () => {
      calls.length = 0;
      rules.length = 0;
      lucky = () => true;
      front.onCall = undefined;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return front;
}

/** Sends a request on, its body as it comes. Resolves when the answer begins. */
function sendOn(request: IncomingMessage, to: URL, body: Buffer | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { expect: _expect, ...headers } = request.headers; // This server has said "continue" already.
    const { method = "GET", url = "/" } = request;
    // A connection of its own: one that the stand-in closes meanwhile would look like a lost call.
    const sent = httpRequest({ host: to.hostname, port: to.port, method, path: url, headers, agent: false }, resolve);
    sent.once("error", reject);
    if (body) sent.end(body);
    else pipeline(request, sent).catch(reject);
  });
}

async function giveAnswer(response: ServerResponse, answer: IncomingMessage): Promise<void> {
  const { connection: _connection, "keep-alive": _keepAlive, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 502, headers);
  await pipeline(answer, response);
}

function reset(request: IncomingMessage): void {
  if (request.socket instanceof Socket) request.socket.resetAndDestroy();
}
