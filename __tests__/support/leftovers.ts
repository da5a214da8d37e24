import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { codeOf } from "../../src/base/errors.ts";
import { allProcesses } from "./processes.ts";

export interface Places {
  /** State folder of the run (`state-folder`). */
  state: string;
  /** Cache folder of the run (`cache-folder`). */
  cache: string;
  /** Folder in which the release folder was to be made. */
  releaseParent: string;
}

/**
 * What a killed run left on this machine: processes that name or hold a file in one of the places, mounts below them,
 * and folders that only a run in progress may have.
 * @returns one line each, for an assertion that shows them: `process 4711: qemu-system-x86_64 …`.
 */
export async function findLeftovers(places: Places): Promise<string[]> {
  const folders = [places.state, places.cache, places.releaseParent];
  const [processes, mounts, files] = await Promise.all([
    findProcesses(folders),
    findMounts(folders),
    findFiles(places),
  ]);
  return [...processes, ...mounts, ...files];
}

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

async function findProcesses(folders: readonly string[]): Promise<string[]> {
  const ours = (await allProcesses()).filter(
    ({ pid, command, paths }) =>
      pid !== process.pid &&
      folders.some((folder) => command.includes(folder) || paths.some((path) => isBelow(path, folder))),
  );
  return ours.map(({ pid, command }) => `process ${pid}: ${command.slice(0, 200)}`);
}

async function findMounts(folders: readonly string[]): Promise<string[]> {
  const table = await readFile("/proc/self/mounts", "utf8");
  const points = table.split("\n").map((line) => (line.split(" ")[1] ?? "").replaceAll("\\040", " "));
  return points.filter((point) => folders.some((folder) => isBelow(point, folder))).map((point) => `mount ${point}`);
}

async function findFiles({ state, cache, releaseParent }: Places): Promise<string[]> {
  const [machines, cached, released] = await Promise.all([
    entriesOf(join(state, "machines")),
    entriesOf(cache),
    entriesOf(releaseParent),
  ]);
  return [...machines, ...cached.filter(isHalfMade), ...released.filter(isHalfMade)].map((path) => `folder ${path}`);
}

/** What is half-made, or waits for the end of a swap, has a name that nothing finished has: `.partial-…`, `.release.old-…`. */
const isHalfMade = (path: string) => /^\.(.*\.)?(partial|old|new|tmp|gone)-/.test(basename(path));

/** Absolute paths of everything in a folder and one level below; nothing where there is no folder. */
async function entriesOf(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder, { withFileTypes: true });
    const below = await Promise.all(
      names.map(async (name) => (name.isDirectory() ? await readdir(join(folder, name.name)) : [])),
    );
    return names.flatMap((name, index) => {
      const path = join(folder, name.name);
      return [path, ...(below[index] ?? []).map((child) => join(path, child))];
    });
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}
