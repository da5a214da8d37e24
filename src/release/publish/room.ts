import { UserError } from "../../base/errors.ts";
import type { Release, ReleaseAsset } from "../../github/port.ts";
import type { FileSource } from "../files/source.ts";
import { isWhole, MOST_ASSETS } from "./asset.ts";
import type { ReleaseContent } from "./request.ts";
import { type Digests, isSame } from "./same.ts";

/**
 * What stands against these files in that release, told before anything is changed: a release that is immutable, assets
 * of the same name and another content in a published one, too many assets. Where sizes agree files may be read for it.
 * @throws UserError · GitHubError · CancelledError · what a file's stream fails with
 */
export async function checkRoom(
  release: Release,
  assets: readonly ReleaseAsset[],
  content: Pick<ReleaseContent, "sources" | "split" | "overwrite" | "prerelease">,
  digests: Digests,
): Promise<void> {
  const { sources, split, overwrite } = content;
  const parts = split.flatMap((one) => [...one.parts.map(({ name }) => name), ...one.companions]);
  const wanted = [...sources.map(({ name }) => name), ...parts];
  const all = new Set([...assets.map(({ name }) => name), ...wanted]);
  if (all.size > MOST_ASSETS) {
    throw new UserError(
      `${release.html_url} would have ${all.size} assets; GitHub takes ${MOST_ASSETS}.`,
      "Put files into an archive, or delete assets that nobody needs.",
    );
  }
  if (release.draft) return;
  if (release.immutable && content.prerelease !== undefined && content.prerelease !== release.prerelease) {
    throw new UserError(
      `${release.tag_name} is published and immutable: whether it is a prerelease can no longer be changed.`,
      "Leave prerelease as it is: only title and notes can be changed.",
    );
  }
  const known = [...sources, ...split.flatMap((one) => one.parts)];
  const { missing, other } = await differences(assets, known, digests);
  if (release.immutable) {
    const companions = split.flatMap((one) => one.companions);
    const strange = [
      ...[...missing, ...other],
      ...companions.filter((name) => !assets.some((asset) => asset.name === name)),
    ];
    if (strange.length > 0) throw burnt(release, strange);
  }
  if (other.length > 0 && !overwrite) {
    throw new UserError(
      `${release.tag_name} is published with another content under these names: ${shown(other)}. Nothing was changed.`,
      "People may have downloaded them. To replace them all the same, set overwrite. Else release under a new tag.",
    );
  }
}

async function differences(assets: readonly ReleaseAsset[], sources: readonly FileSource[], digests: Digests) {
  const missing: string[] = [];
  const other: string[] = [];
  for (const source of sources) {
    const standing = assets.find(({ name }) => name === source.name);
    if (!standing) missing.push(source.name);
    else if (isWhole(standing) && !(await isSame(standing, source, digests))) other.push(source.name);
  }
  return { missing, other };
}

function burnt(release: Release, names: readonly string[]): UserError {
  return new UserError(
    `${release.tag_name} is published and immutable, and lacks or has otherwise: ${shown(names)}.`,
    `Nothing can change its assets, and its tag can never be used again, not even when it is deleted: release under a new tag. ${release.html_url}`,
  );
}

function shown(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 10).join(", ")} and ${names.length - 10} more` : names.join(", ");
}
