import { formatDuration } from "../base/duration.ts";
import type { Task } from "../base/progress.ts";
import type { AnsibleEvent, TaskStatus } from "./events.ts";

/** One task of a playbook as it ran. */
export interface TaskResult {
  play: string;
  role?: string | undefined;
  name: string;
  status: TaskStatus;
  seconds: number;
  /** What it said, where it failed. */
  message?: string | undefined;
  /** `file:line` of the task. */
  path?: string | undefined;
}

/** Turns events into lines for people, and keeps the results. */
export interface Recorder {
  take(event: AnsibleEvent): void;
  /** In the order in which they ended. */
  readonly results: readonly TaskResult[];
}

const WORDS: Record<TaskStatus, string> = {
  ok: "ok",
  changed: "changed",
  skipped: "skipped",
  failed: "FAILED",
  ignored: "failed, ignored",
  unreachable: "UNREACHABLE",
};

/** A recorder that tells `task` about every play (a headline) and every task of it (a line with its time). */
export function createRecorder(task: Pick<Task, "line" | "update">): Recorder {
  const results: TaskResult[] = [];
  let play = "";
  let headline: string | undefined;
  let current: { name: string; role?: string | undefined; path?: string | undefined } = { name: "" };
  return {
    results,
    take(event) {
      if (event.event === "play") {
        play = event.name;
        headline = play;
      } else if (event.event === "task") {
        current = { name: event.name, role: event.role, path: event.path };
        task.update(undefined, `${play}: ${event.name}`);
      } else if (event.event === "result") {
        results.push({ play, ...current, status: event.status, seconds: event.seconds, message: event.message });
        // A play without tasks (all of them left out) is not worth a headline.
        if (headline !== undefined) task.line(headline);
        headline = undefined;
        task.line(`  ${formatDuration(event.seconds * 1_000).padStart(12)}  ${current.name} (${WORDS[event.status]})`);
        for (const line of (event.message ?? "").split("\n")) if (line) task.line(`${" ".repeat(16)}${line}`);
      }
    },
  };
}

/** Seconds and changes per play, in their order, for the summary. */
export function summarizePlays(
  results: readonly TaskResult[],
): { play: string; tasks: number; changed: number; seconds: number }[] {
  const plays = new Map<string, { play: string; tasks: number; changed: number; seconds: number }>();
  for (const result of results) {
    const sum = plays.get(result.play) ?? { play: result.play, tasks: 0, changed: 0, seconds: 0 };
    sum.tasks += 1;
    sum.changed += result.status === "changed" ? 1 : 0;
    sum.seconds = Math.round((sum.seconds + result.seconds) * 100) / 100;
    plays.set(result.play, sum);
  }
  return [...plays.values()];
}
