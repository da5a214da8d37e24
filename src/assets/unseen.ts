import type { Unseen } from "../providers/provider.ts";

/** What could not be looked at, a line each. */
export function unseenLines(gaps: readonly Unseen[]): string[] {
  return once(gaps).map(({ what, reason }) => `The ${what} could not be looked at: ${reason}`);
}

/** What to do about it, each remedy once. */
export function unseenRemedies(gaps: readonly Unseen[]): string[] {
  return [...new Set(gaps.map(({ remedy }) => remedy))];
}

function once(gaps: readonly Unseen[]): Unseen[] {
  return [...new Map(gaps.map((gap) => [gap.what, gap])).values()];
}
