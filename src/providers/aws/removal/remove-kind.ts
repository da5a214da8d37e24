import { AwsError } from "../../../aws/error.ts";
import { UserError } from "../../../base/errors.ts";
import { type Sight, watch } from "../../../base/watch.ts";
import type { Asset } from "../../asset.ts";
import type { Unseen } from "../../provider.ts";
import type { Found, Kind } from "../inventory/kind.ts";
import { unseenBy } from "../inventory/unseen.ts";
import type { AwsOptions } from "../options.ts";
import { DELETE, type Outcome } from "./delete-calls.ts";
import { keyOf, type Ledger } from "./ledger.ts";
import { COURSE, GONE_WITH_THE_ANSWER } from "./order.ts";
import { whyStackStays } from "./stack-events.ts";

/** Things in one answer while they are removed: few, so that each is deleted soon after it was seen with our tag. */
const PAGE_SIZE = 100;

/** After so many further tries, forced at last, a stack's deletion is given up. */
const STACK_RETRIES = 2;

/** Why something is left that was to be removed when it was listed. */
const RENEWED = "its build goes on: its lease was renewed, or it was completed";

/**
 * In quiet an AMI that was deregistered is not looked for again: its snapshots are, which EC2 deletes only after it and
 * which cost.
 */
const PROVEN_BY_SNAPSHOTS = "image";

/** The removal in one Region. */
export interface RegionalRemoval {
  options: AwsOptions;
  region: string;
  ledger: Ledger;
  /** Whether an asset that is seen is to be removed. */
  chosen(asset: Asset): boolean;
  /** Nothing is under way that could make more: what comes out of something else is looked for when that is gone. */
  isQuiet?: boolean;
  unseen(gap: Unseen): void;
}

/**
 * Removes what is chosen of one type: looks (by tag), deletes what it sees on the spot, and looks again until nothing
 * of it is there. So whatever is deleted was seen as ours a moment before, and a type that depends on another is only
 * asked for again. What is not there any more, and what cannot be removed, is told by the ledger.
 * @param assetIds those that are looked for.
 * @param looked is called once the first look is over, whatever came of it.
 */
export async function removeKind(
  kind: Kind,
  assetIds: Iterable<string>,
  removal: RegionalRemoval,
  looked: () => void,
): Promise<void> {
  const { options, region, ledger, unseen } = removal;
  const course = COURSE[kind.type];
  const left = new Set(assetIds);
  const seenOnce = new Set<string>();
  const retries = new Map<string, number>();

  const isStillMade = (assetId: string) => course.madeBy.some((type) => ledger.isOpen(type, assetId));
  /** Nothing of this asset-id can be done now, so there is nothing to look for. */
  const isHeld = (assetId: string, ready: ReadonlySet<string>) => {
    if (ledger.isBehind(kind.type, assetId)) return true;
    if (!seenOnce.has(assetId)) return removal.isQuiet === true && isStillMade(assetId);
    return ledger.isOpen(kind.type, assetId) ? !ready.has(assetId) : isStillMade(assetId);
  };

  const lookAt = async (now: ReadonlySet<string>) => {
    const seen = new Set<string>();
    const known = ledger.openOf(kind.type).filter(({ assetId }) => now.has(assetId));
    for await (const page of kind.list({ options, region, assetIds: now, known, pageSize: PAGE_SIZE })) {
      const wanted = page.filter(({ asset }) => !ledger.isClosed(asset) && removal.chosen(asset));
      for (const { asset } of page) if (ledger.has(asset) && !removal.chosen(asset)) ledger.close(asset, RENEWED);
      for (const found of wanted) {
        seen.add(keyOf(found.asset));
        ledger.add(found.asset, found);
      }
      await remove(wanted.filter(({ last }) => !last));
      await remove(wanted.filter(({ last }) => last));
    }
    for (const asset of ledger.openOf(kind.type)) {
      if (now.has(asset.assetId) && !seen.has(keyOf(asset))) ledger.close(asset);
    }
    for (const assetId of now) {
      seenOnce.add(assetId);
      if (!ledger.isOpen(kind.type, assetId) && !isStillMade(assetId)) left.delete(assetId);
    }
  };

  const remove = async (found: readonly Found[]) => {
    const ready = found.filter(({ going, asset }) => !going && !ledger.waits(asset));
    const place = { options, region, retries: ({ asset }: Found) => retries.get(keyOf(asset)) ?? 0 };
    const stuck = ready.filter((each) => each.stuck && place.retries(each) >= STACK_RETRIES);
    const outcomes = await DELETE[kind.type](
      ready.filter((each) => !stuck.includes(each)),
      place,
    );
    for (const [each, outcome] of outcomes) settle(each, outcome);
    await Promise.all(
      stuck.map(async ({ asset }) => ledger.close(asset, await whyStackStays(asset.id, options, region))),
    );
  };

  const settle = ({ asset, stuck }: Found, outcome: Outcome) => {
    if (typeof outcome === "object") return ledger.close(asset, outcome.failure);
    const isGone = GONE_WITH_THE_ANSWER.has(kind.type) || (removal.isQuiet && kind.type === PROVEN_BY_SNAPSHOTS);
    if (outcome === "asked" && isGone) return ledger.close(asset);
    if (!stuck) return;
    retries.set(keyOf(asset), (retries.get(keyOf(asset)) ?? 0) + 1);
    ledger.letPass(asset);
  };

  const look = async (): Promise<Sight<true>> => {
    const open = ledger.openOf(kind.type).filter((asset) => !ledger.waits(asset));
    const ready = new Set(open.map(({ assetId }) => assetId));
    const now = new Set([...left].filter((assetId) => !isHeld(assetId, ready)));
    if (now.size > 0) await lookAt(now);
    looked();
    return left.size === 0 ? { done: true } : {};
  };

  try {
    const what = `${kind.plural} are gone in ${region}`;
    const { usual, within } = course;
    await watch(look, { what, usual, within, clock: options.clock, remedy: "slipway sweep removes them later." });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const asset of ledger.openOf(kind.type)) ledger.close(asset, error.message);
    if (error instanceof AwsError) unseen(unseenBy(error, kind, region));
  } finally {
    looked();
  }
}
