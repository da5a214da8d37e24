/** Whether a text is usable as an asset-id: 1 to 63 letters, digits, `.`, `_`, `-`, with a letter or digit at both ends. */
export function isAssetId(text: string): boolean {
  return /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/.test(text);
}

/** The same rule, as it is told to people. */
export const ASSET_ID_RULE =
  "Use 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends.";
