import { throwProblems } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { formatSize } from "../../../base/size.ts";
import type { BaseImage, BaseImageRequest } from "../../provider.ts";
import type { Entry } from "./cache.ts";
import { touch } from "./cache.ts";
import { checkBaseImage } from "./check.ts";
import { imageFromFile, imageFromUrl } from "./cloud-image.ts";
import { pruneCache } from "./prune.ts";
import { parseReference, parseSha256 } from "./reference.ts";
import { releaseImage } from "./release-image.ts";

export interface ResolveOptions {
  /** The cache's folder; made when it is not there. */
  cache: string;
  /** Bytes on disk that base images in the cache may take together. */
  cacheLimit: number;
  /** Absolute path of `templates/base-image`. */
  scripts: string;
  /** Milliseconds after which a release is built anew, because security updates have come since. Default: 7 days. */
  maxAge?: number | undefined;
  /** Disks that must stay whatever the limit is. A machine that keeps a hard link of its base needs none of this. */
  inUse?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
}

const WEEK = 7 * 24 * 3_600_000;

/**
 * Makes sure that a base image is there, whole, and of known digest: from the cache, or built, or fetched now.
 * The cache is brought under its limit afterwards.
 * @returns the image; its handle is the absolute path of a read-only raw or qcow2 disk in the cache.
 * @throws ProblemsError for a request that is wrong in itself · UserError for an unreachable mirror, packages that are
 *   not signed, a wrong checksum, a broken image, too little room, no root · CancelledError.
 */
export async function resolveBaseImage(
  request: BaseImageRequest,
  options: ResolveOptions,
  task: Task,
): Promise<BaseImage> {
  throwProblems(await checkBaseImage(request));
  const { entry, cached } = await find(request, options, task);
  await touch(entry);
  const inUse = [entry.disk, ...(options.inUse ?? [])];
  for (const { path, size } of await pruneCache(options.cache, { limit: options.cacheLimit, inUse })) {
    task.line(`Removed from the cache to stay under its limit: ${path} (${formatSize(size)})`);
  }
  task.update(1);
  return { name: entry.name, reference: request.reference, digest: entry.digest, handle: entry.disk, cached };
}

async function find(
  request: BaseImageRequest,
  options: ResolveOptions,
  task: Task,
): Promise<{ entry: Entry; cached: boolean }> {
  const { cache, scripts, maxAge = WEEK, signal } = options;
  const reference = parseReference(request.reference);
  const sha256 = request.sha256 === undefined ? undefined : parseSha256(request.sha256);
  if (reference.kind === "release") {
    const { mirror, keyring } = request;
    return releaseImage(reference.release, { cache, scripts, mirror, keyring, maxAge, signal }, task);
  }
  if (reference.kind === "path") return imageFromFile(reference.path, sha256, { cache, signal }, task);
  if (reference.kind === "url" && sha256 !== undefined)
    return imageFromUrl(reference.url, sha256, { cache, signal }, task);
  throw new Error(`checkBaseImage let ${request.reference} pass.`);
}
