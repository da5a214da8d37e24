import type { ReleaseAsset } from "../../github/port.ts";
import { besideName, isWhole } from "./asset.ts";
import type { Digests } from "./same.ts";
import type { Settled } from "./settle.ts";

/** A file that is not in the release as it should be. */
export interface Fault {
  settled: Settled;
  /** What is wrong, in words that follow the name. */
  wrong: string;
}

/**
 * Compares what a release has with what it is to have: each file there, whole, of its size and digest.
 * @param assets as GitHub lists them now. @returns nothing where all is right
 * @throws GitHubError · CancelledError where an asset must be downloaded for it
 */
export async function findFaults(
  files: readonly Settled[],
  assets: readonly ReleaseAsset[],
  digests: Digests,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const settled of files) {
    const wrong = await fault(settled, assets, digests);
    if (wrong !== undefined) faults.push({ settled, wrong });
  }
  return faults;
}

async function fault({ source, sha256 }: Settled, assets: readonly ReleaseAsset[], digests: Digests) {
  const asset = assets.find(({ name }) => name === source.name);
  if (!asset) return "is missing";
  // Our own are gone by now: it is another run's, which has other bytes for it.
  if (assets.some(({ name }) => name === besideName(source.name))) return "is being replaced by another run";
  if (!isWhole(asset)) return "has not arrived whole";
  if (asset.size !== source.size) return `has ${asset.size} bytes instead of ${source.size}`;
  const found = await digests.ofAsset(asset);
  return found === sha256 ? undefined : `has the SHA-256 ${found} instead of ${sha256}`;
}
