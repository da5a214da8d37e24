import type { AwsAssetType } from "../../asset.ts";
import type { Kind } from "../inventory/kind.ts";
import { COURSE } from "./order.ts";
import { type RegionalRemoval, removeKind } from "./remove-kind.ts";

/** Types to be removed in one Region, each with the asset-ids that are looked for. */
export type Search = ReadonlyMap<Kind, Iterable<string>>;

/**
 * Removes in one Region, all types side by side. A type that goes along with another, or comes out of it, is looked for
 * once it is known what there is of that other: which takes an answer or two, and not its end.
 */
export async function removeInRegion(search: Search, removal: RegionalRemoval): Promise<void> {
  const looks = new Map<AwsAssetType, { over: Promise<void>; end: () => void }>();
  for (const { type } of search.keys()) {
    let end: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    looks.set(type, { over, end });
  }
  const ends = [...search].map(async ([kind, assetIds]) => {
    const end = () => looks.get(kind.type)?.end();
    try {
      const { after, madeBy } = COURSE[kind.type];
      await Promise.all([...after, ...madeBy].map((type) => looks.get(type)?.over));
      await removeKind(kind, assetIds, removal, end);
    } finally {
      end();
    }
  });
  await allEnded(ends);
}

/** Waits for all, whatever becomes of one; then throws what the first threw. */
export async function allEnded(works: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
}
