import type { Asset } from "../providers/asset.ts";

/**
 * Whether an asset-id matches a pattern in which `*` stands for any text and `?` for one character.
 * Without either the comparison is exact, never by prefix: `1.2` does not match `1.2.1`.
 */
export function matchesPattern(assetId: string, pattern: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`).test(assetId);
}

/** Whether a text has wildcards in it, so that it may stand for several asset-ids. */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}

/** Assets in the order in which people are shown them: by asset-id, then the oldest first. */
export function inOrder(assets: readonly Asset[]): Asset[] {
  return [...assets].sort((a, b) => a.assetId.localeCompare(b.assetId) || a.created.getTime() - b.created.getTime());
}
