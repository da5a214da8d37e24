import { readdir, readFile, readlink } from "node:fs/promises";
import { codeOf } from "../../base/errors.ts";
import { type ProcessMark, processStart } from "../../host/process.ts";

/** What /proc tells about a process. */
export interface ProcessInfo extends ProcessMark {
  command: readonly string[];
  /** Working folder; absent where we may not see it. A folder that was removed ends in ` (deleted)`. */
  cwd?: string | undefined;
}

/** What is known about one process, or undefined where it has ended. */
export async function readProcess(pid: number): Promise<ProcessInfo | undefined> {
  const [startTime, command] = await Promise.all([processStart(pid), readProc(`/proc/${pid}/cmdline`)]);
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
