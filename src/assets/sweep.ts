import type { Asset } from "../providers/asset.ts";

/** Why an asset is to be removed, or undefined where it is to be left alone. */
export type Verdict = "lease ended" | "owner is gone" | undefined;

/**
 * Judges one asset for `sweep`.
 * Only ephemeral assets are ever removed: when their lease has ended, or when it is known that the process that made
 * them is gone. `minimumAge` (milliseconds) spares what is younger, so that a sweep does not race with a start.
 */
export function judge(asset: Asset, now: number, minimumAge: number): Verdict {
  if (asset.lifetime !== "ephemeral") return undefined;
  if (now - asset.created.getTime() < minimumAge) return undefined;
  if (asset.expires !== undefined && asset.expires.getTime() <= now) return "lease ended";
  return asset.abandoned ? "owner is gone" : undefined;
}
