import type { Clock } from "./clock.ts";
import { formatDuration } from "./duration.ts";
import { CancelledError, UserError } from "./errors.ts";
import type { Task } from "./progress.ts";
import { nextLook, type Sight, type WatchOptions } from "./watch.ts";

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
  /** Milliseconds until it should be looked at again. */
  pause(): number;
}

/**
 * Watches many things with one call a look, at the pace of the one that is due first.
 * @param lookAt what is known of these; what is not known is left out.
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
      const round = [...waiters];
      const seen = await lookAt([...new Set(round.map(({ id }) => id))]);
      await Promise.all(round.map((waiter) => waiter.see(seen.get(waiter.id))));
      const pause = Math.min(...[...waiters].map((waiter) => waiter.pause()));
      if (waiters.size === 0 || pause <= 0) continue;
      asleep = new AbortController();
      await clock.sleep(pause, asleep.signal);
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
        let looked = false;
        let progress: number | undefined;
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
          pause: () =>
            looked ? nextLook({ elapsed: clock.now() - begin, usual: options.usual, progress, free: options.free }) : 0,
          see: async (seen) => {
            try {
              const sight = await judge(seen);
              looked = true;
              if ("done" in sight) return end(() => resolve(sight.done));
              const elapsed = clock.now() - begin;
              if (elapsed >= options.within) {
                throw new UserError(`Waited ${formatDuration(elapsed)} in vain: ${options.what}.`, options.remedy);
              }
              progress = sight.progress;
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
