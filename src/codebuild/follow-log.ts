import type { CodeBuildDeps } from "./deps.ts";
import type { Groups } from "./groups.ts";
import { markReader } from "./log-line.ts";
import { tailLog } from "./logs.ts";
import type { LogsView } from "./logs-place.ts";

export interface LogFollow extends CodeBuildDeps {
  /** Milliseconds between two looks. */
  every: number;
  groups: Groups;
  /** Name of the one group for all lines; absent: a group a phase. */
  group?: string | undefined;
  /** Fires when the build is known to be over. */
  over: AbortSignal;
  /** When it was first seen to be over, milliseconds since the epoch; absent where that is not long ago. */
  overSince?: number | undefined;
  /** Told when the log's last line was read. */
  last(): void;
  warn(text: string): void;
}

/** A build's log on its way into groups. */
export interface LogOnItsWay {
  /** Begins to read it, once its place is known. @param failed is told where reading fails by a defect or a cancel. */
  open(place: LogsView, failed: () => void): void;
  /** Whether a line has come: from then on the log says which phase it is. */
  hasLines(): boolean;
  /** Resolves when all of it was read, or nothing is to be read. @throws what reading threw. */
  ended(): Promise<void>;
}

/** The phase that a log begins in: its first lines come when the container is there and gets its source. */
const FIRST_PHASE = "DOWNLOAD_SOURCE";

/** Reads a build's log into groups, by its own words about phases. What cannot be read is told, and is no failure. */
export function followLog(follow: LogFollow): LogOnItsWay {
  const { groups, group, warn } = follow;
  const mark = markReader();
  let lines = 0;
  let reading: Promise<void> | undefined;

  const line = async (text: string) => {
    const said = mark(text);
    lines += 1;
    if (said?.kind === "entered" || said?.kind === "left") await groups.enter(group ?? said.phase);
    else if (lines === 1) await groups.enter(group ?? FIRST_PHASE);
    await groups.line(text);
    if (said?.kind === "left" && said.failed) await groups.failed();
    if (said?.kind === "last") follow.last();
    return said?.kind === "last";
  };
  const read = async (place: LogsView) => {
    if (place.kind === "none") return await groups.line("The project writes no log.");
    if (place.kind === "s3") return await groups.line(`The log is in S3 only, once the build is over: ${place.url}`);
    if (place.kind === "unknown") return;
    const { group: logGroup, stream, url } = place;
    const end = await tailLog({ ...follow, group: logGroup, stream, line });
    if (!end.whole) warn(`The build's log cannot be shown to its end: ${end.reason}${url ? `\nIt is at ${url}` : ""}`);
  };
  return {
    hasLines: () => lines > 0,
    open: (place, failed) => {
      if (reading || place.kind === "unknown") return;
      reading = read(place);
      reading.catch(failed);
    },
    ended: async () => await reading,
  };
}
