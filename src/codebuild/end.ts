import { formatDuration } from "../base/duration.ts";
import { UserError } from "../base/errors.ts";
import type { BuildView, PhaseView } from "./view.ts";

/** What people are told of a build's end, beyond what CodeBuild says. */
export interface EndWords {
  /** Address of the build in the console. */
  url: string;
  /** Address of its log, where it is known. */
  logUrl?: string | undefined;
  /** Its log was not shown. */
  hidden?: boolean | undefined;
}

const WHAT: Readonly<Record<string, string>> = {
  FAILED: "failed",
  FAULT: "ended by a fault of CodeBuild's",
  TIMED_OUT: "took longer than it may",
  STOPPED: "was stopped",
};

const REMEDIES: Readonly<Record<string, string>> = {
  FAULT: "It is not the build's doing: run it again; if it ends so again, ask AWS.",
  TIMED_OUT: "Give it more time with build-timeout, or in the project.",
  STOPPED: "Somebody has stopped it: run it again if that was not meant.",
};

/** The first phase that did not succeed: what comes after it follows from it. */
export function failedPhase({ phases }: BuildView): PhaseView | undefined {
  return phases.find(({ status }) => status !== undefined && status !== "SUCCEEDED" && status !== "IN_PROGRESS");
}

/** The error for a build that did not succeed: the phase, what CodeBuild says of it, and where to look. */
export function failureOf(build: BuildView, words: EndWords, outputs: UserError["outputs"]): UserError {
  const { kind, id, status, members } = build;
  const phase = failedPhase(build);
  const bad = members.filter((member) => member.status !== "SUCCEEDED" && member.status !== "IN_PROGRESS");
  const lines = [
    `The ${kind} ${id} ${WHAT[status] ?? `ended as ${status}`}${phase ? ` in the phase ${phase.name}` : ""}.`,
    ...(phase?.context ? [phase.context] : []),
    ...bad.map((member) => `${member.identifier}: ${member.status}${member.id ? ` (${member.id})` : ""}`),
  ];
  const remedy = [
    REMEDIES[status],
    `Look at ${words.hidden ? "" : "the log above, or at "}${words.logUrl ?? words.url}`,
  ]
    .filter(Boolean)
    .join("\n");
  return new UserError(lines.join("\n"), remedy, { outputs });
}

/** The phases, a line each, with how long they took. */
export function phaseLines({ phases }: BuildView): string[] {
  const width = Math.max(0, ...phases.map(({ name }) => name.length));
  return phases.map(({ name, status = "IN_PROGRESS", seconds }) => {
    const took = seconds === undefined ? "" : `  ${formatDuration(seconds * 1_000)}`;
    return `${name.padEnd(width)}  ${status}${took}`;
  });
}
