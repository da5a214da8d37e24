import type { Release, ReleaseAsset } from "../../github/port.ts";
import type { FileSource } from "../files/source.ts";
import type { PublishDeps } from "./deps.ts";

/**
 * An asset with the label that was asked for; one that nobody asks for stays. An immutable release keeps what it has.
 * @throws GitHubError · CancelledError
 */
export async function labelled(
  asset: ReleaseAsset,
  { label }: FileSource,
  release: Release,
  { github, signal }: PublishDeps,
): Promise<ReleaseAsset> {
  const fixed = release.immutable && !release.draft;
  if (label === undefined || label === asset.label || fixed) return asset;
  return await github.call(
    "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}",
    { asset_id: asset.id, name: asset.name, label },
    { signal },
  );
}
