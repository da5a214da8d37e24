import { createHash } from "node:crypto";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { formatSize, GiB } from "../../../base/size.ts";
import { runAsRoot } from "../../../host/as-root.ts";
import { availableMemory } from "../../../host/memory.ts";
import { privilege } from "../../../host/privilege.ts";
import { freeSpace } from "../../../host/space.ts";
import { buildFailure } from "./build-failure.ts";
import { followBuild } from "./build-progress.ts";
import { sha256Of } from "./digest.ts";
import type { Release } from "./releases.ts";
import { diskSize, settingsText, unpackedSize } from "./settings.ts";
import type { Sources } from "./sources.ts";

export interface BuildRequest {
  release: Release;
  sources: Sources;
  keyring?: string | undefined;
  /** An empty folder that the build may fill. */
  folder: string;
  /** Absolute path of `templates/base-image`. */
  scripts: string;
  signal?: AbortSignal | undefined;
}

export interface Built {
  /** Hex, of `disk.raw`. */
  sha256: string;
  virtualSize: number;
  /** Hex, of the list of packages and versions. */
  packages: string;
}

/** Left to the rest of the machine while packages are unpacked in memory. */
const SPARE_MEMORY = 1 * GiB;

/**
 * Builds a bootable disk of a release from its signed packages: `disk.raw` and `packages` in the folder.
 * The whole build dies with this process, also behind sudo (see `templates/base-image/lifeline.sh`).
 * @throws UserError for too little room, no root, an unreachable mirror, a release it does not have, packages unsigned.
 */
export async function buildRelease(request: BuildRequest, task: Task): Promise<Built> {
  const { release, sources, keyring, folder, scripts, signal } = request;
  const [memory, space, how] = await Promise.all([availableMemory(), freeSpace(folder), privilege()]);
  const inMemory = memory > unpackedSize(release) + SPARE_MEMORY;
  const needed = diskSize(release) + (inMemory ? 0 : unpackedSize(release));
  if (space < needed) {
    throw new UserError(
      `Building ${release.name} needs ${formatSize(needed)} in ${folder}, and ${formatSize(space)} are free.`,
      "Make room there, or put the cache on a larger disk (input cache-folder).",
    );
  }
  const owner = how === "root" ? undefined : `${process.getuid?.()}:${process.getgid?.()}`;
  await Promise.all([
    writeFile(join(folder, "settings"), settingsText({ release, keyring, owner, inMemory })),
    writeFile(join(folder, "sources.list"), sources.lines.map((line) => `${line}\n`).join("")),
  ]);
  const follow = followBuild();
  const said: string[] = [];
  const code = await runAsRoot(["sh", join(scripts, "lifeline.sh"), "sh", join(scripts, "build.sh"), folder], {
    privilege: how,
    what: `Building a base image of ${release.name}`,
    signal,
    onLine: (line) => {
      said.push(line);
      task.detail(line);
      const progress = follow(line);
      if (progress) task.update(progress.fraction, progress.note);
    },
  });
  if (code !== 0) throw buildFailure(release, sources, code, said);
  const disk = join(folder, "disk.raw");
  const [sha256, packages, { size }] = await Promise.all([
    sha256Of(disk, { signal }),
    readFile(join(folder, "packages")),
    stat(disk),
  ]);
  await rm(join(folder, "settings"), { force: true });
  return { sha256, virtualSize: size, packages: createHash("sha256").update(packages).digest("hex") };
}
