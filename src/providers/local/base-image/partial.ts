import { randomBytes } from "node:crypto";
import { lstat, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../../base/errors.ts";
import { runAsRoot } from "../../../host/as-root.ts";
import { privilege } from "../../../host/privilege.ts";
import { isAtWork, processStart, whereabouts } from "../../../host/process.ts";

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
  const found = await Promise.all(names.map((name) => look(join(folder, name), name)));
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

async function look(path: string, name: string): Promise<HalfMade | undefined> {
  const [, pid, start = ""] = NAME.exec(name) ?? [];
  try {
    const created = (await stat(path)).birthtime;
    const where = await readFile(join(path, "maker"), "utf8").catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return undefined; // Killed, or asked, between making the folder and writing the file.
      throw error;
    });
    return {
      path,
      pid: Number(pid),
      created,
      alive: await isAtWork({ pid: Number(pid), startTime: start, where }, created),
      size: await sizeOnDisk(path),
    };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined; // Finished or removed while we looked.
    throw error;
  }
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
