import { UserError } from "../../base/errors.ts";
import type { Asset } from "../asset.ts";
import { UNKNOWN, type Unseen } from "../provider.ts";
import { checkAccount } from "./account.ts";
import type { Kind } from "./inventory/kind.ts";
import { KINDS } from "./inventory/kinds.ts";
import { unseenBy } from "./inventory/unseen.ts";
import { folderAssets } from "./machine/build-folder.ts";
import type { AwsOptions } from "./options.ts";

/** Things in one answer: the most that EC2 gives, so that listing takes the fewest calls. */
const PAGE_SIZE = 1_000;

/** What a build's stack holds, in the order in which it is told. */
const STACK_HOLDS = ["instance", "security-group", "launch-template", "schedule"] as const;

/**
 * Everything of ours in AWS, in all Regions of the settings, and on this machine: build folders, releases, and what
 * nobody knows the owner of. Types and Regions are listed side by side, each by its own Describe (see `inventory/`),
 * page by page; no bucket, and a bucket that is gone, hold nothing. A cancel does not end it: removal begins with it.
 * @param assetId exact; undefined: all.
 * @param unseen is told what could not be looked at; the rest is listed all the same.
 * @throws UserError for the wrong account, or where nobody can sign in: then nothing could be looked at. UserError naming
 *   what was not seen where nobody is there to be told: it is not to be taken for nothing.
 */
export async function awsAssets(
  options: AwsOptions,
  assetId?: string,
  unseen: (gap: Unseen) => void = refuse,
): Promise<Asset[]> {
  const asking = { ...options, signal: undefined };
  await checkAccount(asking);
  const assetIds = assetId === undefined ? undefined : new Set([assetId]);
  const listed = placesOf(options).map(async ({ kind, region }) => {
    const assets: Asset[] = [];
    try {
      for await (const page of kind.list({ options: asking, region, assetIds, pageSize: PAGE_SIZE })) {
        for (const { asset } of page) assets.push(asset);
      }
    } catch (error) {
      unseen(unseenBy(error, kind, region));
    }
    return assets;
  });
  const [here, ...there] = await Promise.all([assetsHere(options, assetId), ...listed]);
  return [...here, ...withContent(there.flat())];
}

/** Every type in every Region in which it can be. */
export function placesOf({ aws, settings }: AwsOptions): { kind: Kind; region: string }[] {
  const regions = new Set([settings.region ?? aws.region, ...(settings.copyToRegions ?? [])]);
  return [...regions].flatMap((region, index) =>
    KINDS.filter(({ homeOnly }) => index === 0 || !homeOnly).map((kind) => ({ kind, region })),
  );
}

/** What lies on this machine. Machines in QEMU and cached disks are the local provider's alone. */
export async function assetsHere({ state, host }: AwsOptions, assetId?: string): Promise<Asset[]> {
  const [folders, hosts] = await Promise.all([folderAssets(state), host.assets(assetId)]);
  return [...folders, ...hosts.filter((asset) => asset.type === "release" || asset.assetId === UNKNOWN)].filter(
    (asset) => assetId === undefined || asset.assetId === assetId,
  );
}

/** The assets, with each stack's content in its state. It is told by what was listed beside it: no call more. */
function withContent(assets: readonly Asset[]): Asset[] {
  const placeOf = ({ region, assetId }: Asset) => `${region} ${assetId}`;
  const held = new Map<string, Set<string>>();
  for (const asset of assets) {
    const types = held.get(placeOf(asset)) ?? new Set();
    held.set(placeOf(asset), types.add(asset.type));
  }
  return assets.map((asset) => {
    if (asset.type !== "stack") return asset;
    const types = STACK_HOLDS.filter((type) => held.get(placeOf(asset))?.has(type));
    return types.length === 0 ? asset : { ...asset, state: `${asset.state}, with ${types.join(", ")}` };
  });
}

function refuse({ what, reason, remedy }: Unseen): never {
  throw new UserError(`The ${what} could not be listed: ${reason}`, remedy);
}
