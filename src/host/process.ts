import { readFile, readlink } from "node:fs/promises";
import { codeOf } from "../base/errors.ts";

/** A process for certain: its number may be given to another one later, number and start together are not. */
export interface ProcessMark {
  pid: number;
  /** As `processStart` tells it. */
  startTime: string;
  /** As `whereabouts` tells it: where the number means something; absent: here and now. */
  where?: string | undefined;
}

/**
 * When a process started, in clock ticks since the boot, as text (field 22 of /proc/<pid>/stat, proc_pid_stat(5));
 * undefined where there is no such process. One that has ended and waits for its parent counts as gone.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, "utf8");
  } catch (error) {
    // ESRCH: it ended between opening and reading.
    if (["ENOENT", "ESRCH"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
  // The name in parentheses may hold anything, parentheses too: the fields are counted after the last one.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  return fields[19];
}

/** The mark of this process. */
export async function ownMark(): Promise<ProcessMark & { where: string }> {
  const [startTime = "", where] = await Promise.all([processStart(process.pid), whereabouts()]);
  return { pid: process.pid, startTime, where };
}

/**
 * Whether exactly this process still runs; another one that got its number does not count. One of an earlier boot is
 * gone. One of another container on this machine cannot be seen from here, and counts as running: its lease ends it.
 */
export async function isRunning(mark: ProcessMark): Promise<boolean> {
  const here = await whereabouts();
  if (mark.where === undefined || mark.where === here) return (await processStart(mark.pid)) === mark.startTime;
  return isSameBoot(mark.where, here);
}

/** Milliseconds for which something is left alone whose maker cannot be seen from here: no lease ends it. A day. */
const UNSEEN_FOR = 24 * 3_600_000;

/**
 * Whether the maker of something without a lease is still at work on it. One in another container counts as such for
 * a day.
 * @param changed when the thing was made, or changed last.
 */
export async function isAtWork(maker: ProcessMark, changed: Date): Promise<boolean> {
  if (!(await isRunning(maker))) return false;
  const isHere = maker.where === undefined || maker.where === (await whereabouts());
  return isHere || Date.now() - changed.getTime() < UNSEEN_FOR;
}

/** Whether two whereabouts are of one boot of one machine. */
function isSameBoot(one: string, other: string): boolean {
  return one.split("-")[0] === other.split("-")[0];
}

/**
 * In which boot of the machine and in which process namespace a process id means something: `1f0c2d3e-1ul9fzw`, the
 * beginning of the boot's id and the namespace's number. Short, because it becomes part of folders' names, and the
 * path of a socket may have 107 characters only.
 */
export async function whereabouts(): Promise<string> {
  const [boot, namespace] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    readlink("/proc/self/ns/pid"),
  ]);
  return `${boot.slice(0, 8)}-${Number(namespace.replaceAll(/\D/g, "")).toString(36)}`;
}
