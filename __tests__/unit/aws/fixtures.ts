import type { Call } from "../../../src/aws/call.ts";
import type { Clock } from "../../../src/base/clock.ts";

/** A clock whose time passes only while somebody sleeps. */
export function virtualClock(start = 0): Clock & { slept: number[] } {
  const sleepers: { until: number; wake: () => void }[] = [];
  let now = start;
  let turn = false;
  const slept: number[] = [];
  const wakeNext = () => {
    turn = false;
    sleepers.sort((one, other) => one.until - other.until);
    const next = sleepers.shift();
    if (!next) return;
    now = Math.max(now, next.until);
    next.wake();
    schedule();
  };
  const schedule = () => {
    if (turn || sleepers.length === 0) return;
    turn = true;
    setImmediate(wakeNext);
  };
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds, signal) => {
      if (signal?.aborted) return;
      slept.push(milliseconds);
      await new Promise<void>((resolve) => {
        sleepers.push({ until: now + milliseconds, wake: resolve });
        signal?.addEventListener("abort", () => resolve(), { once: true });
        schedule();
      });
    },
  };
}

/** An error as the AWS SDK for JavaScript makes it of an answer. */
export function sdkError(
  name: string,
  status: number,
  message = "said AWS",
  headers: Record<string, string> = {},
): Error {
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status },
    $response: { statusCode: status, headers },
  });
}

/** An error as Node makes it of a broken connection. */
export const networkError = (code: string): Error => Object.assign(new Error(`broken: ${code}`), { code });

export function callOf(operation: string, more: Partial<Call> = {}): Call {
  return { service: "ec2", operation, input: {}, region: "eu-central-1", ...more };
}
