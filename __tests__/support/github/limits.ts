import { type Refused, refused } from "./answer.ts";
import type { RecordedRequest } from "./request.ts";
import type { Limits } from "./types.ts";

export const GITHUB_LIMITS: Limits = { perHour: 1000, concurrent: 100, contentPerMinute: 80, contentPerHour: 500 };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The limits, and how much of them is used. */
export interface Limiter {
  /** Counts a request. @returns the no that it gets */
  enter(request: RecordedRequest): Refused | undefined;
  leave(): void;
  /** GitHub has had enough until then. */
  exhaust(seconds: number): Refused;
  pause(seconds: number | undefined, status: 403 | 429): Refused;
  headers(): Record<string, string>;
  pace(): { concurrent: number; contentPerMinute: number };
}

export function createLimiter(limits: Limits): Limiter {
  let began = Date.now();
  let used = 0;
  let running = 0;
  let exhaustedUntil = 0;
  let pausedUntil = 0;
  let most = { concurrent: 0, contentPerMinute: 0 };
  const content: number[] = [];

  const primary = () => refused(403, "API rate limit exceeded for installation.");
  const secondary = (retryAfter: number | undefined, status: 403 | 429 = 403) => {
    const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
    const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    return refused(status, message, { headers });
  };
  const resetAt = () => (exhaustedUntil > 0 ? exhaustedUntil : began + HOUR);

  return {
    enter(request) {
      const now = request.at;
      running += 1;
      if (now >= resetAt()) [began, used, exhaustedUntil] = [now, 0, 0];
      used += 1;
      const isContent = ["POST", "PATCH", "PUT"].includes(request.method);
      if (isContent) content.push(now);
      const lately = content.filter((at) => at > now - MINUTE).length;
      most = {
        concurrent: Math.max(most.concurrent, running),
        contentPerMinute: Math.max(most.contentPerMinute, lately),
      };
      request.early = now < Math.max(exhaustedUntil, pausedUntil);
      if (now < exhaustedUntil || used > limits.perHour) return primary();
      if (now < pausedUntil) return secondary(Math.ceil((pausedUntil - now) / 1000));
      if (running > limits.concurrent) return secondary(1);
      if (!isContent) return undefined;
      if (lately > limits.contentPerMinute) return secondary(60);
      return content.filter((at) => at > now - HOUR).length > limits.contentPerHour ? secondary(60) : undefined;
    },
    leave() {
      running -= 1;
    },
    exhaust(seconds) {
      exhaustedUntil = Date.now() + seconds * 1000;
      return primary();
    },
    pause(seconds, status) {
      pausedUntil = Date.now() + (seconds ?? 0) * 1000;
      return secondary(seconds, status);
    },
    headers() {
      const remaining = exhaustedUntil > Date.now() ? 0 : Math.max(limits.perHour - used, 0);
      return {
        "x-ratelimit-limit": String(limits.perHour),
        "x-ratelimit-remaining": String(remaining),
        "x-ratelimit-used": String(limits.perHour - remaining),
        "x-ratelimit-reset": String(Math.ceil(resetAt() / 1000)),
        "x-ratelimit-resource": "core",
      };
    },
    pace: () => most,
  };
}
