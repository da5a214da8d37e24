import { createTally, type Removal } from "../assets/removal.ts";
import { unseenLines, unseenRemedies } from "../assets/unseen.ts";
import { UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import type { Context } from "../declare/context.ts";
import type { Asset } from "../providers/asset.ts";
import { type Provider, UNKNOWN, type Unseen } from "../providers/provider.ts";
import { tearDownCommand } from "../providers/tear-down-command.ts";
import { putReleasesBack, removeBuilds } from "./abandon.ts";

export interface TearDownRequest {
  provider: Provider;
  /** Exact. */
  assetId: string;
  /** Whether finished releases and images go too. */
  deliverables: boolean;
  /** The build has failed or was cancelled: what it was to deliver goes as far as it is unfinished. Default: false. */
  failed?: boolean | undefined;
}

/**
 * Removes what belongs to one asset-id. It runs to its end although the run was cancelled: it is what a cancel is for.
 * @returns what was removed.
 * @throws UserError naming what could not be removed or looked at, and why.
 */
export async function tearDown(request: TearDownRequest, context: Context): Promise<Asset[]> {
  const { provider, assetId } = request;
  if (assetId === UNKNOWN) return []; // Not one build's: what is at work now may be among it. Sweep knows.
  const { removeOf } = provider;
  if (removeOf) return await context.progress.phase("Tear down", (task) => removeAsFound(removeOf, request, task));

  const gaps: Unseen[] = [];
  const assets = (await provider.assets(assetId, (gap) => gaps.push(gap))).filter(chosenBy(request));
  if (assets.length === 0 && gaps.length === 0) return [];
  return await context.progress.phase("Tear down", async (task) =>
    outcome(await removeBuilds(provider, assets, told(task)), gaps, request),
  );
}

/** The provider deletes each thing as soon as it has found it: a cancel leaves no time for a list. */
async function removeAsFound(
  removeOf: NonNullable<Provider["removeOf"]>,
  request: TearDownRequest,
  task: Task,
): Promise<Asset[]> {
  const { provider, assetId } = request;
  const gaps: Unseen[] = [];
  const tally = createTally(told(task));
  const releases = putReleasesBack(provider);
  await removeOf(assetId, {
    chosen: chosenBy(request),
    before: releases.before,
    told: tally.told,
    unseen: (gap) => gaps.push(gap),
  });
  const { removed, failed } = tally.removal();
  return outcome({ removed, failed: [...releases.failed, ...failed] }, gaps, request);
}

function chosenBy({ deliverables, failed = false }: TearDownRequest): (asset: Asset) => boolean {
  return ({ lifetime, unfinished = false }) =>
    lifetime === "ephemeral" || (lifetime === "deliverable" && (deliverables || (failed && unfinished)));
}

function told(task: Task): (asset: Asset, failure?: string) => void {
  return ({ type, id }, failure) => {
    if (failure === undefined) task.line(`removed ${type} ${id}`);
  };
}

function outcome({ removed, failed }: Removal, gaps: readonly Unseen[], request: TearDownRequest): Asset[] {
  if (failed.length === 0 && gaps.length === 0) return removed;
  const { provider, assetId, deliverables } = request;
  const lines = failed.map(({ asset: { type, id }, reason }) => `${type} ${id}: ${reason}`);
  const region = failed.find(({ asset }) => asset.region !== undefined)?.asset.region;
  const again = tearDownCommand({ provider: provider.name, assetId, region, deliverables });
  throw new UserError(
    [`Not everything of ${assetId} could be removed:`, ...lines, ...unseenLines(gaps)].join("\n"),
    [...unseenRemedies(gaps), `Run again: ${again}`].join("\n"),
  );
}
