import { type Answer, refused } from "./answer.ts";
import { checkBody, checkParameters, takesJson } from "./description.ts";
import { isApi, isGone, textOfRecord, type Visit, violation } from "./desk.ts";
import type { Call } from "./handlers/call.ts";
import { HANDLERS } from "./handlers/index.ts";
import { UPLOAD } from "./operations.ts";
import { permissionsOf, refusalFor } from "./tokens.ts";
import { bytes, download } from "./website.ts";
import type { World } from "./world.ts";

/** Carries a request out. @param json its body @throws Refused · ConnectionEnded */
export async function carryOut(visit: Visit, json: unknown): Promise<Answer> {
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
