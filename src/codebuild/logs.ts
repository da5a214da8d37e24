import { AwsError, isAwsCode } from "../aws/error.ts";
import { isPassing } from "../aws/passing.ts";
import { CancelledError } from "../base/errors.ts";
import type { CodeBuildDeps } from "./deps.ts";
import { linesOf } from "./log-line.ts";

export interface LogTail extends CodeBuildDeps {
  group: string;
  stream: string;
  /** Milliseconds between two looks where nothing comes. */
  every: number;
  /** Fires when the build is known to be over. */
  over: AbortSignal;
  /** When it was first seen to be over, milliseconds since the epoch; absent where that is not long ago. */
  overSince?: number | undefined;
  /** Given each line, in order. @returns whether it is one after which nothing of the build comes. */
  line(text: string): boolean | Promise<boolean>;
}

/** How reading ended: with everything, or without what could not be read, and why. */
export type TailEnd = { whole: true } | { whole: false; reason: string };

/** Milliseconds between two looks while lines come, and after the build's end. */
const CLOSE = 2_000;

/**
 * Milliseconds without a line after the build's end that count as the end of the log. Nobody documents how late the last
 * lines are; a few seconds are common (aws-actions/aws-codebuild-run-build#28, #67). Where CodeBuild's own last line is
 * there, nothing is to come, and one more look is enough.
 */
const QUIET = 20_000;
const QUIET_AFTER_LAST_LINE = CLOSE;

/** Milliseconds after the build's end for which a log that cannot be read is tried again. */
const PATIENCE = 120_000;

/**
 * Reads a build's log from its first line to its true end, as it comes. A stream that is not there yet is normal; throttles,
 * failures of AWS's and lost connections are survived for as long as the build goes on.
 * @throws CancelledError · whatever `line` throws.
 */
export async function tailLog(tail: LogTail): Promise<TailEnd> {
  const { clock, signal, over, line } = tail;
  let token: string | undefined;
  let last = false;
  let trouble: AwsError | undefined;
  /** When something came, or the build ended: whatever was later. */
  let quietSince = clock.now();
  let pause = CLOSE;
  const isOld = clock.now() - (tail.overSince ?? clock.now()) >= QUIET;
  over.addEventListener("abort", () => (quietSince = clock.now()), { once: true });
  for (;;) {
    if (signal?.aborted) throw new CancelledError();
    const wasOver = over.aborted;
    const page = await read(tail, token);
    if (page.kind === "refused") return { whole: false, reason: page.reason };
    trouble = page.kind === "trouble" ? page.error : undefined;
    if (page.kind === "page") {
      // Only of the line that came last: a build may print another one's log, with its last line in the middle.
      for (const text of page.lines) last = await line(text);
      if (page.lines.length > 0) quietSince = clock.now();
      const moved = page.token !== token;
      token = page.token;
      if (moved) continue; // There may be more at once, even where this page was empty (API, GetLogEvents).
      pause = page.lines.length > 0 || over.aborted ? CLOSE : Math.min(pause * 2, Math.max(tail.every, CLOSE));
    }
    const quiet = clock.now() - quietSince;
    if (wasOver && trouble && quiet >= PATIENCE) return { whole: false, reason: trouble.message };
    if (wasOver && !trouble && quiet >= quietTime(isOld, last)) return { whole: true };
    await clock.sleep(over.aborted ? CLOSE : pause, over.aborted ? signal : either(signal, over));
  }
}

/** Milliseconds without a line that have to pass; a log of long ago is as long as it will ever be. */
function quietTime(isOld: boolean, last: boolean): number {
  if (isOld) return 0;
  return last ? QUIET_AFTER_LAST_LINE : QUIET;
}

type Page =
  | { kind: "page"; lines: string[]; token: string | undefined }
  | { kind: "none" }
  | { kind: "trouble"; error: AwsError }
  | { kind: "refused"; reason: string };

async function read({ aws, group, stream, signal }: LogTail, token: string | undefined): Promise<Page> {
  const place = { logGroupName: group, logStreamName: stream, startFromHead: true };
  try {
    const request = { ...place, ...(token !== undefined && { nextToken: token }) };
    const { events = [], nextForwardToken } = await aws.call("cloudwatch-logs", "GetLogEvents", request, { signal });
    return {
      kind: "page",
      lines: events.flatMap(({ message = "" }) => linesOf(message)),
      token: nextForwardToken ?? token,
    };
  } catch (error) {
    if (isAwsCode(error, "ResourceNotFoundException")) return { kind: "none" };
    if (isPassing(error)) return { kind: "trouble", error };
    // The build goes on and counts, whatever keeps its log from being read.
    if (error instanceof AwsError) return { kind: "refused", reason: `${error.message}\n${error.remedy}` };
    throw error;
  }
}

function either(signal: AbortSignal | undefined, over: AbortSignal): AbortSignal {
  return signal ? AbortSignal.any([signal, over]) : over;
}
