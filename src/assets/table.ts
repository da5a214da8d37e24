import { formatDuration } from "../base/duration.ts";
import { markdownTable } from "../base/markdown.ts";
import { formatSize } from "../base/size.ts";
import type { Asset } from "../providers/asset.ts";
import { UNKNOWN } from "../providers/provider.ts";

const HEADINGS = ["asset-id", "type", "lifetime", "age", "ends in", "size", "state", "id", "remove it with"] as const;

/** One row an asset, in the columns of `HEADINGS`. */
function assetRows(assets: readonly Asset[], now: number): string[][] {
  return assets.map((asset) => [
    asset.assetId,
    asset.type,
    asset.lifetime,
    formatDuration(now - asset.created.getTime()),
    asset.expires ? (asset.expires.getTime() > now ? formatDuration(asset.expires.getTime() - now) : "ended") : "–",
    asset.size === undefined ? "–" : formatSize(asset.size),
    asset.state,
    asset.id,
    removalCommand(asset),
  ]);
}

/** The command that removes an asset, to copy. */
export function removalCommand(asset: Asset): string {
  if (asset.lifetime === "cache") return "slipway sweep --cache";
  if (asset.assetId === UNKNOWN) return "slipway sweep"; // Which spares what is still at work.
  const deliverables = asset.lifetime === "deliverable" ? " --deliverables" : "";
  return `slipway tear-down --asset-id ${asset.assetId}${deliverables}`;
}

/** Assets as a table for a terminal. */
export function assetsAsText(assets: readonly Asset[], now: number): string {
  const rows = [[...HEADINGS], ...assetRows(assets, now)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Assets as a Markdown table. */
export function assetsAsMarkdown(assets: readonly Asset[], now: number): string {
  return markdownTable(HEADINGS, assetRows(assets, now));
}
