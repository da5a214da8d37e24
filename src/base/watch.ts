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
  /** Milliseconds between two looks when it is due, where it may be noticed later than other things. */
  close?: number | undefined;
  /** It has only just begun: the first look comes when it could be done, and not at once. */
  fresh?: boolean | undefined;
  /** Fires when something that is free to ask says that it is worth a look. Until then looks are for failures only. */
  sign?: AbortSignal | undefined;
}

/**
 * Looks until it is done, at the pace of the thing itself: seldom while it cannot be done yet, often around the time
 * when it should be, and less often again the longer it is overdue. Each look is a call of an API that counts them.
 * `look` itself decides which errors mean "not yet" and which are final.
 * @throws UserError after `within` · CancelledError when the signal fires · whatever `look` throws.
 */
export async function watch<T>(look: () => Promise<Sight<T>>, options: WatchOptions, task?: Task): Promise<T> {
  const { clock, signal, sign, usual, free, close, fresh = false } = options;
  const begin = clock.now();
  const pause = async (progress?: number) => {
    if (sign && !sign.aborted) {
      await clock.sleep(UNSIGNED, signal ? AbortSignal.any([signal, sign]) : sign);
    } else {
      const passed = clock.now() - begin;
      // After a sign it is due, however short a time has passed.
      const elapsed = sign ? Math.max(passed, usual) : passed;
      await clock.sleep(nextLook({ elapsed, usual, progress, free, close }), signal);
    }
  };
  if (fresh) await pause();
  for (;;) {
    if (signal?.aborted) throw new CancelledError();
    const sight = await look();
    if ("done" in sight) return sight.done;
    const elapsed = clock.now() - begin;
    if (elapsed >= options.within) {
      throw new UserError(`Waited ${formatDuration(elapsed)} in vain: ${options.what}.`, options.remedy);
    }
    task?.update(sight.progress, sight.note);
    await pause(sight.progress);
  }
}

/**
 * Between two looks at the time when it should be done, milliseconds. It is noticed half of this and a call's way back
 * late. Together with what is free to look at that makes less than 2 s on average, and hardly ever more than 5 s, at
 * two thirds of the calls that a build may take (`npm run bench -- aws`).
 */
export const CLOSE = 5_000;

/** The same where nobody counts looks. */
const FREE = 1_000;

/** The same for long phases, as a share of the time that has passed: noticed at most 2 % late. */
const CLOSE_SHARE = 0.02;

/** Before this share of the usual time it is not looked at closely: one in ten phases of ours is done earlier. */
const EARLY = 0.7;

/** Until then a look now and then, at this share of the usual time apart: what fails does so early. */
const SELDOM = 0.4;

/** Milliseconds that such looks are apart at least: what is done so soon is soon known to have failed, too. */
const SELDOM_AT_LEAST = 30_000;

/** Milliseconds between two looks at what will give a sign: they show failures, and ends where no sign comes. */
const UNSIGNED = 45_000;

/** AWS rounds progress down to steps; so much more may be done than it tells. */
const STEP = 0.1;

/**
 * Share of the time until it could be done, by its progress, that passes before it is looked at again. None is even; with
 * a smaller share each look is nearer to the end, and there are more of them.
 */
const CAUTION = 0.95;

/**
 * Milliseconds until the next look.
 * @param seen `progress`: 0 to 1 as the thing itself tells it, where it does. `free`, `close`: see `WatchOptions`.
 */
export function nextLook(seen: {
  elapsed: number;
  usual: number;
  progress?: number | undefined;
  free?: boolean | undefined;
  close?: number | undefined;
}): number {
  const { elapsed, usual, progress = 0, free = false } = seen;
  if (free) return FREE;
  const close = Math.max(seen.close ?? CLOSE, CLOSE_SHARE * elapsed);
  // Early figures say little, so that the usual time has its say until half of the way.
  if (progress <= 0.05)
    return Math.max(close, Math.min(EARLY * usual - elapsed, Math.max(SELDOM * usual, SELDOM_AT_LEAST)));
  const soonest = elapsed / Math.min(1, progress + STEP);
  const weight = Math.min(1, 2 * progress);
  return Math.max(close, CAUTION * (weight * soonest + (1 - weight) * EARLY * usual - elapsed));
}
