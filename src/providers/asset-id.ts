/** Whether a text is usable as an asset-id: 1 to 63 letters, digits, `.`, `_`, `-`, with a letter or digit at both ends. */
export function isAssetId(text: string): boolean {
  return /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/.test(text);
}

/** The same rule, as it is told to people. */
export const ASSET_ID_RULE =
  "Use 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends.";

/** The asset-id that goes with a tag: the tag without the letters that a name cannot have; empty where none is left. */
export function assetIdOf(tag: string): string {
  const letters = tag.replaceAll(/[^a-zA-Z0-9._-]+/g, "-").replace(/^[^a-zA-Z0-9]+/, "");
  return letters.slice(0, 63).replace(/[^a-zA-Z0-9]+$/, "");
}
