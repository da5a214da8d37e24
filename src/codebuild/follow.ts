import { CancelledError } from "../base/errors.ts";
import type { CodeBuildDeps } from "./deps.ts";
import { followLog } from "./follow-log.ts";
import type { Groups } from "./groups.ts";
import type { BuildView } from "./view.ts";
import { watchBuild } from "./watch-build.ts";

export interface Follow extends CodeBuildDeps {
  /** Milliseconds between two looks. */
  every: number;
  /** The log is not wanted. */
  hideLogs: boolean;
  groups: Groups;
  /** Name of the one group for all of it, where phases are not to have groups of their own. */
  group?: string | undefined;
  /** When it was first seen to be over; absent where it goes on, or nobody has looked yet. Milliseconds since the epoch. */
  overSince?: number | undefined;
  /** Told of each look that saw the build. */
  seen?(build: BuildView): void;
  /** Tells people what they should know. */
  warn(text: string): void;
}

/**
 * Follows one build to its end, its log to the last line. Each phase is a group: by the log's own words from its first line
 * on, and by CodeBuild's before that and where there is no log.
 * @returns the build as it ended, whatever its status. @throws as `watchBuild`; nothing is read any more then.
 */
export async function followBuild(id: string, follow: Follow): Promise<BuildView> {
  const { groups, group, warn, every, overSince } = follow;
  const [stop, over, lastLine] = [new AbortController(), new AbortController(), new AbortController()];
  const signal = follow.signal ? AbortSignal.any([follow.signal, stop.signal]) : stop.signal;
  const deps = { aws: follow.aws, clock: follow.clock, signal };
  const ends = { over: over.signal, overSince, last: () => lastLine.abort() };
  const log = followLog({ ...deps, every, groups, group, warn, ...ends });

  const seen = async (build: BuildView) => {
    follow.seen?.(build);
    if (!follow.hideLogs) log.open(build.logs, () => stop.abort());
    const phase = phaseOf(build);
    if (!log.leads() || (BEFORE_LOG.has(phase) && !log.hasLines())) await groups.enter(group ?? phase);
    await groups.note(phase);
  };
  try {
    const watch = { ...deps, every, sign: lastLine.signal, seen, warn };
    const [build] = await Promise.allSettled([watchBuild({ kind: "build", id }, watch)]);
    if (build.status === "rejected") stop.abort();
    else over.abort();
    const [read] = await Promise.allSettled([log.ended()]);
    // Each ends the other; the reason is that of the one which was not ended.
    const failures = [build, read].flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    const reason = failures.find((failure) => !(failure instanceof CancelledError)) ?? failures[0];
    if (reason !== undefined || build.status === "rejected") throw reason;
    return build.value;
  } finally {
    await groups.close(follow.signal?.aborted);
  }
}

/** Phases in which a log has no lines yet. */
const BEFORE_LOG: ReadonlySet<string> = new Set(["SUBMITTED", "QUEUED", "PROVISIONING"]);

/** The phase that a build is in, as it is shown; a build that has none yet was only just submitted. */
function phaseOf({ phases }: BuildView): string {
  return phases.at(-1)?.name ?? "SUBMITTED";
}
