import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf, throwProblems, UserError } from "../base/errors.ts";
import { exists } from "../base/exists.ts";
import { MARKER, markerOf, markFolder, removeMarked } from "../base/marked-folder.ts";
import { checkReleaseFolder } from "./folder-check.ts";

/** Which release: where it is to be, and whose. */
export interface ReleasePlace {
  folder: string;
  assetId: string;
}

/** A release folder under work. */
export interface ReleaseFolder {
  /** Absolute path of the folder that takes the files for now. */
  readonly path: string;
  /** Absolute path that the release will have. */
  readonly target: string;
  /** Puts the release into its place. Nothing of an older release is removed before the new one is there. */
  commit(): Promise<void>;
  /** Removes what was made so far; an older release stays as it is. */
  discard(): Promise<void>;
}

/** Where a release is worked on, and where an older one waits during the swap. Beside the folder, since a rename does not cross file systems. */
export function releasePaths({ folder, assetId }: ReleasePlace): { target: string; partial: string; old: string } {
  const target = resolve(folder);
  const beside = (kind: string) => join(dirname(target), `.${basename(target)}.${kind}-${assetId}`);
  return { target, partial: beside("partial"), old: beside("old") };
}

/**
 * Opens a release folder: what goes into it is made beside it, and `commit` swaps it in by two renames. At every
 * instant the folder is a whole release or not there (it is not there only between the two renames).
 * What a killed run of the same asset-id left is cleaned up first, and a swap that any killed run left in the middle is
 * ended: the older release of a folder is never lost.
 * @throws ProblemsError where the folder holds anything that is not ours
 */
export async function openReleaseFolder(place: ReleasePlace): Promise<ReleaseFolder> {
  const { target, partial, old } = releasePaths(place);
  await mkdir(dirname(target), { recursive: true });
  await abandonRelease(place);
  await endOtherSwaps(place);
  throwProblems(await checkReleaseFolder(target));
  await makePartial(partial);
  await markFolder(partial, place.assetId);
  return {
    path: partial,
    target,
    commit: async () => {
      // Hours may have passed since the first check: what a person has put there meanwhile is refused as well.
      throwProblems(await checkReleaseFolder(target));
      if (await exists(target)) await rename(target, old);
      await rename(partial, target);
      await rm(join(target, MARKER));
      await endSwap(place);
    },
    discard: () => removeMarked(partial, place.assetId),
  };
}

async function makePartial(partial: string): Promise<void> {
  try {
    await mkdir(partial);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    throw new UserError(`${partial} is in the way, and is not ours.`, "Look what it holds, and move or remove it.", {
      cause: error,
    });
  }
}

/**
 * Cleans up after a run that ended before its release was in place, or in the middle of the swap: for tear-down, sweep
 * and the next run. An older release that was put aside goes back where no newer one has come. Safe to call at any time
 * when no run of this asset-id is at work, and more than once.
 */
export async function abandonRelease(place: ReleasePlace): Promise<void> {
  const { target, partial } = releasePaths(place);
  await endSwap(place);
  await removeMarked(partial, place.assetId);
  // Killed between the second rename and the removal of the marker: the release is whole.
  if ((await markerOf(target)) === place.assetId) await rm(join(target, MARKER));
}

/** Ends the swaps of other asset-ids: their runs may be long gone, and nobody else looks for what they put aside. */
async function endOtherSwaps({ folder, assetId }: ReleasePlace): Promise<void> {
  const { target } = releasePaths({ folder, assetId });
  const aside = `.${basename(target)}.old-`;
  for (const name of (await readdir(dirname(target))).sort()) {
    if (name.startsWith(aside)) await endSwap({ folder, assetId: name.slice(aside.length) });
  }
}

/** The older release, if it is still aside: away where the newer one is in place, else back. */
async function endSwap(place: ReleasePlace): Promise<void> {
  const { target, old } = releasePaths(place);
  if (!(await exists(old))) return;
  if (!(await exists(target))) {
    await rename(old, target);
    return;
  }
  // Only what was a release and nothing else was ever put aside, so a removal that has begun bears our mark.
  if ((await markerOf(old)) === undefined) {
    throwProblems(await checkReleaseFolder(old));
    await markFolder(old, place.assetId);
  }
  await removeMarked(old, place.assetId);
}
