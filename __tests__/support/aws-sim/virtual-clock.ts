import { setTimeout as realDelay } from "node:timers/promises";
import type { Clock } from "../../../src/base/clock.ts";
import { createQueue } from "./queue.ts";

/** A clock whose hours pass in milliseconds. */
export interface VirtualClock extends Clock {
  /** Lets something happen at a time, whether or not anybody waits for it. */
  at(time: number, event: () => void): void;
  /**
   * Runs work; time stands still while the process has anything to do, and jumps to the next sleeper or event when all
   * of it waits. @throws Error when the work waits for something that no time can bring.
   */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Milliseconds of real time in which work that sleeps nowhere must end before it counts as stuck. */
const PATIENCE = 5_000;

/** Requests that the process has under way (files, processes, keys): while there is one, not everything waits. */
const UNDER_WAY = /^(FS|Process|FileHandle|.*Req(uest)?(Wrap)?$|.*Job$)/;

/** @param begin milliseconds since the epoch at which it starts. */
export function createVirtualClock(begin: number): VirtualClock {
  let time = begin;
  let sleepers = 0;
  const queue = createQueue();

  const clock: VirtualClock = {
    now: () => time,
    at: (when, event) => queue.add(Math.max(time, when), event),
    sleep: (milliseconds, signal) => {
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        sleepers += 1;
        let awake = false;
        const wake = () => {
          if (awake) return;
          awake = true;
          sleepers -= 1;
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        signal?.addEventListener("abort", wake, { once: true });
        queue.add(time + Math.max(0, milliseconds), wake);
      });
    },
    run: async (work) => {
      let ended = false;
      const result = work().finally(() => {
        ended = true;
      });
      result.catch(() => undefined);
      let stuckSince: number | undefined;
      for (;;) {
        await settle();
        if (ended) return await result;
        if (sleepers > 0) {
          stuckSince = undefined;
          const next = queue.take();
          if (!next) throw new Error("Somebody sleeps and nothing is due: a defect of this clock.");
          time = next.time;
          next.event();
          continue;
        }
        stuckSince ??= performance.now();
        if (performance.now() - stuckSince > PATIENCE) throw new Error("Everything waits for what never comes.");
        await realDelay(1);
      }
    },
  };
  return clock;
}

/** Until nothing is under way: promises have run as far as they come, files are read, processes have ended. */
async function settle(): Promise<void> {
  for (;;) {
    await immediate();
    await immediate();
    if (!process.getActiveResourcesInfo().some((kind) => UNDER_WAY.test(kind))) return;
    await realDelay(0);
  }
}

function immediate(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
