import type { Clock } from "./clock.ts";
import { formatDuration } from "./duration.ts";
import { CancelledError, UserError } from "./errors.ts";
import type { Task } from "./progress.ts";
import { CLOSE, nextLook, type Sight, type WatchOptions } from "./watch.ts";

/** Many things of one kind that go on elsewhere, of which one call tells all. */
export interface SharedWatch<S> {
  /**
   * Waits for one of them, as `watch` does. Whoever joins later is looked at from then on.
   * @param judge what was seen of it means; undefined: it was not listed. What it throws ends this wait alone.
   * @throws UserError after `within` · CancelledError when the signal fires · what the look or `judge` throws.
   */
  wait<T>(
    id: string,
    judge: (seen: S | undefined) => Sight<T> | Promise<Sight<T>>,
    options: Omit<WatchOptions, "clock">,
    task?: Task,
  ): Promise<T>;
}

interface Waiter<S> {
  id: string;
  see(seen: S | undefined): Promise<void>;
  fail(error: unknown): void;
  /** When it should be looked at next, by the clock. */
  due(): number;
}

/** Milliseconds by which something is looked at earlier than it is due, because another is due now. */
const TOGETHER = CLOSE / 2;

/**
 * Watches many things with one call a look, at the pace of the one that is due first.
 * @param lookAt what is known of these, which are due; what is not known is left out. What it learns of others on the
 *   way counts as a look at them.
 */
export function watchTogether<S>(
  lookAt: (ids: readonly string[]) => Promise<ReadonlyMap<string, S>>,
  clock: Clock,
): SharedWatch<S> {
  const waiters = new Set<Waiter<S>>();
  let asleep = new AbortController();
  let running = false;

  const loop = async () => {
    while (waiters.size > 0) {
      asleep = new AbortController();
      const pause = Math.min(...[...waiters].map((waiter) => waiter.due())) - clock.now();
      if (pause > 0) await clock.sleep(pause, asleep.signal);
      // Somebody has come or gone meanwhile, and something else may be due first.
      if (asleep.signal.aborted) continue;
      const soon = clock.now() + TOGETHER;
      const round = [...waiters].filter((waiter) => waiter.due() <= soon);
      const seen = await lookAt([...new Set(round.map(({ id }) => id))]);
      const told = [...waiters].filter((waiter) => round.includes(waiter) || seen.has(waiter.id));
      await Promise.all(told.map((waiter) => waiter.see(seen.get(waiter.id))));
    }
  };
  const run = async () => {
    running = true;
    try {
      // Whoever joins in the same breath shares the first look.
      await Promise.resolve();
      await loop();
    } catch (error) {
      for (const waiter of [...waiters]) waiter.fail(error);
    } finally {
      running = false;
    }
  };

  return {
    wait: <T>(
      id: string,
      judge: (seen: S | undefined) => Sight<T> | Promise<Sight<T>>,
      options: Omit<WatchOptions, "clock">,
      task?: Task,
    ) =>
      new Promise<T>((resolve, reject) => {
        const begin = clock.now();
        const { usual, free, fresh = false } = options;
        let due = fresh ? begin + nextLook({ elapsed: 0, usual, free }) : begin;
        const end = (settle: () => void) => {
          waiters.delete(waiter);
          options.signal?.removeEventListener("abort", cancel);
          // Nobody may be left to wait for, and the loop is then to end now.
          asleep.abort();
          settle();
        };
        const cancel = () => waiter.fail(new CancelledError());
        const waiter: Waiter<S> = {
          id,
          fail: (error) => end(() => reject(error)),
          due: () => due,
          see: async (seen) => {
            try {
              const sight = await judge(seen);
              if ("done" in sight) return end(() => resolve(sight.done));
              const elapsed = clock.now() - begin;
              if (elapsed >= options.within) {
                throw new UserError(`Waited ${formatDuration(elapsed)} in vain: ${options.what}.`, options.remedy);
              }
              due = clock.now() + nextLook({ elapsed, usual, progress: sight.progress, free });
              task?.update(sight.progress, sight.note);
            } catch (error) {
              waiter.fail(error);
            }
          },
        };
        if (options.signal?.aborted) return reject(new CancelledError());
        options.signal?.addEventListener("abort", cancel, { once: true });
        waiters.add(waiter);
        if (running) asleep.abort();
        else void run();
      }),
  };
}
