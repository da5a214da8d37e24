/** One entry of `files`. */
export interface Entry {
  /** As written, for messages. */
  text: string;
  /** Path, glob or `s3://bucket/key`, without the label. */
  path: string;
  label?: string | undefined;
}

/**
 * Splits the input `files`: an entry a line, or several with commas between them. A comma within braces belongs to the
 * glob: `{a,b}.txt`. What follows the first `#` is the label, as `gh release create` has it.
 */
export function readEntries(files: string): Entry[] {
  return files.split(/\r?\n/).flatMap(splitAtCommas).map(readEntry);
}

function splitAtCommas(line: string): string[] {
  const words = [""];
  let depth = 0;
  for (const letter of line) {
    if (letter === "{") depth += 1;
    if (letter === "}") depth = Math.max(0, depth - 1);
    if (letter === "," && depth === 0) words.push("");
    else words[words.length - 1] += letter;
  }
  return words.map((word) => word.trim()).filter((word) => word !== "");
}

function readEntry(text: string): Entry {
  const at = text.indexOf("#");
  if (at <= 0) return { text, path: text };
  const label = text.slice(at + 1).trim();
  return { text, path: text.slice(0, at).trim(), ...(label === "" ? {} : { label }) };
}

/** Whether a path is a pattern for Node's `glob`. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}]|[!+@]\(/.test(path);
}
