import { setTimeout as delay } from "node:timers/promises";

/** Time as it is handed in, so that hours of waiting can be tried in virtual time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits; a signal that fires ends it early and is no error. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
  },
};
