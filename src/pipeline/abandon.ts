import type { Asset } from "../assets/asset.ts";
import type { Provider } from "../providers/provider.ts";
import { abandonRelease } from "../release/folder.ts";
import { readBuildRecord } from "./build.ts";

/**
 * Puts an older release back that a build had moved aside when it was killed. To be called before the assets of a
 * build are removed, because its record, which is one of them, says where that is.
 */
export async function abandonReleases(provider: Provider, assets: readonly Asset[]): Promise<void> {
  const machines = assets.filter(({ type, lifetime }) => type === "folder" && lifetime === "ephemeral");
  for (const assetId of new Set(machines.map((asset) => asset.assetId))) {
    const folder = (await readBuildRecord(provider, assetId))?.releaseFolder;
    if (folder !== undefined) await abandonRelease({ folder, assetId });
  }
}
