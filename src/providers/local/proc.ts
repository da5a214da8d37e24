import { readdir, readFile, readlink } from "node:fs/promises";
import { codeOf } from "../../base/errors.ts";

/** A process for certain: its number may be given to another one later, number and start together are not. */
export interface ProcessMark {
  pid: number;
  /** Clock ticks between the machine's start and the process's, as text: field 22 of /proc/<pid>/stat, proc(5). */
  startTime: string;
  /** In which boot of the machine and in which namespace the number means something; absent: here and now. */
  where?: string | undefined;
}

/** What /proc tells about a process. */
export interface ProcessInfo extends ProcessMark {
  command: readonly string[];
  /** Working folder; absent where we may not see it. A folder that was removed ends in ` (deleted)`. */
  cwd?: string | undefined;
}

/** The start of a process, or undefined where there is none of that number (one that waits for its parent counts as ended). */
export async function startTimeOf(pid: number): Promise<string | undefined> {
  const stat = await readProc(`/proc/${pid}/stat`);
  // The name in parentheses may hold anything, parentheses too: the fields are counted after the last one.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (!fields || fields[0] === "Z" || fields[0] === "X") return undefined;
  return fields[19];
}

/** The mark of this process. */
export async function ownMark(): Promise<ProcessMark & { where: string }> {
  const [startTime = "", where] = await Promise.all([startTimeOf(process.pid), whereabouts()]);
  return { pid: process.pid, startTime, where };
}

/**
 * Whether exactly this process still runs; another one that got its number does not count. One of an earlier boot is
 * gone. One of another container on this machine cannot be seen from here, and counts as running: its lease ends it.
 */
export async function isRunning(mark: ProcessMark): Promise<boolean> {
  const here = await whereabouts();
  if (mark.where === undefined || mark.where === here) return (await startTimeOf(mark.pid)) === mark.startTime;
  return mark.where.split(" ")[0] === here.split(" ")[0];
}

async function whereabouts(): Promise<string> {
  const [boot, namespace] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    readlink("/proc/self/ns/pid"),
  ]);
  return `${boot.trim()} ${namespace}`;
}

/** What is known about one process, or undefined where it has ended. */
export async function readProcess(pid: number): Promise<ProcessInfo | undefined> {
  const [startTime, command] = await Promise.all([startTimeOf(pid), readProc(`/proc/${pid}/cmdline`)]);
  if (startTime === undefined || command === undefined) return undefined;
  return { pid, startTime, command: command.split("\0").slice(0, -1), cwd: await workingFolder(pid) };
}

/** Every process that runs now. */
export async function allProcesses(): Promise<ProcessInfo[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const infos = await Promise.all(pids.map(readProcess));
  return infos.filter((info) => info !== undefined);
}

async function readProc(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    // ESRCH: it ended between opening and reading.
    if (["ENOENT", "ESRCH"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

async function workingFolder(pid: number): Promise<string | undefined> {
  try {
    return await readlink(`/proc/${pid}/cwd`);
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES", "EPERM"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}
