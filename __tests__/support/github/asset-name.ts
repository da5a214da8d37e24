/**
 * The name that GitHub gives to an asset. Its documentation says only that special characters and periods at both ends are
 * replaced; which ones is by what people saw: runs of anything but letters, digits and `._+@-` become one period
 * (softprops/action-gh-release#159, electron/forge#1761), accents go (cli/cli#7201).
 */
export function assetName(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  const replaced = plain
    .replaceAll(/[^\w.+@-]+/g, ".")
    .replaceAll(/\.{2,}/g, ".")
    .replace(/\.$/, "");
  return replaced.startsWith(".") ? `default${replaced}` : replaced;
}
