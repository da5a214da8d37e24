import type { CodeBuildDeps } from "./deps.ts";
import type { Groups } from "./groups.ts";
import { type OwnLine, ownLineReader } from "./log-line.ts";
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
  /** Whether the log says which phase it is, now or soon: it is being read, or was read to its end. */
  leads(): boolean;
  /** Whether one has come. */
  hasLines(): boolean;
  /** Resolves when all of it was read, or nothing is to be read. @throws what reading threw. */
  ended(): Promise<void>;
}

/** The phase that a log begins in: its first lines come when the container is there and gets its source. */
const FIRST_PHASE = "DOWNLOAD_SOURCE";

/** Reads a build's log into groups, by its own words about phases. What cannot be read is told, and is no failure. */
export function followLog(follow: LogFollow): LogOnItsWay {
  const { groups, warn } = follow;
  let leads = false;
  let lines = 0;
  let reading: Promise<void> | undefined;

  const read = async (place: LogsView) => {
    if (place.kind === "none") return await groups.line("The project writes no log.");
    if (place.kind === "s3") return await groups.line(`The log is in S3 only, once the build is over: ${place.url}`);
    if (place.kind === "unknown") return;
    const { group, stream, url } = place;
    leads = true;
    const show = lineShower(follow);
    const line = (text: string) => {
      lines += 1;
      return show(text);
    };
    const end = await tailLog({ ...follow, group, stream, line });
    if (end.whole) return;
    leads = false;
    warn(`The build's log cannot be shown to its end: ${end.reason}${url ? `\nIt is at ${url}` : ""}`);
  };
  return {
    leads: () => leads,
    hasLines: () => lines > 0,
    open: (place, failed) => {
      if (reading || place.kind === "unknown") return;
      reading = read(place);
      reading.catch(failed);
    },
    ended: async () => await reading,
  };
}

/** Puts lines into the groups of their phases. @returns what `LogTail.line` is. */
function lineShower({ groups, group, last }: LogFollow): (text: string) => Promise<boolean> {
  const read = ownLineReader();
  let shown: { name: string; since: number | undefined; left: boolean } | undefined;
  let leftAt: number | undefined;

  const enter = async (phase: string, since: number | undefined) => {
    const name = group ?? phase;
    if (shown?.name === name) return;
    shown = { name, since, left: false };
    await groups.enter(name);
  };
  /** By the log's own times: its lines come seconds late, and several at once. */
  const tellLasted = async (at: number) => {
    if (shown?.since !== undefined && !shown.left) await groups.lasted(Math.max(0, at - shown.since));
  };
  const place = async ({ at, mark }: Partial<OwnLine>) => {
    if (mark?.kind === "entered") await enter(mark.phase, at);
    // A phase that is not said to be entered has begun when the one before it was left.
    else if (mark?.kind === "left") await enter(mark.phase, leftAt ?? at);
    else if (!shown) await enter(FIRST_PHASE, at);
    if (at !== undefined) await tellLasted(at);
    if (mark?.kind !== "left") return;
    leftAt = at;
    if (shown && group === undefined) shown.left = true;
  };
  return async (text) => {
    const own = read(text);
    await place(own ?? {});
    await groups.line(text);
    if (own?.mark?.kind === "left" && own.mark.failed) await groups.failed();
    if (own?.mark?.kind !== "last") return false;
    last();
    return true;
  };
}
