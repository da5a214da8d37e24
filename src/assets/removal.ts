import { messageOf } from "../base/errors.ts";
import type { Asset } from "../providers/asset.ts";
import type { Provider } from "../providers/provider.ts";

/** What became of the assets that were to be removed. */
export interface Removal {
  removed: Asset[];
  failed: { asset: Asset; reason: string }[];
}

export interface RemovalWatch {
  /** What an asset has to wait for; undefined where it waits for nothing. */
  before?(asset: Asset): Promise<void> | undefined;
  /** Called as it is known what became of each. */
  told?(asset: Asset, failure?: string): void;
}

/**
 * Removes assets: every delete is issued at once, then all are awaited, and it is looked whether they are gone. One
 * that fails does not keep the others.
 */
export async function removeAssets(
  provider: Provider,
  assets: readonly Asset[],
  watch: RemovalWatch = {},
): Promise<Removal> {
  return provider.removeAll
    ? await removeTogether(provider.removeAll, assets, watch)
    : await removeOneByOne(provider, assets, watch);
}

/** Gathers what is told of each asset. Its last word counts: what was gone may turn up again. */
export function createTally(told: RemovalWatch["told"]) {
  const outcomes = new Map<string, { asset: Asset; failure?: string | undefined }>();
  return {
    told(asset: Asset, failure?: string): void {
      outcomes.set(keyOf(asset), { asset, failure });
      told?.(asset, failure);
    },
    /** @param wanted those of which something must have been told. */
    removal(wanted: readonly Asset[] = []): Removal {
      const all = [...outcomes.values()];
      const silent = wanted.filter((asset) => !outcomes.has(keyOf(asset)));
      return {
        removed: all.flatMap(({ asset, failure }) => (failure === undefined ? [asset] : [])),
        failed: [
          ...all.flatMap(({ asset, failure }) => (failure === undefined ? [] : [{ asset, reason: failure }])),
          ...silent.map((asset) => ({ asset, reason: "nothing is known of its end" })),
        ],
      };
    },
  };
}

/** The provider itself looks whether they are gone. Those that wait for something are removed on their own after it. */
async function removeTogether(
  removeAll: NonNullable<Provider["removeAll"]>,
  assets: readonly Asset[],
  { before, told }: RemovalWatch,
): Promise<Removal> {
  const tally = createTally(told);
  const free: Asset[] = [];
  const works: Promise<void>[] = [];
  for (const asset of assets) {
    const first = before?.(asset);
    if (first) works.push(first.then(() => removeAll([asset], tally.told)));
    else free.push(asset);
  }
  if (free.length > 0) works.push(removeAll(free, tally.told));
  const broken = (await Promise.allSettled(works)).find((answer) => answer.status === "rejected");
  if (broken) throw broken.reason;
  return tally.removal(assets);
}

async function removeOneByOne(
  provider: Provider,
  assets: readonly Asset[],
  { before, told }: RemovalWatch,
): Promise<Removal> {
  const answers = await Promise.allSettled(
    assets.map((asset) => before?.(asset)?.then(() => provider.remove(asset)) ?? provider.remove(asset)),
  );
  const left = new Set((await provider.assets()).map(keyOf));
  const tally = createTally(told);
  for (const [index, asset] of assets.entries()) {
    const answer = answers[index];
    if (answer?.status === "rejected") tally.told(asset, messageOf(answer.reason));
    else tally.told(asset, left.has(keyOf(asset)) ? "it is still there" : undefined);
  }
  return tally.removal(assets);
}

/** Two releases may lie in one folder, one after the other; the same id may be there in two Regions. */
function keyOf(asset: Asset): string {
  return `${asset.type} ${asset.id} ${asset.assetId} ${asset.region ?? ""}`;
}
