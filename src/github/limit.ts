import { type Answer, headerOf } from "./call.ts";

/** A limit that a call has met. */
export interface Limit {
  /** `primary`: requests an hour · `secondary`: too much at once. */
  kind: "primary" | "secondary";
  /** Milliseconds to wait, where GitHub says so. */
  wait: number | undefined;
}

const SECONDARY = /secondary rate limit|abuse detection/i;
const PRIMARY = /rate limit exceeded/i;

/**
 * The limit that an answer tells of; undefined where it is another refusal. In the order that GitHub documents:
 * `retry-after`, then the end of the hour where nothing remains of it, then the words ("Rate limits for the REST API").
 */
export function limitIn(answer: Answer, message: string, now: number): Limit | undefined {
  if (answer.status !== 403 && answer.status !== 429) return undefined;
  const asked = retryAfter(headerOf(answer, "retry-after"), now);
  if (asked !== undefined) return { kind: "secondary", wait: asked };
  if (headerOf(answer, "x-ratelimit-remaining") === "0") return { kind: "primary", wait: untilReset(answer, now) };
  if (SECONDARY.test(message)) return { kind: "secondary", wait: undefined };
  if (PRIMARY.test(message)) return { kind: "primary", wait: untilReset(answer, now) };
  return answer.status === 429 ? { kind: "secondary", wait: undefined } : undefined;
}

/** Seconds or a date (RFC 9110, "Retry-After"), as milliseconds from now. */
function retryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

/** Milliseconds until the hour is over, by GitHub's own clock; a second more, because both are whole seconds. */
function untilReset(answer: Answer, now: number): number | undefined {
  const reset = Number(headerOf(answer, "x-ratelimit-reset"));
  if (!(reset > 0)) return undefined;
  const theirs = Date.parse(headerOf(answer, "date") ?? "");
  return Math.max(0, reset * 1_000 - (Number.isFinite(theirs) ? theirs : now)) + 1_000;
}
