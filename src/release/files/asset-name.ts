/** The name that GitHub gives an asset. */
export function assetName(fileName: string): string {
  return fileName;
}
