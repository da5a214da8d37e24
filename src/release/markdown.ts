/** Text that Markdown and HTML leave as it is, on one line. */
export function escapeText(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|#&~]/g, (character) => `\\${character}`);
}

/** A span of code on one line. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  const mark = ticks(line, 1);
  const edge = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${mark}${edge}${line}${edge}${mark}`;
}

/** A block of code; its fence is longer than any row of backticks inside. */
export function fence(text: string, language = ""): string {
  const mark = ticks(text, 3);
  return `${mark}${language}\n${text}\n${mark}`;
}

/** A link; the address may hold anything. */
export function link(label: string, address: string): string {
  return `[${label}](<${address.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
}

/** Markdown for a cell of a table, from a code span: a bar ends a cell even inside of code (GFM, 4.10). */
export function cell(markdown: string): string {
  return markdown.replaceAll("|", "\\|");
}

/** A table; cells are Markdown already. A heading that ends in a colon makes its column flush right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(headings.map((heading) => heading.replace(/:$/, ""))),
    `|${headings.map((heading) => (heading.endsWith(":") ? "---:" : "---")).join("|")}|`,
    ...rows.map(line),
  ].join("\n");
}

function ticks(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
  return "`".repeat(Math.max(least, longest + 1));
}
