import { UserError } from "../../base/errors.ts";
import type { Release, ReleaseAsset } from "../../github/port.ts";
import type { PublishDeps } from "./deps.ts";
import { removeAsset } from "./unfinished-asset.ts";
import { readRelease } from "./write-release.ts";

/** Where files go. */
export interface Target {
  release: Release;
  /** Whether assets of a published release may be replaced. */
  overwrite: boolean;
}

/**
 * Removes an asset whose successor is there. Another run may have published meanwhile: then nothing is taken from people
 * without leave.
 * @throws UserError where it must stay; its successor is gone then · GitHubError · CancelledError
 */
export async function removeReplaced(
  asset: ReleaseAsset,
  by: ReleaseAsset,
  { release, overwrite }: Target,
  { github, signal }: PublishDeps,
): Promise<void> {
  const now = await readRelease(release, { github, signal });
  if (now.draft || overwrite) return await removeAsset(github, asset.id, signal);
  if (!now.immutable) await removeAsset(github, by.id, signal);
  throw new UserError(
    release.draft
      ? `Somebody published ${release.tag_name} while ${asset.name} was about to be replaced in it.`
      : `${release.tag_name} is published with another content under the name ${asset.name}.`,
    "If the files of this run are the right ones, set overwrite and run again.",
  );
}
