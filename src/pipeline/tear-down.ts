import { UserError } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import type { Asset } from "../providers/asset.ts";
import { type Provider, UNKNOWN } from "../providers/provider.ts";
import { removeBuilds } from "./abandon.ts";

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
  if (assetId === UNKNOWN) return []; // Not one build's: what is at work now may be among it. Sweep knows.
  const assets = (await provider.assets(assetId)).filter(
    ({ lifetime }) => lifetime === "ephemeral" || (deliverables && lifetime === "deliverable"),
  );
  if (assets.length === 0) return [];
  return await context.progress.phase("Tear down", async (task) => {
    const { removed, failed } = await removeBuilds(provider, assets);
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
