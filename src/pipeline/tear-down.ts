import type { Asset } from "../assets/asset.ts";
import { removeAssets } from "../assets/removal.ts";
import { UserError } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import type { Provider } from "../providers/provider.ts";
import { abandonReleases } from "./abandon.ts";

export interface TearDownRequest {
  provider: Provider;
  /** Exact. */
  assetId: string;
  /** Whether finished releases go too. */
  deliverables: boolean;
}

/**
 * Removes what belongs to one asset-id. It runs to its end although the run was cancelled: it is what a cancel is for.
 * @returns what was removed.
 * @throws UserError naming what could not be removed, and why.
 */
export async function tearDown(request: TearDownRequest, context: Context): Promise<Asset[]> {
  const { provider, assetId, deliverables } = request;
  const assets = (await provider.assets(assetId)).filter(
    ({ lifetime }) => lifetime === "ephemeral" || (deliverables && lifetime === "deliverable"),
  );
  if (assets.length === 0) return [];
  return await context.progress.phase("Tear down", async (task) => {
    await abandonReleases(provider, assets);
    const { removed, failed } = await removeAssets(provider, assets);
    for (const asset of removed) task.line(`removed ${asset.type} ${asset.id}`);
    if (failed.length > 0) {
      throw new UserError(
        `Not everything of ${assetId} could be removed:\n${failed.map(({ asset, reason }) => `${asset.type} ${asset.id}: ${reason}`).join("\n")}`,
        `Run again: slipway tear-down --asset-id ${assetId}`,
      );
    }
    return removed;
  });
}
