import { CancelledError } from "../../base/errors.ts";
import { GitHubError, isGitHub } from "../../github/error.ts";
import type { GitHub, Release } from "../../github/port.ts";
import { isWhole, listAssets } from "./asset.ts";
import { isPassing } from "./patience.ts";
import type { SettleDeps } from "./settle.ts";
import { removeAsset } from "./unfinished-asset.ts";
import type { Standing } from "./words.ts";

/**
 * Removes what uploads of this run have left half-done, so that the next one need not wait for it. Where GitHub says no,
 * that run sees to it. Has no signal: a cancel is one of the reasons to come here.
 */
export async function takeBack(
  release: Release,
  { github, underWay }: Pick<SettleDeps, "github" | "underWay">,
): Promise<void> {
  if (underWay.size === 0) return;
  try {
    const assets = await listAssets(github, release.id, {});
    const left = assets.filter((asset) => underWay.has(asset.name) && !isWhole(asset));
    await Promise.all(left.map(({ id }) => removeAsset(github, id)));
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
  }
}

/**
 * What became of a release: another run may have published it, or the order of this one may have been carried out although
 * its answer was lost. Where GitHub is out of reach or time is short, what is known already has to do.
 */
export async function standingNow(
  release: Release,
  known: Standing,
  { error, github }: { error: unknown; github: GitHub },
): Promise<Standing> {
  if (known !== "unknown" && (error instanceof CancelledError || isPassing(error))) return known;
  try {
    const { draft } = await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: release.id });
    return draft ? "draft" : "published";
  } catch (error) {
    if (isGitHub(error, "missing")) return "gone";
    if (!(error instanceof GitHubError)) throw error;
    return known;
  }
}
