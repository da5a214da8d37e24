import { setTimeout as sleep } from "node:timers/promises";
import { formatDuration } from "./duration.ts";
import { CancelledError, UserError } from "./errors.ts";

export interface PollOptions {
  /** What is awaited, as in "… did not …": `SSH answers on 127.0.0.1:40022`. */
  what: string;
  /** Milliseconds between the end of one probe and the start of the next. */
  every: number;
  /** Milliseconds until it is given up. */
  within: number;
  signal?: AbortSignal | undefined;
  /** What to do when it was given up. */
  remedy?: string;
}

/**
 * Probes until the answer is not undefined.
 * The probe itself decides which errors mean "not yet" (return undefined) and which are final (throw).
 * @throws UserError after `within`, CancelledError when the signal fires.
 */
export async function poll<T>(
  probe: (signal: AbortSignal) => Promise<T | undefined>,
  options: PollOptions,
): Promise<T> {
  const deadline = AbortSignal.timeout(options.within);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  for (;;) {
    if (options.signal?.aborted) throw new CancelledError();
    if (deadline.aborted) {
      throw new UserError(
        `Waited ${formatDuration(options.within)} in vain: ${options.what}.`,
        options.remedy ?? "Run again; if it happens twice, give it more time or look at the log named above.",
      );
    }
    const answer = await probe(signal);
    if (answer !== undefined) return answer;
    await sleep(options.every, undefined, { signal }).catch(() => undefined);
  }
}
