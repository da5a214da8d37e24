import type { Clock } from "../../base/clock.ts";
import { formatDuration } from "../../base/duration.ts";
import { CancelledError, UserError } from "../../base/errors.ts";
import { type GitHubError, isGitHub } from "../../github/error.ts";

/** Times that one thing is tried, the first one included. */
export const TRIES = 5;

/** Before the second try, milliseconds; twice as long before each further one. */
const FIRST_PAUSE = 1_000;

/** Longest pause that is waited for when GitHub asks for it, milliseconds: a job costs by the minute. */
const LONGEST_PAUSE = 15 * 60_000;

/** Whether the same call can succeed when it is made again. */
export function isPassing(error: unknown): error is GitHubError {
  return isGitHub(error, "server", "lost", "limited");
}

/**
 * Waits before another try: longer each time, and at least as long as GitHub asks for.
 * @param failures so far, the one at hand included. @param error what it failed with, where it was an error of GitHub.
 * @throws that error after the last try, or where GitHub asks for more patience than we have · CancelledError
 */
export async function waitAfter(
  failures: number,
  error: Error,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<void> {
  if (failures >= TRIES) throw error;
  const asked = isPassing(error) ? (error.facts.retryAfter ?? 0) : 0;
  if (asked > LONGEST_PAUSE) {
    throw new UserError(
      `GitHub asks to wait ${formatDuration(asked)}: ${error.message}`,
      "Run again after that time; what has been uploaded stays and is not uploaded again.",
      { cause: error },
    );
  }
  await clock.sleep(Math.max(asked, FIRST_PAUSE * 2 ** (failures - 1)), signal);
  if (signal.aborted) throw new CancelledError();
}
