import type { Clock } from "./clock.ts";
import { formatDuration } from "./duration.ts";
import { CancelledError, UserError } from "./errors.ts";
import type { Task } from "./progress.ts";

/** What one look at something that goes on elsewhere saw: that it is done, or how far it is. */
export type Sight<T> = { done: T } | { progress?: number | undefined; note?: string | undefined };

export interface WatchOptions {
  /** What is awaited, as in "Waited 2 h in vain: …": `the AMI ami-1 is available`. */
  what: string;
  /** Milliseconds that it usually takes. Only the pace follows from it, never a limit. */
  usual: number;
  /** Milliseconds until it is given up. */
  within: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** What to do when it was given up. */
  remedy: string;
  /** Looks are not counted by anybody (S3's HEAD): they are close from the start, however long it takes. */
  free?: boolean | undefined;
}

/**
 * Looks until it is done, at the pace of the thing itself: seldom while it cannot be done yet, often around the time
 * when it should be, and less often again the longer it is overdue. Each look is a call of an API that counts them.
 * `look` itself decides which errors mean "not yet" and which are final.
 * @throws UserError after `within` · CancelledError when the signal fires · whatever `look` throws.
 */
export async function watch<T>(look: () => Promise<Sight<T>>, options: WatchOptions, task?: Task): Promise<T> {
  const { clock, signal } = options;
  const begin = clock.now();
  for (;;) {
    if (signal?.aborted) throw new CancelledError();
    const sight = await look();
    if ("done" in sight) return sight.done;
    const elapsed = clock.now() - begin;
    if (elapsed >= options.within) {
      throw new UserError(`Waited ${formatDuration(elapsed)} in vain: ${options.what}.`, options.remedy);
    }
    task?.update(sight.progress, sight.note);
    await clock.sleep(
      nextLook({ elapsed, usual: options.usual, progress: sight.progress, free: options.free }),
      signal,
    );
  }
}

/**
 * Between two looks at the time when it should be done, milliseconds. It is noticed half of this and a call's way back
 * late: 1.9 s on average with the 0.09 s of a call to AWS, and hardly ever more than 3.6 s (`npm run bench -- aws`).
 */
const CLOSE = 3_600;

/** The same for long phases, as a share of the time that has passed: noticed at most 2 % late. */
const CLOSE_SHARE = 0.02;

/**
 * Before this share of the expected time it is not looked at closely. One in a hundred phases whose times lie a fifth
 * apart is done earlier; an earlier start would cost three more calls a phase, a later one shows in the lag.
 */
const EARLY = 0.7;

/** Until then a look now and then, at this share of the expected time apart: what fails does so early. */
const SELDOM = 1 / 3;

/**
 * Milliseconds until the next look.
 * @param seen `progress`: 0 to 1 as the thing itself tells it, where it does. `free`: see `WatchOptions`.
 */
export function nextLook(seen: {
  elapsed: number;
  usual: number;
  progress?: number | undefined;
  free?: boolean | undefined;
}): number {
  const { elapsed, usual, progress, free = false } = seen;
  if (free) return CLOSE;
  // Early figures are coarse, so that the usual time has its say until half of the way.
  const told = progress !== undefined && progress > 0.05 ? elapsed / progress : usual;
  const weight = progress === undefined ? 0 : Math.min(1, 2 * progress);
  const expected = weight * told + (1 - weight) * usual;
  const close = Math.max(CLOSE, CLOSE_SHARE * elapsed);
  return Math.max(close, Math.min(EARLY * expected - elapsed, SELDOM * expected));
}
