import { rename, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { codeOf, UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { run } from "../../../base/run.ts";
import { formatSize } from "../../../base/size.ts";
import { freeSpace } from "../../../host/space.ts";
import type { Entry } from "./cache.ts";
import { entries, publish } from "./cache.ts";
import { sha256Of } from "./digest.ts";
import { download } from "./download.ts";
import { inspectImage } from "./inspect.ts";
import { makePartial, removeHalfMade } from "./partial.ts";

export interface CloudImageOptions {
  cache: string;
  signal?: AbortSignal | undefined;
}

interface Fetched {
  sha256: string;
  origin?: string | undefined;
}

/** The cloud image behind a URL: from the cache if its checksum is known there, else fetched, checked and kept. */
export async function imageFromUrl(
  url: URL,
  sha256: string,
  options: CloudImageOptions,
  task: Task,
): Promise<{ entry: Entry; cached: boolean }> {
  const found = await findBySum(options.cache, sha256);
  if (found) return { entry: found, cached: true };
  const name = basename(url.pathname) || url.host;
  return add({ name, reference: url.href }, options, async (file) => {
    await download({ url, sha256, file, signal: options.signal }, task);
    return { sha256 };
  });
}

/**
 * The cloud image in a local file: a copy in the cache, so that the original may change or go later.
 * A file that has not changed since it was copied (device, inode, size, time of change) is not read again.
 */
export async function imageFromFile(
  path: string,
  sha256: string | undefined,
  options: CloudImageOptions,
  task: Task,
): Promise<{ entry: Entry; cached: boolean }> {
  const { cache, signal } = options;
  const origin = await fingerprint(path);
  const known = (await entries(cache)).find((entry) => entry.origin === origin.text);
  if (known && (sha256 === undefined || known.digest === `sha256:${sha256}`)) return { entry: known, cached: true };
  return add({ name: basename(path), reference: path }, options, async (file) => {
    const free = await freeSpace(cache);
    if (origin.allocated > free) {
      throw new UserError(
        `${path} takes ${formatSize(origin.allocated)}, and ${formatSize(free)} are free in ${cache}.`,
        "Make room there, or put the cache on a larger disk (input cache-folder).",
      );
    }
    task.update(undefined, "copying");
    await run("cp", ["--reflink=auto", "--sparse=auto", "--", path, file], { signal });
    const found = await sha256Of(file, { size: origin.size, signal, task });
    if (sha256 !== undefined && found !== sha256) {
      throw new UserError(
        `${path} does not have the checksum that was given.\n  given: ${sha256}\n  found: ${found}`,
        "Check which of the two is meant; a file whose checksum is not known to you can be given without one.",
      );
    }
    return { sha256: found, origin: origin.text };
  });
}

/** Fills a half-made folder, looks at what came, and makes it an entry; nothing stays on an error. */
async function add(
  named: { name: string; reference: string },
  { cache, signal }: CloudImageOptions,
  bring: (file: string) => Promise<Fetched>,
): Promise<{ entry: Entry; cached: boolean }> {
  const partial = await makePartial(cache);
  try {
    const file = join(partial, "incoming");
    const { sha256, origin } = await bring(file);
    const { format, virtualSize } = await inspectImage(file, named.name, partial, signal);
    await rename(file, join(partial, `disk.${format}`));
    const info = {
      ...({ ...named, key: sha256, digest: `sha256:${sha256}`, file: `disk.${format}`, virtualSize } as const),
      ...{ origin, created: new Date().toISOString() },
    };
    return { entry: await publish(cache, partial, info, () => findBySum(cache, sha256)), cached: false };
  } catch (error) {
    await removeHalfMade(partial);
    throw error;
  }
}

async function findBySum(cache: string, sha256: string): Promise<Entry | undefined> {
  return (await entries(cache)).find((entry) => entry.key === sha256);
}

async function fingerprint(path: string): Promise<{ text: string; size: number; allocated: number }> {
  try {
    const { dev, ino, size, mtimeNs, blocks } = await stat(path, { bigint: true });
    return { text: `${path} ${dev}:${ino} ${size} ${mtimeNs}`, size: Number(size), allocated: Number(blocks) * 512 };
  } catch (error) {
    if (codeOf(error) === "ENOENT")
      throw new UserError(`There is no file ${path}.`, "Check the path of the base image.");
    throw error;
  }
}
