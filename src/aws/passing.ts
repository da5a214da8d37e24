import { AwsError } from "./error.ts";
import { retryReason } from "./retry.ts";

const PASSING: readonly unknown[] = ["throttle", "server", "network", "unreachable"];

/**
 * Whether it is a failure of a call, after all its tries, that says nothing about what was asked for and is over some day: a
 * throttle, AWS's own failure, no connection. Whoever watches something that goes on for hours asks again.
 */
export function isPassing(error: unknown): error is AwsError {
  if (!(error instanceof AwsError)) return false;
  const { code, status, message } = error;
  return PASSING.includes(retryReason({ code, status, message, clockCorrected: false }));
}
