import { headingOf, type Line, scan } from "./lines.ts";
import { speaksOf } from "./version-names.ts";

const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*\S/;

interface Heading {
  /** Index of its line, and of the first line below it. */
  at: number;
  below: number;
  level: number;
  text: string;
}

/**
 * The section of a version, without its heading; links that it refers to come along.
 * @param names what the version may be called, the likeliest first
 * @param whole the file is about that version only: its title is left out, all else is taken
 * @returns empty where nothing is written there; undefined where there is no such section
 */
export function changelogSection(
  markdown: string,
  names: readonly string[],
  { whole = false } = {},
): string | undefined {
  const { lines } = scan(markdown);
  const headings = headingsOf(lines);
  const found = whole ? undefined : best(headings, names);
  if (!found && !whole) return undefined;
  const title = headings[0];
  const from = found ? found.below : title?.level === 1 && isBlank(lines.slice(0, title.at)) ? title.below : 0;
  const next = found && headings.find(({ at, level }) => at >= found.below && level <= found.level);
  const text = lines.slice(from, next?.at).filter((line) => line.inert || !DEFINITION.test(line.text));
  return withDefinitions(text, lines);
}

/** Texts of the headings that look like a version's, from the top: for messages. */
export function versionsIn(markdown: string): string[] {
  return headingsOf(scan(markdown).lines)
    .map(({ text }) => text)
    .filter((text) => /\d+\.\d+|unreleased/i.test(text));
}

function headingsOf(lines: readonly Line[]): Heading[] {
  return lines.flatMap((line, at) => {
    const heading = headingOf(line, lines[at + 1]);
    return heading ? [{ at, below: at + heading.lines, level: heading.level, text: heading.text }] : [];
  });
}

/** A heading that begins with the version, else the highest one that has it anywhere: “Fixed a fault of 1.4.0” is none. */
function best(headings: readonly Heading[], names: readonly string[]): Heading | undefined {
  for (const where of ["first", "later"] as const) {
    for (const name of names) {
      const fitting = headings.filter(({ text }) => speaksOf(text, name) === where);
      const [highest] = fitting.sort((one, other) => one.level - other.level || one.at - other.at);
      if (highest) return highest;
    }
  }
  return undefined;
}

function isBlank(lines: readonly Line[]): boolean {
  return lines.every(({ text, inert }) => inert || text.trim() === "");
}

/** Keep a Changelog has the addresses of all links at the end of the file. */
function withDefinitions(section: readonly Line[], all: readonly Line[]): string {
  const text = section
    .map((line) => line.text)
    .join("\n")
    .trim();
  const used = all.flatMap((line) => {
    const label = line.inert ? undefined : DEFINITION.exec(line.text)?.[1];
    return label !== undefined && text.toLowerCase().includes(`[${label.toLowerCase()}]`) ? [line.text] : [];
  });
  return text === "" || used.length === 0 ? text : `${text}\n\n${used.join("\n")}`;
}
