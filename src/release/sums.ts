/**
 * The text of SHA256SUMS in the form of GNU coreutils, which `sha256sum --check` reads: digest, a blank, `*` for binary,
 * name. A name with a backslash or line break is escaped and its line starts with a backslash, as coreutils does.
 */
export function checksums(files: readonly { file: string; sha256: string }[]): string {
  return files
    .map(({ file, sha256 }) => {
      const escaped = file.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
      return `${escaped === file ? "" : "\\"}${sha256} *${escaped}\n`;
    })
    .join("");
}
