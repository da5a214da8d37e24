import type { Operation } from "./operations.ts";
import type { RecordedRequest } from "./request.ts";

/** Which requests a fault is for. What is absent matches all. */
export interface Which {
  operation?: Operation;
  /** Name of the asset: of an upload, and of what is asked by the id of an asset. */
  name?: string | RegExp;
  index?: number;
  /** Only the nth of those that match, counted from 1. */
  nth?: number;
  /** Only the first ones of those that match. */
  times?: number;
}

/**
 * What happens to a request.
 * - `status`: this answer, and nothing is carried out. An upload's body is read first.
 * - `bad-gateway`: 502 to an upload, after which a `starter` asset is left (or the whole asset, or nothing, or one that no
 *   list shows and whose name is taken: cli/cli#4863).
 * - `secondary-limit`: 403 (or 429) with `retry-after`; who asks again before that is refused again, and recorded as early.
 *   Without `retryAfter` there is no such header.
 * - `rate-limit`: the primary limit is used up until `seconds` from now, for every request.
 * - `lose-request`: connection reset, nothing is carried out · `lose-answer`: carried out, then reset.
 * - `cut-upload`: the connection is reset after so many bytes of the body; a `starter` is left.
 * - `cut-answer`: the answer's connection ends after so many bytes of its body.
 * - `corrupt`: an upload is answered with 201, and is not what was sent: one byte flipped (`bytes`), the end missing (`size`),
 *   only its digest wrong (`digest`), or without a digest (`no-digest`).
 * - `stale`: a list lacks its newest entry, as if it had been asked a moment ago.
 * - `delay`: it takes so much longer · `hold`: never answered.
 */
export type Effect =
  | { kind: "status"; status: number; message?: string; headers?: Record<string, string> }
  | { kind: "bad-gateway"; leaves?: "starter" | "uploaded" | "nothing" | "hidden" }
  | { kind: "secondary-limit"; retryAfter?: number; status?: 403 | 429 }
  | { kind: "rate-limit"; seconds: number }
  | { kind: "lose-request" }
  | { kind: "lose-answer" }
  | { kind: "cut-upload"; bytes: number }
  | { kind: "cut-answer"; bytes: number }
  | { kind: "corrupt"; how: "bytes" | "size" | "digest" | "no-digest" }
  | { kind: "stale" }
  | { kind: "delay"; milliseconds: number }
  | { kind: "hold" };

/**
 * Called at every boundary of a request: `before` it is carried out, in the `middle` of an upload (half of its bytes are
 * there), and `after` it was carried out, when its answer has not been given. It is awaited. `drop` ends the connection
 * there: before, nothing is carried out; in the middle, a `starter` is left; after, the answer is lost.
 */
export type Watcher = (
  stage: "before" | "middle" | "after",
  request: RecordedRequest,
) => undefined | "drop" | Promise<undefined | "drop">;

export interface Rule {
  readonly which: Which;
  readonly effect: Effect;
  /** Requests that matched so far. */
  matched: number;
}

/** The first effect whose rule is for this request. Counts the request in every rule that it matches. */
export function effectOn(request: RecordedRequest, rules: readonly Rule[]): Effect | undefined {
  let found: Effect | undefined;
  for (const rule of rules) {
    if (!matches(request, rule.which)) continue;
    rule.matched += 1;
    const { nth, times } = rule.which;
    if (nth !== undefined && rule.matched !== nth) continue;
    if (times !== undefined && rule.matched > times) continue;
    found ??= rule.effect;
  }
  return found;
}

function matches(request: RecordedRequest, { operation, name, index }: Which): boolean {
  if (operation !== undefined && request.operation !== operation) return false;
  if (index !== undefined && request.index !== index) return false;
  if (name === undefined) return true;
  return name instanceof RegExp ? name.test(request.name ?? "") : request.name === name;
}
