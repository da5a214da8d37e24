import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../base/errors.ts";

/**
 * Bytes of memory that can be used without swapping: the kernel's own estimate (MemAvailable in /proc/meminfo,
 * proc_meminfo(5)), or less where a control group (a container, a systemd slice) allows less.
 * @param root for tests: the folder that holds `proc` and `sys`.
 */
export async function availableMemory(root = "/"): Promise<number> {
  const meminfo = await readFile(join(root, "proc/meminfo"), "utf8");
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1];
  if (kibibytes === undefined) throw new Error("/proc/meminfo has no line MemAvailable.");
  return Math.min(Number(kibibytes) * 1024, ...(await groupRoom(root)));
}

/** What each limited control group above this process still has left; empty where none is limited. */
async function groupRoom(root: string): Promise<number[]> {
  const own = await readOptional(join(root, "proc/self/cgroup"));
  const rooms: number[] = [];
  for (const line of own?.split("\n") ?? []) {
    const match = /^\d+:([^:]*):(\/.*)$/.exec(line);
    if (!match) continue;
    const [, controllers = "", path = "/"] = match;
    if (controllers === "") {
      rooms.push(...(await roomsUpwards(join(root, "sys/fs/cgroup"), path, "memory.max", "memory.current")));
    } else if (controllers.split(",").includes("memory")) {
      const top = join(root, "sys/fs/cgroup/memory");
      rooms.push(...(await roomsUpwards(top, path, "memory.limit_in_bytes", "memory.usage_in_bytes")));
    }
  }
  return rooms;
}

/** A limit of any parent counts too. The names of the files: kernel documentation, cgroup-v2 and cgroup-v1/memory. */
async function roomsUpwards(top: string, path: string, limitFile: string, usageFile: string): Promise<number[]> {
  const parts = path.split("/").filter((part) => part !== "");
  const folders = parts.map((_, index) => join(top, ...parts.slice(0, index + 1)));
  const rooms = await Promise.all(
    [top, ...folders].map(async (folder) => {
      const limit = Number(await readOptional(join(folder, limitFile)));
      const usage = Number(await readOptional(join(folder, usageFile)));
      // "max" (v2) and files that are not there become NaN; v1 writes a huge number for "no limit", which loses in min.
      return limit > 0 && Number.isFinite(usage) ? Math.max(0, limit - usage) : Number.POSITIVE_INFINITY;
    }),
  );
  return rooms.filter((room) => Number.isFinite(room));
}

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    // Not there, or (ENODEV, EACCES) not readable in this kind of container: no limit that we could know of.
    if (["ENOENT", "ENODEV", "EACCES", "ENOTDIR"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}
