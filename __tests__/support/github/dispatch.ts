import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, Refused, refused } from "./answer.ts";
import { checkAnswer, checkBody, checkParameters, takesJson } from "./description.ts";
import { effectOn, type Rule } from "./faults.ts";
import type { Call } from "./handlers/call.ts";
import { HANDLERS } from "./handlers/index.ts";
import { ConnectionEnded } from "./handlers/receive.ts";
import type { Limiter } from "./limits.ts";
import { API_OPERATIONS, type ApiOperation, UPLOAD } from "./operations.ts";
import { drain, readJson, respond } from "./respond.ts";
import { assetNameIn, type Routed, route } from "./routing.ts";
import { permissionsOf, refusalFor } from "./tokens.ts";
import type { Effect, Host, Permissions, RecordedRequest, Watcher } from "./types.ts";
import { bytes, download } from "./website.ts";
import type { World } from "./world.ts";

export interface Desk {
  readonly world: World;
  readonly tokens: Readonly<Record<string, Permissions>>;
  readonly limiter: Limiter;
  readonly rules: Rule[];
  readonly requests: RecordedRequest[];
  readonly violations: string[];
  watcher: Watcher | undefined;
}

interface Visit {
  desk: Desk;
  host: Host;
  message: IncomingMessage;
  response: ServerResponse;
  record: RecordedRequest;
  routed: Routed | undefined;
  effect: Effect | undefined;
  url: URL;
}

/** Takes a request, from its arrival to its answer, and records it. Never rejects. */
export async function dispatch(
  desk: Desk,
  host: Host,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(message.url ?? "/", desk.world.urls[host]);
  const method = message.method ?? "GET";
  const routed = route(host, method, url);
  const record: RecordedRequest = {
    index: desk.requests.length,
    host,
    method,
    url: `${url.pathname}${url.search}`,
    operation: routed?.operation,
    name: routed && assetNameIn(desk.world, routed),
    at: Date.now(),
    ended: undefined,
    status: undefined,
    carriedOut: false,
    bytes: 0,
    early: false,
  };
  desk.requests.push(record);
  const visit: Visit = { desk, host, message, response, record, routed, url, effect: effectOn(record, desk.rules) };
  const isLimited = host === "api" || host === "uploads";
  const limit = isLimited ? desk.limiter.enter(record) : undefined;
  try {
    const answer = await answerTo(visit, limit);
    record.status = answer.status;
    const cutAt = visit.effect?.kind === "cut-answer" ? visit.effect.bytes : undefined;
    for (const [name, value] of Object.entries(isLimited ? standardHeaders(visit) : {}))
      response.setHeader(name, value);
    await respond(response, answer, { isHead: method === "HEAD", cutAt });
  } catch (error) {
    record.status = 0;
    response.socket?.resetAndDestroy();
    const isBrokenPipe = Reflect.get(Object(error), "code") === "ERR_STREAM_PREMATURE_CLOSE";
    if (!(error instanceof ConnectionEnded) && !isBrokenPipe)
      desk.violations.push(`The stand-in failed: ${textOf(error)}`);
  } finally {
    record.ended = Date.now();
    if (isLimited) desk.limiter.leave();
  }
}

/** @throws ConnectionEnded where there is to be no answer */
async function answerTo(visit: Visit, limit: Refused | undefined): Promise<Answer> {
  const { desk, message, record, effect } = visit;
  const count = (length: number) => {
    record.bytes += length;
  };
  let answer: Answer;
  try {
    const isUpload = record.operation === UPLOAD;
    const body = isUpload || record.method === "GET" ? undefined : await readJson(message, count);
    await tell(visit, "before");
    if (limit) throw limit;
    await strike(visit);
    answer = await carryOut(visit, body);
    record.carriedOut = true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!message.readableEnded) await drain(message, count);
    answer = error.answer;
  }
  const breaches = isApi(record.operation) ? checkAnswer(record.operation, answer.status, answer.body) : [];
  if (breaches.length > 0) answer = violation(desk, record, "answer", breaches).answer;
  await tell(visit, "after");
  if (effect?.kind === "lose-answer") throw new ConnectionEnded("The answer is lost.");
  return answer;
}

/** Faults that come before anything is carried out. */
async function strike({ desk, effect, message, record }: Visit): Promise<void> {
  switch (effect?.kind) {
    case "delay":
      return void (await sleep(effect.milliseconds));
    case "hold":
      return new Promise(() => undefined);
    case "lose-request":
      throw new ConnectionEnded("The request is lost.");
    case "rate-limit":
      throw desk.limiter.exhaust(effect.seconds);
    case "secondary-limit":
      throw desk.limiter.pause(effect.retryAfter, effect.status ?? 403);
    case "status":
      throw refused(effect.status, effect.message ?? "Server Error", effect.headers ? { headers: effect.headers } : {});
    case "bad-gateway":
      if (record.operation === UPLOAD) return;
      message.resume();
      throw refused(502, "Server Error");
  }
}

async function carryOut(visit: Visit, json: unknown): Promise<Answer> {
  const { desk, message, record, routed, url } = visit;
  const { world } = desk;
  if (!routed) throw violation(desk, record, "request", ["The stand-in has no such operation on this host."]);
  const { operation } = routed;
  if (!isApi(operation)) {
    if (record.host === "server") return download(world, routed);
    const { authorization } = message.headers;
    if (authorization !== undefined)
      desk.violations.push(`The token was sent to another host: ${textOfRecord(record)}`);
    return bytes(world, routed, authorization);
  }
  if (!message.headers["user-agent"]) {
    throw refused(
      403,
      "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.",
    );
  }
  const permissions = permissionsOf(message.headers.authorization, desk.tokens);
  const parameters: Record<string, unknown> = { ...routed.parameters };
  const breaches = [...checkParameters(operation, parameters), ...checkBody(operation, json)];
  if (json !== undefined && takesJson(operation) && !/json/.test(message.headers["content-type"] ?? "")) {
    breaches.push("The body is JSON, and its content-type does not say so.");
  }
  if (breaches.length > 0) throw violation(desk, record, "request", breaches);
  const refusal = refusalFor(operation, permissions, world.isPrivate);
  if (refusal) throw refusal;
  const isOther =
    `${routed.parameters.owner}/${routed.parameters.repo}`.toLowerCase() !== world.repository.toLowerCase();
  if (isOther) throw refused(404, "Not Found");
  const call: Call = {
    world,
    parameters,
    body: (json ?? {}) as Record<string, unknown>,
    mayWrite: permissions?.contents === "write",
    accept: message.headers.accept ?? "",
    address: `${url.origin}${url.pathname}`,
    record,
    message,
    effect: visit.effect,
    middle: async () => (await desk.watcher?.("middle", record)) === "drop" || isGone(visit),
  };
  return operation === UPLOAD ? HANDLERS[operation](call) : exclusive(world, () => HANDLERS[operation](call));
}

/** Calls the watcher. @throws ConnectionEnded where the connection is to end, or has */
async function tell(visit: Visit, stage: "before" | "after"): Promise<void> {
  const isDropped = (await visit.desk.watcher?.(stage, visit.record)) === "drop";
  if (isDropped || isGone(visit))
    throw new ConnectionEnded(`The connection ended ${stage} the request was carried out.`);
}

const isGone = ({ response }: Visit) => response.destroyed || response.socket?.destroyed !== false;

const waiting = new WeakMap<World, Promise<unknown>>();

/** One after another: what looks and then changes is not interrupted. */
function exclusive<T>(world: World, work: () => T | Promise<T>): Promise<T> {
  const mine = (waiting.get(world) ?? Promise.resolve()).then(work);
  waiting.set(
    world,
    mine.catch(() => undefined),
  );
  return mine;
}

function violation(desk: Desk, record: RecordedRequest, what: string, breaches: string[]): Refused {
  const text = `This ${what} breaks GitHub's description: ${textOfRecord(record)}: ${breaches.join("; ")}`;
  desk.violations.push(text);
  return refused(500, text);
}

function standardHeaders({ desk, record }: Visit): Record<string, string> {
  const permission = isApi(record.operation)
    ? { "x-accepted-github-permissions": API_OPERATIONS[record.operation] }
    : {};
  const id = `${(record.index + 1).toString(16).padStart(4, "0").toUpperCase()}:STANDIN`;
  return { ...desk.limiter.headers(), ...permission, "x-github-request-id": id, server: "github.com" };
}

function isApi(operation: string | undefined): operation is ApiOperation {
  return operation !== undefined && Object.hasOwn(API_OPERATIONS, operation);
}

const textOfRecord = ({ host, method, url }: RecordedRequest) => `${method} ${host} ${url}`;
const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
