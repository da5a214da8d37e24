import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, Refused } from "./answer.ts";
import { carryOut } from "./carry-out.ts";
import { checkAnswer } from "./description.ts";
import { type Desk, isApi, isGone, type Visit, violation } from "./desk.ts";
import { effectOn } from "./faults.ts";
import { ConnectionEnded } from "./handlers/receive.ts";
import { API_OPERATIONS, UPLOAD } from "./operations.ts";
import type { Host, RecordedRequest } from "./request.ts";
import { drain, readJson, respond } from "./respond.ts";
import { assetNameIn, route } from "./routing.ts";
import { strike } from "./strike.ts";

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
    // Whoever asked went away: while it was answered, or while a refused body was still coming.
    const hasLeft = /^(ERR_STREAM_PREMATURE_CLOSE|ECONNRESET)$/.test(String(Reflect.get(Object(error), "code")));
    if (!(error instanceof ConnectionEnded) && !hasLeft) desk.violations.push(`The stand-in failed: ${textOf(error)}`);
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
    const isJson = visit.routed !== undefined && record.operation !== UPLOAD && record.method !== "GET";
    const body = isJson ? await readJson(message, count) : undefined;
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

/** Calls the watcher. @throws ConnectionEnded where the connection is to end, or has */
async function tell(visit: Visit, stage: "before" | "after"): Promise<void> {
  const isDropped = (await visit.desk.watcher?.(stage, visit.record)) === "drop";
  if (isDropped || isGone(visit))
    throw new ConnectionEnded(`The connection ended ${stage} the request was carried out.`);
}

function standardHeaders({ desk, record }: Visit): Record<string, string> {
  const permission = isApi(record.operation)
    ? { "x-accepted-github-permissions": API_OPERATIONS[record.operation] }
    : {};
  const id = `${(record.index + 1).toString(16).padStart(4, "0").toUpperCase()}:STANDIN`;
  return { ...desk.limiter.headers(), ...permission, "x-github-request-id": id, server: "github.com" };
}

const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
