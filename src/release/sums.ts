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

/** Reads what `checksums` and `sha256sum` write. @returns undefined where a line is none of theirs. */
export function readChecksums(text: string): { file: string; sha256: string }[] | undefined {
  const read = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => /^(\\?)([0-9a-f]{64}) [ *](.+)$/.exec(line));
  if (read.some((match) => match === null)) return undefined;
  return read.map((match) => {
    const [, escaped, sha256 = "", name = ""] = match ?? [];
    return { sha256, file: escaped ? unescaped(name) : name };
  });
}

function unescaped(name: string): string {
  const letters: Record<string, string> = { n: "\n", r: "\r", "\\": "\\" };
  return name.replaceAll(/\\([nr\\])/g, (_, letter: string) => letters[letter] ?? letter);
}
