import { basename } from "node:path";
import { type Removal, type RemovalWatch, removeAssets } from "../assets/removal.ts";
import { messageOf } from "../base/errors.ts";
import type { Asset } from "../providers/asset.ts";
import type { Provider } from "../providers/provider.ts";
import { abandonRelease } from "../release/folder.ts";
import { readBuildRecord } from "./build.ts";

/**
 * Removes assets, and puts an older release back that one of their builds had moved aside when it was killed.
 * What goes wrong with that is told beside the other failures, and keeps nothing from being removed.
 */
export async function removeBuilds(
  provider: Provider,
  assets: readonly Asset[],
  told?: RemovalWatch["told"],
): Promise<Removal> {
  const releases = putReleasesBack(provider);
  const removal = await removeAssets(provider, assets, { before: releases.before, ...(told && { told }) });
  return { ...removal, failed: [...releases.failed, ...removal.failed] };
}

/**
 * What has to happen before a build's folder is removed: the build's record, which says where the older release is,
 * goes with it. So a folder waits for it and nothing else does.
 */
export function putReleasesBack(provider: Provider): {
  before(asset: Asset): Promise<void> | undefined;
  failed: Removal["failed"];
} {
  const failed: Removal["failed"] = [];
  const putBack = async (asset: Asset) => {
    const [answer] = await Promise.allSettled([abandonReleaseOf(provider, asset.assetId)]);
    if (answer.status === "rejected") failed.push({ asset, reason: `its release: ${messageOf(answer.reason)}` });
  };
  return { failed, before: (asset) => (isBuild(asset) ? putBack(asset) : undefined) };
}

/** A machine's own folder. What an earlier run of the same asset-id left has other names, and no say about the release. */
function isBuild({ type, lifetime, id, assetId }: Asset): boolean {
  return type === "folder" && lifetime === "ephemeral" && basename(id) === assetId;
}

async function abandonReleaseOf(provider: Provider, assetId: string): Promise<void> {
  const folder = (await readBuildRecord(provider, assetId))?.releaseFolder;
  if (folder !== undefined) await abandonRelease({ folder, assetId });
}
