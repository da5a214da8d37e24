/** No more than so many within so many milliseconds. */
export interface Allowance {
  count: number;
  within: number;
}

/**
 * What GitHub takes of requests that create content (GitHub Docs, "Rate limits for the REST API": 80 a minute and 500 an
 * hour, together with what is done on its website and by others with the same token).
 */
export const CONTENT_ALLOWANCES: readonly Allowance[] = [
  { count: 80, within: 60_000 },
  { count: 500, within: 3_600_000 },
];

/** Keeps count of what was sent, so that every stretch of time holds no more than is allowed. */
export interface Budget {
  /** Milliseconds until one more may be sent; 0: now. */
  wait(now: number): number;
  take(now: number): void;
}

export function createBudget(allowances: readonly Allowance[]): Budget {
  const longest = Math.max(...allowances.map(({ count }) => count));
  const taken: number[] = [];
  return {
    wait: (now) => {
      const waits = allowances.map(({ count, within }) => {
        const earliest = taken[taken.length - count];
        return earliest === undefined ? 0 : earliest + within - now;
      });
      return Math.max(0, ...waits);
    },
    take: (now) => {
      taken.push(now);
      if (taken.length > longest) taken.shift();
    },
  };
}
