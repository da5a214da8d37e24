/** A line of CodeBuild's own, `[Container] 2026/07/01 10:00:00.123456 Entering phase BUILD`. */
export interface OwnLine {
  /** Milliseconds since the epoch at which it was said; only to be compared with others of the same log. */
  at: number;
  mark?: LogMark | undefined;
}

export type LogMark =
  | { kind: "entered"; phase: string }
  | { kind: "left"; phase: string; failed: boolean }
  /** Nothing of the build comes after it. */
  | { kind: "last" };

const OWN = /^\[Container\] (\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d* (.*)$/;
const ENTERED = /^Entering phase ([A-Z_]+)\s*$/;
const LEFT = /^Phase complete: ([A-Z_]+) State: ([A-Z_]+)/;

/** The last phase that writes into the log; the next line has its status code, and ends it. */
const LAST_PHASE = "UPLOAD_ARTIFACTS";

/**
 * Reads CodeBuild's own lines out of one log, in their order; undefined for all others. They are documented nowhere but in
 * examples (CodeBuild User Guide, "Troubleshooting"; logs in public issues): without them the log is only less well
 * divided, and its end known later.
 */
export function ownLineReader(): (line: string) => OwnLine | undefined {
  let ending = false;
  const markOf = (said: string): LogMark | undefined => {
    const entered = ENTERED.exec(said)?.[1];
    if (entered !== undefined) return { kind: "entered", phase: entered };
    const [, phase, state] = LEFT.exec(said) ?? [];
    if (phase === undefined)
      return ending && said.startsWith("Phase context status code:") ? { kind: "last" } : undefined;
    ending = phase === LAST_PHASE;
    return { kind: "left", phase, failed: state !== "SUCCEEDED" };
  };
  return (line) => {
    const [, year, month, day, time, said] = OWN.exec(line) ?? [];
    if (said === undefined) return undefined;
    return { at: Date.parse(`${year}-${month}-${day}T${time}Z`), mark: markOf(said) };
  };
}

/**
 * The lines of an event's message, without empty ones at its end. What a program has drawn over again on one line is a line
 * each. Takes no longer than the message is long, whatever a build has printed.
 */
export function linesOf(message: string): string[] {
  const lines = message.split(/\r\n|\n|\r/);
  const last = lines.findLastIndex((line) => line !== "");
  return lines.slice(0, Math.max(last, 0) + 1);
}
