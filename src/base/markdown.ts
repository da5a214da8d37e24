/** A Markdown table; bars in cells are escaped, line breaks become blanks. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Somebody else's words, so that they are no Markdown and no HTML. */
export function inert(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~!]/g, "\\$&");
}
