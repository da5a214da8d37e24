import type { Clock } from "../base/clock.ts";
import { CancelledError, codeOf } from "../base/errors.ts";
import { type Call, isMaking } from "./call.ts";
import { type GitHubError, isGitHub } from "./error.ts";
import { LONGEST_PAUSE, type Pace } from "./pace.ts";

type Reason = "limit" | "server" | "lost" | "unreachable";

/**
 * Milliseconds from a call's first failure for which it is tried again. A name that does not exist or a port that nobody
 * listens on is most often a mistake in a setting.
 */
const PATIENCE: Record<Reason, number> = { limit: LONGEST_PAUSE, server: 120_000, lost: 120_000, unreachable: 15_000 };

/** Milliseconds: the wait that the first one is chosen below, and the longest. They double in between. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 20_000;

/**
 * Milliseconds after a secondary limit where GitHub names no time, doubled with each further one ("Rate limits for the
 * REST API": at least a minute, then exponentially more).
 */
const UNNAMED_PAUSE = 60_000;

/** Node's codes of connections that did not come about or broke. Those of TLS are not among them: they stay broken. */
const BROKEN = /^(ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EAI_AGAIN|HPE_\w+)$/;

export interface RetryOptions {
  clock: Clock;
  /** 0 to 1, as `Math.random`. */
  random: () => number;
  pace: Pace;
}

/**
 * Sends a call, and sends it again where that can succeed and cannot make a thing twice, until its patience is over. A
 * limit's pause holds for all calls.
 * @param send is told whether it is another try.
 * @throws what the last try threw · CancelledError when the call's signal fires.
 */
export async function retrying<T>(call: Call, send: (again: boolean) => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, random, pace } = options;
  let first: number | undefined;
  for (let tries = 1; ; tries += 1) {
    const leave = await pace.enter(call);
    let wait = 0;
    try {
      return await send(tries > 1);
    } catch (error) {
      if (call.signal?.aborted) throw new CancelledError();
      const reason = reasonOf(error, call);
      if (reason === undefined) throw error;
      first ??= clock.now();
      const limited = isGitHub(error, "limited");
      const planned = limited ? pauseOf(error, tries) : random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
      if (limited) pace.pause(planned, error);
      if (clock.now() + planned - first > PATIENCE[reason]) throw error;
      // The pace holds back everybody after a limit, this call as well.
      wait = limited ? 0 : planned;
    } finally {
      leave();
    }
    await clock.sleep(wait, call.signal);
  }
}

/** Sends a call when the pace allows it, once. A limit that it meets holds back all others. @throws what `send` throws */
export async function sendOnce<T>(call: Call, send: () => Promise<T>, pace: Pace): Promise<T> {
  const leave = await pace.enter(call);
  try {
    return await send();
  } catch (error) {
    if (isGitHub(error, "limited")) pace.pause(pauseOf(error, 1), error);
    throw error;
  } finally {
    leave();
  }
}

function pauseOf({ facts }: GitHubError, tries: number): number {
  return facts.retryAfter ?? UNNAMED_PAUSE * 2 ** (tries - 1);
}

/** Whether, and why, another try can succeed; undefined: it cannot, or it could make a thing twice. */
function reasonOf(error: unknown, call: Call): Reason | undefined {
  if (isGitHub(error, "limited")) return "limit";
  const code = isGitHub(error, "lost") ? codeOf(error.cause) : undefined;
  // Nobody has been reached, so nothing has been made.
  if (code === "ENOTFOUND" || code === "ECONNREFUSED") return "unreachable";
  if (isMaking(call)) return undefined;
  if (isGitHub(error, "server")) return "server";
  return code !== undefined && BROKEN.test(code) ? "lost" : undefined;
}
