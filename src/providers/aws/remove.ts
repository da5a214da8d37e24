import { AwsError } from "../../aws/error.ts";
import { messageOf } from "../../base/errors.ts";
import { type Asset, AWS_ASSET_TYPES, type AwsAssetType } from "../asset.ts";
import type { RemovalOf, Unseen } from "../provider.ts";
import { checkAccount } from "./account.ts";
import { findingsOf } from "./findings.ts";
import { groupBy, type Kind } from "./inventory/kind.ts";
import { KINDS } from "./inventory/kinds.ts";
import { assetsHere, placesOf } from "./inventory.ts";
import { removeBuildFolder } from "./machine/build-folder.ts";
import { seeStack } from "./machine/stack.ts";
import type { AwsOptions } from "./options.ts";
import { allEnded, removeInRegion, type Search } from "./removal/in-region.ts";
import { createLedger, keyOf } from "./removal/ledger.ts";
import { mayFollow } from "./removal/order.ts";

/**
 * Removes assets: all types and Regions side by side, in the order that AWS demands and no other. The calls that delete
 * are in `removal/delete-calls.ts`; each is given only what a Describe has just shown with our tag. The account is
 * checked before anything else, and a cancel does not end it.
 * @param told is called once for each asset: it is gone (or was already), or the reason why it is not.
 * @throws UserError for the wrong account; nothing was removed then.
 */
export async function removeAwsAssets(
  assets: readonly Asset[],
  given: AwsOptions,
  told: (asset: Asset, failure?: string) => void,
): Promise<void> {
  const options = { ...given, signal: undefined };
  await checkAccount(options);
  const [here, there] = [assets.filter(isHere), assets.filter((asset) => !isHere(asset))];
  const listed = new Map(there.map((asset) => [placeKey(asset), asset]));
  // An export that could not be stopped any more leaves the disk that it was writing.
  const isProduct = (asset: Asset) => {
    const task = /\/(export-ami-[0-9a-z]+)\./.exec(asset.id)?.[1];
    return task !== undefined && listed.has(placeKey({ ...asset, type: "export-task", id: task }));
  };
  const chosen = (asset: Asset) => {
    const before = listed.get(placeKey(asset));
    return before ? !isRenewed(asset, before) : isProduct(asset);
  };

  const regions = groupBy(there, ({ region }) => region ?? options.aws.region);
  const removals = [...regions].map(([region, known]) => {
    const ledger = createLedger(told);
    for (const asset of known) ledger.add(asset);
    return removeInRegion(searchFor(known), { options, region, ledger, chosen, unseen: () => undefined });
  });
  await allEnded([...removals, ...here.map((asset) => removeHere(asset, options, told))]);
}

/** Looks over everything; after so many the next sweep goes on. Two are the rule: the second finds nothing. */
const ROUNDS = 5;

/**
 * Removes what is chosen among the assets of one asset-id, each type as soon as its Describe has answered. When all is
 * gone everything is looked at again: what a stack or an AMI brought forth meanwhile goes too. Not so where this run has
 * completed the build: every call that makes something has been answered, and nothing can come after the first look.
 * @throws UserError for the wrong account; nothing was removed then.
 */
export async function removeAwsAssetsOf(assetId: string, given: AwsOptions, removal: RemovalOf): Promise<void> {
  const options = { ...given, signal: undefined };
  await checkAccount(options);
  const isQuiet = findingsOf(options).completed.has(assetId);
  // The first export of an asset-id is over when all its objects are there: no task or upload has anything left to write.
  const isExported = findingsOf(options).images.has(assetId);
  const rounds = isQuiet ? 1 : ROUNDS;
  const home = options.settings.region ?? options.aws.region;
  const gaps = new Set<string>();
  const failed = new Set<string>();
  const unseen = (gap: Unseen) => {
    if (!gaps.has(gap.what)) removal.unseen(gap);
    gaps.add(gap.what);
  };
  const told = (asset: Asset, failure?: string) => {
    if (failure !== undefined) failed.add(placeKey(asset));
    removal.told(asset, failure);
  };
  const chosen = (asset: Asset) => removal.chosen(asset) && !failed.has(placeKey(asset));

  const removeThere = async () => {
    const isGone = isQuiet && (await stackIsGone(assetId, options));
    const isKnown = ({ type }: Kind) =>
      (isGone && OF_STACK.has(type)) || (isQuiet && isExported && OF_EXPORT.has(type));
    let places = placesOf(options).filter(({ kind, region }) => !(isKnown(kind) && region === home));
    for (let round = 0; round < rounds && places.length > 0; round++) {
      const ledgers = [...groupBy(places, ({ region }) => region)].map(([region, kinds]) => {
        const ledger = createLedger(told);
        const search = new Map(kinds.map(({ kind }) => [kind, [assetId]]));
        return { region, ledger, end: removeInRegion(search, { options, region, ledger, chosen, unseen, isQuiet }) };
      });
      await allEnded(ledgers.map(({ end }) => end));
      const found = ledgers.filter(({ ledger }) => AWS_ASSET_TYPES.some(ledger.had));
      places = placesOf(options).filter(({ kind, region }) =>
        found.some((one) => one.region === region && mayFollow(kind.type, one.ledger.had)),
      );
    }
  };
  const removeFromHere = async () => {
    const here = (await assetsHere(options, assetId)).filter(removal.chosen);
    await allEnded(
      here.map(async (asset) => {
        await removal.before?.(asset);
        await removeHere(asset, options, told);
      }),
    );
  };
  await allEnded([removeThere(), removeFromHere()]);
}

/**
 * Whether the stack that this run has made is deleted, and so everything that it held: CloudFormation says so only then.
 * By its id, since others may have its name.
 */
async function stackIsGone(assetId: string, options: AwsOptions): Promise<boolean> {
  const { stackId } = findingsOf(options).made.get(assetId) ?? {};
  if (stackId === undefined) return false;
  try {
    return (await seeStack(stackId, options))?.status === "DELETE_COMPLETE";
  } catch (error) {
    // Whatever AWS refuses: then everything is looked for, and what cannot be seen is told.
    if (error instanceof AwsError) return false;
    throw error;
  }
}

const OF_EXPORT: ReadonlySet<AwsAssetType> = new Set(["export-task", "upload"]);

/** The stack itself, and what comes and goes with it; a volume goes with its instance, which is looked for all the same. */
const OF_STACK: ReadonlySet<AwsAssetType> = new Set([
  ...(["stack", "volume", "security-group", "launch-template", "schedule"] as const),
]);

/** Whether somebody went on with it since it was listed: what is in use again must not go. */
function isRenewed(now: Asset, before: Asset): boolean {
  const completed = before.unfinished === true && now.unfinished !== true;
  return completed || (before.expires !== undefined && now.expires !== undefined && now.expires > before.expires);
}

/** Lies on this machine and not in AWS. */
function isHere({ provider, type }: Asset): boolean {
  return provider !== "aws" || type === "folder";
}

async function removeHere(
  asset: Asset,
  { state, host }: AwsOptions,
  told: (asset: Asset, failure?: string) => void,
): Promise<void> {
  const [answer] = await Promise.allSettled([
    asset.provider === "aws" ? removeBuildFolder(asset, state) : host.remove(asset),
  ]);
  told(asset, answer.status === "rejected" ? messageOf(answer.reason) : undefined);
}

/** The types of these assets, and of what may still come out of them, each with its asset-ids. */
function searchFor(known: readonly Asset[]): Search {
  const search = new Map<Kind, Set<string>>();
  for (const kind of KINDS) {
    const types: ReadonlySet<string> = new Set(
      kind.type === "object" || kind.type === "upload" ? [kind.type, "export-task"] : [kind.type],
    );
    const assetIds = new Set(known.filter(({ type }) => types.has(type)).map(({ assetId }) => assetId));
    if (assetIds.size > 0) search.set(kind, assetIds);
  }
  return search;
}

/** What tells one asset from all others, of other Regions too. */
function placeKey(asset: Asset): string {
  return `${asset.region} ${keyOf(asset)}`;
}
