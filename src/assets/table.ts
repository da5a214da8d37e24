import { formatDuration } from "../base/duration.ts";
import { markdownTable } from "../base/markdown.ts";
import { formatSize } from "../base/size.ts";
import type { Asset } from "../providers/asset.ts";
import { UNKNOWN } from "../providers/provider.ts";
import { tearDownCommand } from "../providers/tear-down-command.ts";
import type { Judgement } from "./sweep.ts";

/** A table as rows of texts; the first row has the headings. */
type Rows = string[][];

/** One row an asset. The Region is told where one of them has one. */
function assetRows(assets: readonly Asset[], now: number): Rows {
  const regions = assets.some(({ region }) => region !== undefined);
  const row = (first: string[], region: string, rest: string[]) => [...first, ...(regions ? [region] : []), ...rest];
  return [
    row(["asset-id", "type"], "region", ["lifetime", "age", "ends in", "size", "state", "id", "remove it with"]),
    ...assets.map((asset) =>
      row([asset.assetId, asset.type], asset.region ?? "–", [
        asset.lifetime,
        formatDuration(now - asset.created.getTime()),
        endOf(asset, now),
        asset.size === undefined ? "–" : formatSize(asset.size),
        asset.state,
        asset.id,
        removalCommand(asset),
      ]),
    ),
  ];
}

function endOf({ expires, lifetime, unfinished }: Asset, now: number): string {
  // A deliverable has a lease only as long as it is not finished.
  if (!expires || (lifetime === "deliverable" && !unfinished)) return "–";
  return expires.getTime() > now ? formatDuration(expires.getTime() - now) : "ended";
}

/** The command that removes an asset, to copy. */
export function removalCommand(asset: Asset): string {
  if (asset.lifetime === "cache") return "slipway sweep --cache";
  if (asset.assetId === UNKNOWN) return "slipway sweep"; // Which spares what is still at work.
  const { provider, assetId, region } = asset;
  const command = tearDownCommand({ provider, assetId, region, deliverables: asset.lifetime === "deliverable" });
  return [command, ...bucketFlags(asset)].join(" ");
}

/** Objects are found again by bucket and prefix, which their ids tell. */
function bucketFlags({ type, id, assetId }: Asset): string[] {
  if (type !== "object" && type !== "upload") return [];
  const [, bucket, path = ""] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(id) ?? [];
  if (bucket === undefined) return [];
  const end = path.lastIndexOf(`${assetId}/`);
  const prefix = path.slice(0, Math.max(0, end)).replace(/\/$/, "");
  return [`--bucket ${bucket}`, ...(prefix === "" ? [] : [`--bucket-prefix ${prefix}`])];
}

/** Assets as a table for a terminal. */
export function assetsAsText(assets: readonly Asset[], now: number): string {
  return asText(assetRows(assets, now));
}

/** Assets as a Markdown table. */
export function assetsAsMarkdown(assets: readonly Asset[], now: number): string {
  return asMarkdown(assetRows(assets, now));
}

function sweepRows(judgements: readonly Judgement[], now: number): Rows {
  const words = { remove: "removed", mark: "marked", wait: "waits", leave: "left" };
  return [
    ["asset-id", "type", "region", "age", "sweep", "why", "state", "id"],
    ...judgements.map(({ asset, verdict, why }) => [
      ...[asset.assetId, asset.type, asset.region ?? "–", formatDuration(now - asset.created.getTime())],
      ...[words[verdict], why, asset.state, asset.id],
    ]),
  ];
}

/** What a sweep does with each asset and why, as a table for a terminal. */
export function sweepAsText(judgements: readonly Judgement[], now: number): string {
  return asText(sweepRows(judgements, now));
}

/** The same as a Markdown table. */
export function sweepAsMarkdown(judgements: readonly Judgement[], now: number): string {
  return asMarkdown(sweepRows(judgements, now));
}

function asText(rows: Rows): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

function asMarkdown([headings = [], ...rows]: Rows): string {
  return markdownTable(headings, rows);
}
