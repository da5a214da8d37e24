import { formatDuration } from "../../../base/duration.ts";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { missingTools } from "../../../host/tools.ts";
import { buildRelease } from "./build.ts";
import type { Entry } from "./cache.ts";
import { entries, publish } from "./cache.ts";
import { releaseKey, scriptsDigest } from "./key.ts";
import { makePartial, removeHalfMade } from "./partial.ts";
import type { Release } from "./releases.ts";
import { readMachineSources, sourcesFor } from "./sources.ts";
import { baseImageTools } from "./tools.ts";

export interface ReleaseImageOptions {
  cache: string;
  scripts: string;
  mirror?: string | undefined;
  keyring?: string | undefined;
  /** Milliseconds; an older build is made anew, because security updates have come since. */
  maxAge: number;
  signal?: AbortSignal | undefined;
}

/** The disk of a release: from the cache if it is there and young enough, else built now. */
export async function releaseImage(
  release: Release,
  options: ReleaseImageOptions,
  task: Task,
): Promise<{ entry: Entry; cached: boolean }> {
  const { cache, scripts, mirror, keyring, maxAge, signal } = options;
  const [machine, digest] = await Promise.all([readMachineSources(signal), scriptsDigest(scripts)]);
  const sources = sourcesFor(release, mirror, machine);
  const key = releaseKey({ release, sources, keyring, scripts: digest });
  const find = async () =>
    (await entries(cache)).find((entry) => entry.key === key && Date.now() - Date.parse(entry.created) < maxAge);
  const found = await find();
  if (found) {
    task.line(
      `${release.name}: from the cache, built ${formatDuration(Date.now() - Date.parse(found.created))} ago (${found.digest})`,
    );
    return { entry: found, cached: true };
  }

  const [missing] = await missingTools(baseImageTools({ reference: release.name, keyring }, machine.distribution));
  if (missing) throw new UserError(`${missing.subject} ${missing.problem}`, missing.remedy);
  const where = {
    mirror: "the mirror given",
    machine: "this machine's apt sources",
    default: "mmdebstrap's default mirror",
  }[sources.from];
  task.line(`${release.name}: building from signed packages, ${where}`);
  for (const line of sources.lines) task.detail(line);
  if (!sources.security)
    task.line(`No security archive of ${release.name} is known; give it as the second address of the input mirror.`);
  const partial = await makePartial(cache);
  try {
    const built = await buildRelease({ release, sources, keyring, folder: partial, scripts, signal }, task);
    const info = {
      ...({
        name: release.name,
        reference: release.name,
        key,
        file: "disk.raw",
        virtualSize: built.virtualSize,
      } as const),
      ...{ digest: `sha256:${built.sha256}`, packages: `sha256:${built.packages}`, created: new Date().toISOString() },
    };
    return { entry: await publish(cache, partial, info, find), cached: false };
  } catch (error) {
    await removeHalfMade(partial);
    throw error;
  }
}
