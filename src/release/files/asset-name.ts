/** What is kept of an asset's name as it is: letters and digits of ASCII, and `_ . @ + -`. */
const OTHERS = /[^\w.@+-]+/g;

/**
 * The name of a file in a release. GitHub renames "special characters, non-alphanumeric characters, and leading or
 * trailing periods" (GitHub Docs, "Upload a release asset") and tells no rule; what people saw is that accents go, that
 * other letters become one period, and that periods in a row become one (travis-ci/dpl#821, electron/forge#1761,
 * softprops/action-gh-release#159). So nothing is sent but names that it leaves alone.
 * @returns a name that is one already unchanged; empty where nothing of it can be kept.
 */
export function assetName(fileName: string): string {
  return fileName
    .normalize("NFKD")
    .replaceAll(/\p{Mn}+/gu, "")
    .replaceAll(OTHERS, ".")
    .replaceAll(/\.{2,}/g, ".")
    .replaceAll(/^\.|\.$/g, "");
}
