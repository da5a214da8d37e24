import type { Asset, AssetType, AwsAssetType } from "../../asset.ts";
import type { Found } from "../inventory/kind.ts";
import { COURSE } from "./order.ts";

/** What tells one asset from all others of its Region. */
export function keyOf({ type, id, assetId }: Asset): string {
  return `${type} ${id} ${assetId}`;
}

interface Entry {
  asset: Asset;
  behind: readonly string[];
  last: boolean;
}

/** What is still to be removed in one Region. `told` hears of each asset once: that it is gone, or why it is not. */
export interface Ledger {
  /** Enters an asset that is to be removed, or what is known of it by now. */
  add(asset: Asset, seen?: Found): void;
  /** It is gone, or it will not go. */
  close(asset: Asset, failure?: string): void;
  /** Whether it was closed: it is not to be touched again. */
  isClosed(asset: Asset): boolean;
  /** Whether it is entered and not closed. */
  has(asset: Asset): boolean;
  openOf(type: AwsAssetType): Asset[];
  isOpen(type: AssetType, assetId: string): boolean;
  /** The others of its asset-id need not wait for it any longer. */
  letPass(asset: Asset): void;
  /** Whether what this type of an asset-id goes along with, or comes after, is still there. */
  isBehind(type: AwsAssetType, assetId: string): boolean;
  /** Whether this very asset has to wait for another. */
  waits(asset: Asset): boolean;
  /** Whether anything of a type was ever entered. */
  had(type: AssetType): boolean;
}

/** An empty ledger. Every question is answered without going through what is entered: there may be thousands. */
export function createLedger(told: (asset: Asset, failure?: string) => void): Ledger {
  const open = new Map<AssetType, Map<string, Entry>>();
  const closed = new Set<string>();
  const entered = new Set<AssetType>();
  const passed = new Set<string>();
  const spoilt = new Set<string>();
  const openIds = new Set<string>();
  const counts = new Map<string, number>();
  const count = (type: AssetType, assetId: string) => counts.get(`${type} ${assetId}`) ?? 0;
  const change = ({ type, assetId }: Asset, by: number) => counts.set(`${type} ${assetId}`, count(type, assetId) + by);
  const entriesOf = (type: AssetType) => {
    const entries = open.get(type) ?? new Map<string, Entry>();
    open.set(type, entries);
    return entries;
  };
  const isBehind = (type: AwsAssetType, assetId: string) =>
    COURSE[type].after.some((front) => count(front, assetId) > 0 && !passed.has(`${front} ${assetId}`));
  const holdsOthers = ({ assetId }: Asset) =>
    count("object", assetId) > 1 || count("upload", assetId) > 0 || count("export-task", assetId) > 0;

  return {
    add(asset, seen) {
      const entries = entriesOf(asset.type);
      if (!entries.has(keyOf(asset))) {
        change(asset, 1);
        openIds.add(asset.id);
        entered.add(asset.type);
      }
      entries.set(keyOf(asset), { asset, behind: seen?.behind ?? [], last: seen?.last ?? false });
    },
    close(asset, failure) {
      closed.add(keyOf(asset));
      if (entriesOf(asset.type).delete(keyOf(asset))) {
        change(asset, -1);
        openIds.delete(asset.id);
      }
      if (failure !== undefined) spoilt.add(asset.assetId);
      told(asset, failure);
    },
    isClosed: (asset) => closed.has(keyOf(asset)),
    has: (asset) => entriesOf(asset.type).has(keyOf(asset)),
    openOf: (type) => [...entriesOf(type).values()].map(({ asset }) => asset),
    isOpen: (type, assetId) => count(type, assetId) > 0,
    letPass: ({ type, assetId }) => void passed.add(`${type} ${assetId}`),
    waits(asset) {
      const entry = entriesOf(asset.type).get(keyOf(asset));
      if (entry?.behind.some((id) => openIds.has(id))) return true;
      if (entry?.last && (holdsOthers(asset) || spoilt.has(asset.assetId))) return true;
      return isAws(asset) && isBehind(asset.type, asset.assetId);
    },
    isBehind,
    had: (type) => entered.has(type),
  };
}

function isAws(asset: Asset): asset is Asset & { type: AwsAssetType } {
  return asset.type in COURSE;
}
