import { messageOf } from "../base/errors.ts";
import type { Asset } from "../providers/asset.ts";
import type { Provider } from "../providers/provider.ts";

/** What became of the assets that were to be removed. */
export interface Removal {
  removed: Asset[];
  failed: { asset: Asset; reason: string }[];
}

/**
 * Removes assets: every delete is issued at once, then all are awaited, then the provider is asked again
 * whether they are gone. One that fails does not keep the others.
 * @param before what an asset has to wait for; undefined where it waits for nothing.
 */
export async function removeAssets(
  provider: Provider,
  assets: readonly Asset[],
  before: (asset: Asset) => Promise<void> | undefined = () => undefined,
): Promise<Removal> {
  const answers = await Promise.allSettled(
    assets.map((asset) => before(asset)?.then(() => provider.remove(asset)) ?? provider.remove(asset)),
  );
  const left = new Set((await provider.assets()).map(keyOf));
  const removal: Removal = { removed: [], failed: [] };
  for (const [index, asset] of assets.entries()) {
    const answer = answers[index];
    if (answer?.status === "rejected") removal.failed.push({ asset, reason: messageOf(answer.reason) });
    else if (left.has(keyOf(asset))) removal.failed.push({ asset, reason: "it is still there" });
    else removal.removed.push(asset);
  }
  return removal;
}

/** Two releases may lie in one folder, one after the other. */
function keyOf(asset: Asset): string {
  return `${asset.type} ${asset.id} ${asset.assetId}`;
}
