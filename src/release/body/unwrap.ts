import { type Line, scan } from "./lines.ts";

/** What begins a block of its own, or is one: list item, heading, quotation, rule, HTML, table, definition. */
const BEGINS = /^\s*(?:[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$)|>|<|\[[^\]]+\]:|(?:[-*_]\s*){3,}$|=+\s*$)/;
/** What a paragraph cannot go on from: a heading, a quotation, a rule, HTML, a definition. A list item can. */
const ENDS = /^\s*(?:#{1,6}(?:\s|$)|>|<|\[[^\]]+\]:|(?:[-*_]\s*){3,}$|=+\s*$)/;
/** A break that is meant. */
const BREAK = /(?: {2,}|\\|<br\s*\/?>)$/i;

/**
 * Markdown with each paragraph and list item on one line. GitHub shows a file's line end inside of a paragraph as a blank,
 * but in the text of a release as a line break, as in comments (GitHub Docs, "Basic writing and formatting syntax", "Line
 * breaks"). Where it is in doubt (quotations, tables, indented code) a line stays as it is.
 */
export function unwrap(markdown: string): string {
  const out: string[] = [];
  let open = false;
  for (const line of scan(markdown).lines) {
    const last = out.at(-1) ?? "";
    if (open && goesOn(line) && !BREAK.test(last)) out[out.length - 1] = `${last.trimEnd()} ${line.text.trimStart()}`;
    else {
      open = canGoOn(line, open);
      out.push(line.text);
    }
  }
  return out.join("\n");
}

function goesOn({ text, inert }: Line): boolean {
  return !inert && text.trim() !== "" && !text.includes("|") && !BEGINS.test(text);
}

/** Whether a paragraph is open behind a line; four blanks behind an empty line are code. */
function canGoOn({ text, inert }: Line, open: boolean): boolean {
  if (inert || text.trim() === "" || text.includes("|") || ENDS.test(text)) return false;
  return open || !/^(?: {4}|\t)/.test(text) || /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(text);
}
