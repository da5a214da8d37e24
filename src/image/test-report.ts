import { formatDuration } from "../base/duration.ts";
import { CancelledError, messageOf, UserError } from "../base/errors.ts";

export type CheckStatus = "passed" | "failed" | "skipped";

/** One thing that was checked. */
export interface Check {
  name: string;
  status: CheckStatus;
  seconds: number;
  /** What was found, where it failed; why, where it was skipped. */
  message?: string | undefined;
}

/** The checks of one subject: the running machine, or an artifact that was booted by itself. */
export interface TestReport {
  /** `machine`, or the file's name. */
  subject: string;
  started: Date;
  seconds: number;
  checks: readonly Check[];
}

/** A check that cannot be made here; thrown inside of `record`. */
export class Skipped extends Error {
  override readonly name = "Skipped";
}

/** Collects the checks of one subject. */
export interface CheckList {
  readonly checks: readonly Check[];
  add(...checks: readonly Check[]): void;
  /**
   * Runs a check: it passes when `work` returns, fails with the message of what it throws.
   * @returns what `work` returned, or undefined where it failed. A cancel is passed on.
   */
  record<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
  report(): TestReport;
}

/** Starts a list of checks. `now` is a clock in milliseconds. */
export function startChecks(subject: string, now: () => number = Date.now): CheckList {
  const checks: Check[] = [];
  const start = now();
  const since = (from: number) => Math.round((now() - from) / 10) / 100;
  return {
    checks,
    add: (...more) => void checks.push(...more),
    async record(name, work) {
      const from = now();
      try {
        const answer = await work();
        checks.push({ name, status: "passed", seconds: since(from) });
        return answer;
      } catch (error) {
        if (error instanceof CancelledError) throw error;
        const status = error instanceof Skipped ? "skipped" : "failed";
        const remedy = error instanceof UserError && error.remedy ? `\n${error.remedy}` : "";
        checks.push({ name, status, seconds: since(from), message: `${messageOf(error)}${remedy}` });
        return undefined;
      }
    },
    report: () => ({ subject, started: new Date(start), seconds: since(start), checks }),
  };
}

/** The failed checks of all reports, as `subject: name`. */
export function failedChecks(reports: readonly TestReport[]): string[] {
  return reports.flatMap(({ subject, checks }) =>
    checks.filter(({ status }) => status === "failed").map(({ name }) => `${subject}: ${name}`),
  );
}

const MARKS: Record<CheckStatus, string> = { passed: "ok    ", failed: "FAILED", skipped: "-     " };

/** The reports as a table for people, with what was found where a check failed. */
export function formatTests(reports: readonly TestReport[]): string {
  const parts = reports.map(({ subject, seconds, checks }) => {
    const counts = (["passed", "failed", "skipped"] as const)
      .map((status) => ({ status, count: checks.filter((check) => check.status === status).length }))
      .filter(({ count }) => count > 0)
      .map(({ status, count }) => `${count} ${status}`);
    const width = Math.max(0, ...checks.map(({ name }) => name.length));
    const rows = checks.map((check) => {
      const row = `  ${MARKS[check.status]}  ${check.name.padEnd(width)}  ${formatDuration(check.seconds * 1_000).padStart(8)}`;
      const message =
        check.status === "passed" ? [] : (check.message ?? "").split("\n").map((line) => `            ${line}`);
      return [row, ...message].join("\n");
    });
    return [
      `${subject}: ${counts.join(", ") || "nothing checked"} in ${formatDuration(seconds * 1_000)}`,
      ...rows,
    ].join("\n");
  });
  return parts.join("\n\n");
}
