import type { IncomingMessage, ServerResponse } from "node:http";
import { type Refused, refused } from "./answer.ts";
import type { Effect, Rule, Watcher } from "./faults.ts";
import type { Limiter } from "./limits.ts";
import { API_OPERATIONS, type ApiOperation } from "./operations.ts";
import type { Host, RecordedRequest } from "./request.ts";
import type { Routed } from "./routing.ts";
import type { Permissions } from "./types.ts";
import type { World } from "./world.ts";

/** Everything that takes part in answering. */
export interface Desk {
  readonly world: World;
  readonly tokens: Readonly<Record<string, Permissions>>;
  readonly limiter: Limiter;
  readonly rules: Rule[];
  readonly requests: RecordedRequest[];
  readonly violations: string[];
  watcher: Watcher | undefined;
}

/** A request on its way through the stand-in. */
export interface Visit {
  desk: Desk;
  host: Host;
  message: IncomingMessage;
  response: ServerResponse;
  record: RecordedRequest;
  routed: Routed | undefined;
  effect: Effect | undefined;
  url: URL;
}

/** Whether nobody is left to answer. */
export const isGone = ({ response }: Visit) => response.destroyed || response.socket?.destroyed !== false;

/** Writes down that the description was broken. @returns the 500 that tells so */
export function violation(desk: Desk, record: RecordedRequest, what: string, breaches: string[]): Refused {
  const text = `This ${what} breaks GitHub's description: ${textOfRecord(record)}: ${breaches.join("; ")}`;
  desk.violations.push(text);
  return refused(500, text);
}

export function isApi(operation: string | undefined): operation is ApiOperation {
  return operation !== undefined && Object.hasOwn(API_OPERATIONS, operation);
}

export const textOfRecord = ({ host, method, url }: RecordedRequest) => `${method} ${host} ${url}`;
