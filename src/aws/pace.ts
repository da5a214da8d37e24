import type { Clock } from "../base/clock.ts";
import { CancelledError } from "../base/errors.ts";
import { createSemaphore, type Semaphore } from "../base/semaphore.ts";
import { type Bucket, bucketOf } from "./buckets.ts";
import type { Call, Send } from "./call.ts";

/**
 * Calls of one service and Region under way at the same time; below the sockets of a client, see `client.ts`. For services
 * whose buckets nobody documents a modest number keeps a sweep from being throttled at once.
 */
export const AT_ONCE = { ec2: 48, s3: 32, others: 8 } as const;

/**
 * Sends calls no faster than the documented buckets allow, in the order in which they came. An account's budget is shared
 * by all that runs in it, so this only avoids throttles of our own making; the retry sees to the rest.
 */
export function paced(send: Send, clock: Clock): Send {
  const buckets = new Map<string, Level>();
  const lanes = new Map<string, Semaphore>();
  return async (call) => {
    const lane = getOr(lanes, `${call.region} ${call.service}`, () => createSemaphore(placesOf(call)));
    const bucket = bucketOf(call);
    if (bucket) {
      const level = getOr(buckets, `${call.region} ${bucket.name}`, () => ({
        tokens: bucket.capacity,
        at: clock.now(),
      }));
      await take(level, bucket, clock, call.signal);
    }
    const leave = await lane.enter();
    try {
      if (call.signal?.aborted) throw new CancelledError();
      return await send(call);
    } finally {
      leave();
    }
  };
}

interface Level {
  /** Below zero: so many calls wait for tokens to come. */
  tokens: number;
  /** When it was last filled up, milliseconds. */
  at: number;
}

/** Takes a token, which may be one that is yet to come, and waits for it. A cancelled call gives it back. */
async function take(level: Level, bucket: Bucket, clock: Clock, signal?: AbortSignal): Promise<void> {
  const now = clock.now();
  level.tokens = Math.min(bucket.capacity, level.tokens + ((now - level.at) / 1_000) * bucket.refill) - 1;
  level.at = now;
  if (level.tokens >= 0) return;
  await clock.sleep((-level.tokens / bucket.refill) * 1_000, signal);
  if (!signal?.aborted) return;
  level.tokens += 1;
  throw new CancelledError();
}

function placesOf({ service }: Call): number {
  return service === "ec2" || service === "s3" ? AT_ONCE[service] : AT_ONCE.others;
}

function getOr<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
