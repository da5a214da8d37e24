import type { Clock } from "../base/clock.ts";
import { CancelledError, UserError } from "../base/errors.ts";
import type { Call, Send } from "./call.ts";
import { type Failure, readFailure } from "./failure.ts";

/** Why a call is worth another try. */
export type Reason = "throttle" | "server" | "network" | "unreachable" | "expired" | "clock";

/**
 * Milliseconds from a call's first failure for which it is tried again. A throttle passes as buckets fill, and 20 builds
 * share them; a name that does not exist or a port that nobody listens on is most often a mistake in an input.
 */
const PATIENCE: Record<Reason, number> = {
  throttle: 300_000,
  server: 300_000,
  network: 120_000,
  unreachable: 15_000,
  expired: 300_000,
  clock: 300_000,
};

/** Tries after the first one that can help at all: new credentials or the right time change something only once. */
const ONCE: ReadonlySet<Reason> = new Set(["expired", "clock"]);

/**
 * Milliseconds: the longest wait between two tries, and the wait that the first one is chosen below. After a throttle it
 * is longer: 20 builds that begin at once take seconds to get through a bucket that gets two tokens a second
 * (RunInstances; EC2 Developer Guide, "Request throttling"), and each try before that is a call for nothing.
 */
const LONGEST_WAIT = 20_000;
const FIRST_WAIT = 500;
const FIRST_WAIT_THROTTLED = 3_000;

const THROTTLES = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);

/** Failures of AWS that come with another status than 5xx. `OperationAborted`: somebody else writes the same object. */
const PASSING = new Set(["RequestTimeout", "RequestTimeoutException", "OperationAborted", "IDPCommunicationError"]);

const EXPIRED = new Set(["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"]);

const CLOCK = new Set(["RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired"]);

/**
 * Whether, and why, another try can succeed; undefined: it cannot. The codes are those of AWS's SDKs ("Retry behavior",
 * AWS SDKs and Tools Reference Guide), without `LimitExceededException`, which is a quota in CloudFormation and IAM.
 */
export function retryReason(failure: Failure): Reason | undefined {
  const { code, status, message, network } = failure;
  if (network === "ENOTFOUND" || network === "ECONNREFUSED") return "unreachable";
  if (code === "NetworkError" || code === "TimeoutError") return "network";
  // A lack of capacity comes with a status of 500, and is not over in minutes (EC2 API Reference, "Error codes").
  if (/^Insufficient\w*Capacity$/.test(code)) return undefined;
  if (THROTTLES.has(code) || status === 429 || /\brate exceeded\b/i.test(message)) return "throttle";
  if (EXPIRED.has(code)) return "expired";
  if (failure.clockCorrected || CLOCK.has(code)) return "clock";
  return PASSING.has(code) || status === 408 || [500, 502, 503, 504].includes(status) ? "server" : undefined;
}

/**
 * Milliseconds before the next try: exponential backoff with full jitter (AWS Architecture Blog, "Exponential Backoff And
 * Jitter"), and never before the moment that AWS names.
 * @param tries that have failed so far. @param random 0 to 1.
 */
export function nextWait(tries: number, random: number, reason: Reason, retryAfter = 0): number {
  const first = reason === "throttle" ? FIRST_WAIT_THROTTLED : FIRST_WAIT;
  const longest = Math.min(LONGEST_WAIT, first * 2 ** (tries - 1));
  return retryAfter + random * longest;
}

export interface RetryOptions {
  clock: Clock;
  /** 0 to 1, as `Math.random`. */
  random: () => number;
  /** Called when AWS calls the credentials expired, before the call is sent again. */
  renew: () => void;
  /** Told of each wait. */
  told?: ((call: Call, reason: Reason, wait: number) => void) | undefined;
}

/**
 * Sends again what can still succeed, until its patience is over.
 * @throws what the last try threw · CancelledError when the call's signal fires.
 */
export function retrying(send: Send, options: RetryOptions): Send {
  const { clock, random, renew, told } = options;
  return async (call) => {
    let firstFailure: number | undefined;
    const seen = new Set<Reason>();
    for (let tries = 1; ; tries += 1) {
      if (call.signal?.aborted) throw new CancelledError();
      try {
        return await send(call);
      } catch (error) {
        if (call.signal?.aborted) throw new CancelledError();
        // Said by our own parts below, which have tried again themselves.
        if (error instanceof UserError || error instanceof CancelledError) throw error;
        const failure = readFailure(error);
        const reason = retryReason(failure);
        if (reason === undefined || (ONCE.has(reason) && seen.has(reason))) throw error;
        seen.add(reason);
        firstFailure ??= clock.now();
        const wait = ONCE.has(reason) ? 0 : nextWait(tries, random(), reason, failure.retryAfter);
        if (clock.now() + wait - firstFailure > PATIENCE[reason]) throw error;
        if (reason === "expired") renew();
        told?.(call, reason, wait);
        await clock.sleep(wait, call.signal);
      }
    }
  };
}
