import { headingOf, scan } from "./lines.ts";
import { unwrap } from "./unwrap.ts";

const TAG_OR_CODE = /(`+)(?!`).*?(?<!`)\1(?!`)|<(\/?)details\b/gi;

/**
 * Markdown of somebody else as a piece of ours: its headings begin at `level`, and what it leaves open (a block of code,
 * a comment, folded parts) is closed, so that it cannot swallow what follows; and paragraphs are on one line each.
 */
export function embed(markdown: string, level: number): string {
  return closeOpen(unwrap(nestHeadings(markdown.trim(), level)));
}

/** Moves all headings so that the highest is of the level given. */
function nestHeadings(markdown: string, level: number): string {
  const { lines } = scan(markdown);
  const headings = lines.map((line, index) => headingOf(line, lines[index + 1]));
  const highest = Math.min(...headings.map((heading) => heading?.level ?? 6));
  return lines
    .flatMap(({ text }, index) => {
      if (headings[index - 1]?.lines === 2) return [];
      const heading = headings[index];
      return heading ? `${"#".repeat(Math.min(6, heading.level - highest + level))} ${heading.text}` : text;
    })
    .join("\n");
}

/** Closes what a text leaves open; a `</details>` too many is shown as text. */
export function closeOpen(markdown: string): string {
  const { lines, closer } = scan(markdown);
  let open = 0;
  const balanced = lines.map(({ text, inert }) =>
    inert
      ? text
      : text.replaceAll(TAG_OR_CODE, (tag, _ticks, slash: string | undefined) => {
          if (slash === undefined) return tag;
          if (slash === "") open += 1;
          else if (open === 0) return tag.replace("<", "&lt;");
          else open -= 1;
          return tag;
        }),
  );
  const closers = [...(closer === undefined ? [] : [closer]), ...Array.from({ length: open }, () => "\n</details>")];
  return [...balanced, ...closers].join("\n");
}

/**
 * The first lines of a text and a pointer to the rest.
 * @param room characters that there are; where they do not hold more than the pointer, it stands alone
 */
export function cutLines(markdown: string, room: number, pointer: string): string {
  // What may have to be closed behind the cut.
  const reserve = 80;
  let left = room - pointer.length - reserve;
  const kept: string[] = [];
  for (const line of markdown.split("\n")) {
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  const text = closeOpen(kept.join("\n").trimEnd());
  return text === "" || text.length + pointer.length + 2 > room ? pointer : `${text}\n\n${pointer}`;
}
