import type { Clock } from "../base/clock.ts";
import { formatDuration } from "../base/duration.ts";
import { CancelledError } from "../base/errors.ts";
import { createSemaphore } from "../base/semaphore.ts";
import { CONTENT_ALLOWANCES, createBudget } from "./budget.ts";
import { type Call, createsContent } from "./call.ts";
import type { GitHubError } from "./error.ts";

/** Under way at once. GitHub allows 100 for a token, which other jobs use too ("Rate limits for the REST API"). */
export const AT_ONCE = 20;

/**
 * Milliseconds for which the end of a limit is awaited. Secondary limits end within minutes; the hour's requests may take
 * most of an hour, in which a job costs money and does nothing.
 */
export const LONGEST_PAUSE = 15 * 60_000;

/** Milliseconds from which on a wait is told: people would wonder. */
const TOLD_FROM = 5_000;

/** When calls may be sent: one for all calls and uploads of a token. */
export interface Pace {
  /**
   * Waits until the call may be sent, and counts it. The function that comes back tells that it is over.
   * @throws CancelledError when its signal fires · the GitHubError of a limit that lasts too long.
   */
  enter(call: Call): Promise<() => void>;
  /** Nothing is sent for so many milliseconds. @param limit what met the limit. */
  pause(wait: number, limit: GitHubError): void;
}

export function createPace(clock: Clock, warn: (text: string) => void): Pace {
  const places = createSemaphore(AT_ONCE);
  const budget = createBudget(CONTENT_ALLOWANCES);
  let pause: { until: number; limit: GitHubError } | undefined;
  let told = 0;

  const waitOf = (call: Call): { wait: number; why: string } => {
    const now = clock.now();
    const asked = (pause?.until ?? 0) - now;
    if (pause && asked > LONGEST_PAUSE) throw pause.limit;
    const own = createsContent(call) ? budget.wait(now) : 0;
    return asked >= own
      ? { wait: asked, why: "GitHub has asked for a pause (rate limit)" }
      : { wait: own, why: "GitHub takes only 80 new things a minute and 500 an hour" };
  };
  const turn = async (call: Call) => {
    for (;;) {
      if (call.signal?.aborted) throw new CancelledError();
      const { wait, why } = waitOf(call);
      if (wait <= 0) break;
      const until = clock.now() + wait;
      if (wait >= TOLD_FROM && until > told) {
        told = until;
        warn(`${why}: it goes on in ${formatDuration(wait)}.`);
      }
      await clock.sleep(wait, call.signal);
    }
    if (createsContent(call)) budget.take(clock.now());
  };
  return {
    enter: async (call) => {
      const leave = await places.enter();
      try {
        await turn(call);
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
    pause: (wait, limit) => {
      const until = clock.now() + wait;
      if (!pause || until > pause.until) pause = { until, limit };
    },
  };
}
