import { CancelledError } from "../base/errors.ts";
import { type Follow, followBuild } from "./follow.ts";
import type { BuildView, MemberView } from "./view.ts";
import { watchBuild } from "./watch-build.ts";

/**
 * Follows a batch to its end. Its builds run side by side; their logs are shown one after another, a group each, the first
 * one as it comes: CloudWatch keeps what the others have said meanwhile.
 * @returns the batch as it ended, whatever its status. @throws as `watchBuild`.
 */
export async function followBatch(id: string, follow: Follow): Promise<BuildView> {
  const { groups, every, warn } = follow;
  const stop = new AbortController();
  const signal = follow.signal ? AbortSignal.any([follow.signal, stop.signal]) : stop.signal;
  const deps = { aws: follow.aws, clock: follow.clock, signal };
  const shown = new Set<string>();
  const endedAt = new Map<string, number>();
  let logs: Promise<void> = Promise.resolve();
  const failures: unknown[] = [];
  const failed = (reason: unknown) => {
    failures.push(reason);
    stop.abort();
  };

  const showLog = async ({ identifier: group }: MemberView, build: string) => {
    if (failures.length > 0) return;
    await followBuild(build, { ...follow, ...deps, group, overSince: endedAt.get(build), seen: () => undefined });
  };
  const seen = (batch: BuildView) => {
    follow.seen?.(batch);
    if (follow.hideLogs) return void groups.enter(batch.phases.at(-1)?.name ?? "SUBMITTED");
    for (const member of batch.members) {
      const { id: build, status } = member;
      if (build === undefined) continue;
      if (status !== "IN_PROGRESS" && !endedAt.has(build)) endedAt.set(build, deps.clock.now());
      if (shown.has(build)) continue;
      shown.add(build);
      logs = logs.then(() => showLog(member, build)).catch(failed);
    }
  };
  try {
    const [batch] = await Promise.allSettled([watchBuild({ kind: "batch", id }, { ...deps, every, seen, warn })]);
    if (batch.status === "rejected") failed(batch.reason);
    await logs;
    // Each ends the other; the reason is that of the one which was not ended.
    const reason = failures.find((failure) => !(failure instanceof CancelledError)) ?? failures[0];
    if (reason !== undefined || batch.status === "rejected") throw reason;
    return batch.value;
  } finally {
    await groups.close(follow.signal?.aborted);
  }
}
