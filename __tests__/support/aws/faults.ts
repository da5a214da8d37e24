import type { Refusal } from "./answers.ts";
import type { Call } from "./calls.ts";

/** What happens to a call. `lose-answer`: it is carried out, and the connection is reset in place of the answer. */
export type Effect =
  | { kind: "throttle" }
  | { kind: "refuse"; refusal: Refusal }
  | { kind: "delay"; milliseconds: number }
  | { kind: "hold"; until: Promise<unknown> }
  | { kind: "lose-request" }
  | { kind: "lose-answer" };

/** Which calls a fault is for. What is absent matches every call. */
export interface Which {
  service?: string;
  operation?: string | RegExp;
  region?: string;
  /** Number over all calls, counted from 0. */
  index?: number;
  /** Only the nth of those that match, counted from 1. */
  nth?: number;
  /** Only the first ones of those that match. */
  times?: number;
}

export interface Rule {
  which: Which;
  effect: Effect;
  /** How many calls matched so far. */
  matched: number;
}

/** The first effect whose rule is for this call. Counts the call in every rule that it matches. */
export function effectOn(call: Call, rules: readonly Rule[]): Effect | undefined {
  let found: Effect | undefined;
  for (const rule of rules) {
    if (!matches(call, rule.which)) continue;
    rule.matched += 1;
    const { nth, times } = rule.which;
    if (nth !== undefined && rule.matched !== nth) continue;
    if (times !== undefined && rule.matched > times) continue;
    found ??= rule.effect;
  }
  return found;
}

function matches(call: Call, { service, operation, region, index }: Which): boolean {
  if (service !== undefined && call.service !== service) return false;
  if (region !== undefined && call.region !== region) return false;
  if (index !== undefined && call.index !== index) return false;
  if (operation instanceof RegExp) return operation.test(call.operation);
  return operation === undefined || call.operation === operation;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
