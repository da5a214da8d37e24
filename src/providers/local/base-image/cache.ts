import { chmod, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { codeOf } from "../../../base/errors.ts";
import { baseImagesFolder, listFolder, makePartial, removeHalfMade, sizeOnDisk } from "./partial.ts";

/** What `info.json` of an entry says. */
export interface EntryInfo {
  /** As people name it: `debian-12`, or the file name of a cloud image. */
  name: string;
  /** As it was asked for. */
  reference: string;
  /** Everything that goes in, hashed: the same key means the same content but for the age of its packages. */
  key: string;
  /** `sha256:<hex>` of the disk file. */
  digest: string;
  /** Name of the disk's file inside the entry. */
  file: "disk.raw" | "disk.qcow2";
  /** Bytes of the disk as a guest sees it. */
  virtualSize: number;
  /** ISO 8601. */
  created: string;
  /** `sha256:<hex>` of the list of packages and versions; absent for a cloud image. */
  packages?: string | undefined;
  /** For a local file: what identifies it as unchanged (device, inode, size, time of change). */
  origin?: string | undefined;
}

/** A complete base image in the cache. */
export interface Entry extends EntryInfo {
  /** Absolute path of its folder. */
  path: string;
  /** Absolute path of its disk. */
  disk: string;
  /** Bytes on disk. */
  size: number;
  lastUsed: Date;
}

/** The complete entries, the newest first. A folder without a readable `info.json` is none. */
export async function entries(cache: string): Promise<Entry[]> {
  const folder = baseImagesFolder(cache);
  const names = (await listFolder(folder)).filter((name) => !name.startsWith("."));
  const found = await Promise.all(names.map((name) => readEntry(join(folder, name))));
  return found.filter((entry) => entry !== undefined).sort((a, b) => b.created.localeCompare(a.created));
}

/** Notes that an entry is used now; pruning goes by it. */
export async function touch(entry: Entry, now = new Date()): Promise<void> {
  try {
    await utimes(join(entry.path, "info.json"), now, now);
  } catch (error) {
    if (codeOf(error) !== "EPERM" && codeOf(error) !== "EROFS") throw error; // A cache that another user keeps for us.
  }
}

/**
 * Makes a filled folder an entry by one rename; its files become read-only.
 * The entry's name ends in the time, so that a newer build of the same key never takes away the disk that a machine
 * started from an older one still reads.
 * @param find looks whether somebody else finished the same meanwhile; theirs is then used and ours removed.
 */
export async function publish(
  cache: string,
  partial: string,
  info: EntryInfo,
  find: () => Promise<Entry | undefined>,
): Promise<Entry> {
  await writeFile(join(partial, "info.json"), `${JSON.stringify(info, undefined, 2)}\n`);
  await rm(join(partial, "maker"), { force: true });
  await Promise.all((await readdir(partial)).map((name) => chmod(join(partial, name), 0o444)));
  const adopted = await find();
  if (adopted) {
    await removeHalfMade(partial);
    return adopted;
  }
  const stamp = info.created.replaceAll(/[-:]|\.\d+/g, "");
  const path = join(baseImagesFolder(cache), `${fileName(info.name)}-${info.key.slice(0, 16)}-${stamp}`);
  try {
    await rename(partial, path);
  } catch (error) {
    // Two finished within the same second: the first one's is as good as ours.
    if (!["ENOTEMPTY", "EEXIST"].includes(codeOf(error) ?? "")) throw error;
    await removeHalfMade(partial);
  }
  const entry = await readEntry(path);
  if (!entry) throw new Error(`${path} is no entry although it was just made.`);
  return entry;
}

/** Removes a complete entry: first by one rename it stops being one, so that it is never found half-removed. */
export async function removeEntry(cache: string, path: string): Promise<void> {
  const bin = await makePartial(cache);
  try {
    await rename(path, join(bin, basename(path)));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  await removeHalfMade(bin);
}

async function readEntry(path: string): Promise<Entry | undefined> {
  try {
    const file = join(path, "info.json");
    const [text, { mtime }] = await Promise.all([readFile(file, "utf8"), stat(file)]);
    const info = JSON.parse(text) as EntryInfo; // Ours, and only complete ones are renamed to here.
    const disk = join(path, info.file);
    await stat(disk);
    return { ...info, path, disk, size: await sizeOnDisk(path), lastUsed: mtime };
  } catch (error) {
    // A broken one (a full disk, a power cut) is none either: the image is then made again.
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "") || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A name as part of a file name. */
function fileName(name: string): string {
  return (
    name
      .replaceAll(/[^\w.-]+/g, "_")
      .replace(/^\.+/, "")
      .slice(0, 60) || "image"
  );
}
