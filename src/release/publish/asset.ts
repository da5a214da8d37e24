import type { CallOptions, GitHub, ReleaseAsset } from "../../github/port.ts";

/** Most assets of a release (GitHub Docs, "About releases", "Storage and bandwidth quotas"). */
export const MOST_ASSETS = 1_000;

/**
 * Whether all of an asset has arrived. An upload that broke off leaves one in the state `starter`, which the description
 * of the API does not list (GitHub Docs, "Upload a release asset": "may leave an empty asset with a state of starter").
 */
export function isWhole(asset: Pick<ReleaseAsset, "state">): boolean {
  return asset.state === "uploaded";
}

/** SHA-256 in hex as GitHub tells it; undefined where it tells none (assets from before June 2025, older servers). */
export function digestOf(asset: Pick<ReleaseAsset, "digest">): string | undefined {
  return /^sha256:([0-9a-f]{64})$/.exec(asset.digest ?? "")?.[1];
}

/** Everything that a release has, unfinished ones too. @throws GitHubError · CancelledError */
export async function listAssets(github: GitHub, releaseId: number, options: CallOptions): Promise<ReleaseAsset[]> {
  return await github.all(
    "GET /repos/{owner}/{repo}/releases/{release_id}/assets",
    { release_id: releaseId, per_page: 100 },
    options,
  );
}

const BESIDE = ".slipway-new";

/** Under which name a file waits beside the asset that it is going to replace. The same in every run, which so finds it again. */
export function besideName(name: string): string {
  return `${name}${BESIDE}`;
}
