/** What a line of CodeBuild's own says, `[Container] 2026/07/01 10:00:00.123456 Entering phase BUILD`. */
export type LogMark =
  | { kind: "entered"; phase: string }
  | { kind: "left"; phase: string; failed: boolean }
  /** Nothing of the build comes after it. */
  | { kind: "last" };

const OWN = /^\[Container\] \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d+)? (.*)$/;
const LEFT = /^Phase complete: ([A-Z_]+) State: ([A-Z_]+)/;

/** The last phase that writes into the log; the next line has its status code, and ends it. */
const LAST_PHASE = "UPLOAD_ARTIFACTS";

/**
 * Reads marks from the lines of one log, in their order. The lines are documented nowhere but in examples (CodeBuild User
 * Guide, "Troubleshooting"; logs in public issues): without them the log is only less well divided, and its end known later.
 */
export function markReader(): (line: string) => LogMark | undefined {
  let ending = false;
  return (line) => {
    const said = OWN.exec(line)?.[1];
    if (said === undefined) return undefined;
    const entered = /^Entering phase ([A-Z_]+)\s*$/.exec(said)?.[1];
    if (entered !== undefined) return { kind: "entered", phase: entered };
    const [, phase, state] = LEFT.exec(said) ?? [];
    if (phase !== undefined) {
      ending = phase === LAST_PHASE;
      return { kind: "left", phase, failed: state !== "SUCCEEDED" };
    }
    return ending && said.startsWith("Phase context status code:") ? { kind: "last" } : undefined;
  };
}

/** The lines of an event's message. What a program has drawn over again on one line is a line each. */
export function linesOf(message: string): string[] {
  return message.replace(/(\r\n|\n|\r)+$/, "").split(/\r\n|\n|\r/);
}
