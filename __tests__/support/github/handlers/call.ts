import type { IncomingMessage } from "node:http";
import type { Answer } from "../answer.ts";
import type { Effect } from "../faults.ts";
import type { RecordedRequest } from "../request.ts";
import type { World } from "../world.ts";

/** A request that may be carried out: its form has been checked. */
export interface Call {
  world: World;
  /** Parameters of path and query, of the types that the description says. */
  parameters: Record<string, unknown>;
  /** JSON of the body. */
  body: Record<string, unknown>;
  /** Whether who asks may write contents: drafts are shown to them alone. */
  mayWrite: boolean;
  accept: string;
  /** Address without the query, for links to pages. */
  address: string;
  record: RecordedRequest;
  /** For the body of an upload. */
  message: IncomingMessage;
  effect: Effect | undefined;
  /** Told to the watcher, at half of an upload. @returns whether the connection is to be ended */
  middle(): Promise<boolean>;
}

export type Handler = (call: Call) => Promise<Answer> | Answer;

/** A parameter that the description says to be text. */
export function textOf(call: Call, name: string): string {
  return String(call.parameters[name]);
}

export function numberOf(call: Call, name: string): number {
  return Number(call.parameters[name]);
}

/** A field of the body; undefined where it is absent. The description was checked before: its type is right. */
export function field<T>(call: Call, name: string): T | undefined {
  return call.body[name] as T | undefined;
}
