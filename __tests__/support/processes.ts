import { readdir, readFile, readlink } from "node:fs/promises";
import { codeOf } from "../../src/base/errors.ts";

export interface ProcessInfo {
  pid: number;
  parent: number;
  /** Command line, parts separated by blanks. */
  command: string;
  /** Paths that it works in or holds open. */
  paths: string[];
}

/** An answer of /proc, or undefined where the process ended while it was read or belongs to somebody else. */
async function ask<T>(question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES", "EPERM", "EINVAL"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

async function readProcess(pid: number): Promise<ProcessInfo | undefined> {
  const [command, stat, cwd, descriptors] = await Promise.all([
    ask(readFile(`/proc/${pid}/cmdline`, "utf8")),
    ask(readFile(`/proc/${pid}/stat`, "utf8")),
    ask(readlink(`/proc/${pid}/cwd`)),
    ask(readdir(`/proc/${pid}/fd`)),
  ]);
  if (command === undefined || stat === undefined) return undefined;
  // The name in parentheses may contain anything; state and parent follow the last one.
  const [state = "", parent = "0"] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (state === "Z") return undefined; // Ended; only its parent has not asked yet.
  const links = await Promise.all(
    (descriptors ?? []).map((descriptor) => ask(readlink(`/proc/${pid}/fd/${descriptor}`))),
  );
  const paths = [cwd, ...links].flatMap((path) => path ?? []);
  return { pid, parent: Number(parent), command: command.replaceAll("\0", " ").trim(), paths };
}

/** Every process of this machine that can be looked at, kernel threads and zombies left out. */
export async function allProcesses(): Promise<ProcessInfo[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(readProcess));
  return found.flatMap((process) => (process && process.command !== "" ? [process] : []));
}

/** A process and everything below it, parents first. */
export async function processTree(root: number): Promise<number[]> {
  const processes = await allProcesses();
  const tree = [root];
  for (const pid of tree) tree.push(...processes.filter(({ parent }) => parent === pid).map((process) => process.pid));
  return tree;
}
