import { readFile } from "node:fs/promises";
import { codeOf } from "../base/errors.ts";

/**
 * When a process started, in clock ticks since the boot (field 22 of /proc/<pid>/stat, proc_pid_stat(5)); undefined
 * where there is no such process. With the process id it names one process: ids are used again, this pair is not.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field is the command's name in parentheses and may hold anything, spaces and parentheses too.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}
