/** A line of Markdown, and whether it is shown as it stands or not at all: a heading in a block of code is none. */
export interface Line {
  text: string;
  /** In a fenced block of code or a comment, or one of their first and last lines. */
  inert: boolean;
}

export interface Scanned {
  lines: Line[];
  /** What closes a block of code or a comment that the text leaves open; undefined where it leaves none open. */
  closer: string | undefined;
}

const FENCE = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;

/** Markdown by lines, as far as blocks of code and comments go (CommonMark, 4.5 and 4.6). Line ends become `\n`. */
export function scan(markdown: string): Scanned {
  let fence: string | undefined;
  let comment = false;
  const lines = markdown.split(/\r\n?|\n/).map((text) => {
    const mark = comment ? undefined : FENCE.exec(text);
    const [, row = "", rest = ""] = mark ?? [];
    if (fence !== undefined) {
      if (mark && row.startsWith(fence) && rest.trim() === "") fence = undefined;
      return { text, inert: true };
    }
    if (mark && !(row.startsWith("`") && rest.includes("`"))) {
      fence = row;
      return { text, inert: true };
    }
    const wasComment = comment;
    comment = endsInComment(text, comment);
    return { text, inert: wasComment || comment || /^\s*<!--/.test(text) };
  });
  return { lines, closer: fence ?? (comment ? "-->" : undefined) };
}

/** Level and text of the heading that a line begins, or undefined. `next` is the line below it. */
export function headingOf(
  line: Line,
  next: Line | undefined,
): { level: number; text: string; lines: 1 | 2 } | undefined {
  if (line.inert) return undefined;
  const found = HEADING.exec(line.text);
  if (found) return { level: found[1]?.length ?? 1, text: found[2] ?? "", lines: 1 };
  const underline = next && !next.inert ? UNDERLINE.exec(next.text)?.[1] : undefined;
  // A row of hyphens below a list item, a quotation or a table is something else.
  if (underline === undefined || !/^ {0,3}[^\s>|*+-]/.test(line.text)) return undefined;
  return { level: underline.startsWith("=") ? 1 : 2, text: line.text.trim(), lines: 2 };
}

function endsInComment(text: string, inComment: boolean): boolean {
  const visible = inComment ? text : text.replaceAll(/(`+)[^`].*?\1/g, "");
  const opened = visible.lastIndexOf("<!--");
  const closed = visible.lastIndexOf("-->");
  return opened > closed || (inComment && closed < 0);
}
