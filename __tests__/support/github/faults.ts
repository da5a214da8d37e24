import type { Effect, RecordedRequest, Which } from "./types.ts";

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
