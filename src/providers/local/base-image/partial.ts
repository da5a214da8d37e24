import { randomBytes } from "node:crypto";
import { lstat, mkdir, readdir, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../../base/errors.ts";
import { runAsRoot } from "../../../host/as-root.ts";
import { privilege } from "../../../host/privilege.ts";
import { processStart } from "../../../host/process.ts";

/** A folder in the cache that somebody is filling, or was filling when it was killed. */
export interface HalfMade {
  /** Absolute path. */
  path: string;
  /** Process that made it. */
  pid: number;
  created: Date;
  /** Whether its maker is still at work. */
  alive: boolean;
  /** Bytes on disk. */
  size: number;
}

const NAME = /^\.partial-(\d+)-(\d+)-[0-9a-f]+$/;

/** How long a folder is left alone whose maker cannot be seen from here (another container with the same cache). */
const UNSEEN_FOR = 24 * 3_600_000;

/** Where entries and half-made folders are. */
export function baseImagesFolder(cache: string): string {
  return join(cache, "base-images");
}

/** Makes a folder to fill. Its name says who fills it, so that a sweep knows whether anyone still does. */
export async function makePartial(cache: string): Promise<string> {
  const start = await processStart(process.pid);
  const path = join(
    baseImagesFolder(cache),
    `.partial-${process.pid}-${start ?? "0"}-${randomBytes(4).toString("hex")}`,
  );
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "maker"), await whereabouts());
  return path;
}

/** Every half-made folder, with whether its maker lives. Safe against process ids that are used again. */
export async function halfMade(cache: string): Promise<HalfMade[]> {
  const folder = baseImagesFolder(cache);
  const names = (await listFolder(folder)).filter((name) => NAME.test(name));
  const here = await whereabouts();
  const found = await Promise.all(names.map((name) => look(join(folder, name), name, here)));
  return found.filter((one) => one !== undefined);
}

/**
 * Removes a half-made folder; one that is gone already is no error. Files that a killed build left as root's are
 * removed with sudo.
 * @throws an error for a path that is not named as a half-made folder is.
 */
export async function removeHalfMade(path: string): Promise<void> {
  if (!NAME.test(path.slice(path.lastIndexOf("/") + 1))) throw new Error(`${path} is no half-made folder.`);
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    if (!["EACCES", "EPERM"].includes(codeOf(error) ?? "")) throw error;
    await runAsRoot(["rm", "-rf", "--one-file-system", "--", path], {
      privilege: await privilege(),
      what: `Removing ${path}`,
    });
  }
}

/** The names in a folder; none where there is no such folder. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

async function look(path: string, name: string, here: string): Promise<HalfMade | undefined> {
  const [, pid, start] = NAME.exec(name) ?? [];
  try {
    const created = (await stat(path)).birthtime;
    const maker = await readFile(join(path, "maker"), "utf8").catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return here; // Killed, or asked, between making the folder and writing the file.
      throw error;
    });
    return {
      path,
      pid: Number(pid),
      created,
      alive: await lives(maker, here, Number(pid), start, created),
      size: await sizeOnDisk(path),
    };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined; // Finished or removed while we looked.
    throw error;
  }
}

/** A process of this boot and namespace can be looked up; one of an earlier boot is dead; for others only time tells. */
async function lives(
  maker: string,
  here: string,
  pid: number,
  start: string | undefined,
  created: Date,
): Promise<boolean> {
  if (maker === here) return (await processStart(pid)) === start;
  const sameBoot = maker.split(" ")[0] === here.split(" ")[0];
  return sameBoot && Date.now() - created.getTime() < UNSEEN_FOR;
}

/** Bytes that the files right inside a folder take on disk; a sparse file counts with what it holds. */
export async function sizeOnDisk(folder: string): Promise<number> {
  const stats = await Promise.all(
    (await listFolder(folder)).map((name) => lstat(join(folder, name)).catch(goneIsNothing)),
  );
  return stats.reduce((sum, one) => sum + (one ? one.blocks * 512 : 0), 0);
}

function goneIsNothing(error: unknown): undefined {
  if (codeOf(error) !== "ENOENT") throw error;
}

/** In which boot of the machine and in which process namespace a process id means something. */
async function whereabouts(): Promise<string> {
  const [boot, namespace] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    readlink("/proc/self/ns/pid"),
  ]);
  return `${boot.trim()} ${namespace}`;
}
