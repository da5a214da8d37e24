/** What our part of a release's body is known by. */
export interface Mark {
  /** Tag of the release. */
  tag: string;
  assetId?: string | undefined;
  /** Made by the run that created the release, 8 to 64 hexadecimal digits: it finds its own draft again by it. */
  nonce: string;
}

/** A line that begins or ends a part of ours, where it stands in a body. */
export interface MarkLine {
  kind: "begin" | "end";
  /** Undefined where somebody has changed the line. */
  mark: Mark | undefined;
  /** Index of its `<`, and the index behind its `>`. */
  start: number;
  end: number;
  /** Number of the line, from 1. */
  line: number;
}

const HINT =
  "<!-- Slipway writes what stands here, and writes it anew in the next run. Your own words are safe above and below. -->";

// Alone on its line, so that a text that only speaks of it is none. GitHub's editor makes every line end in \r\n.
const LINE = /^[ \t]*(<!-- slipway:(begin|end)\b([^\r\n]*?)-->)[ \t]*\r?$/gm;
const BEGIN = /^ tag=(\S+)(?: asset-id=(\S+))? nonce=([0-9a-f]{8,64}) $/;
const END = /^ nonce=([0-9a-f]{8,64}) $/;

/** The line above our part, and what it is. */
export function beginLine({ tag, assetId, nonce }: Mark): string {
  const asset = assetId === undefined ? "" : ` asset-id=${encode(assetId)}`;
  return `<!-- slipway:begin tag=${encode(tag)}${asset} nonce=${nonce} -->\n${HINT}`;
}

/** The line below our part. */
export function endLine({ nonce }: Mark): string {
  return `<!-- slipway:end nonce=${nonce} -->`;
}

/** All lines of ours in a body, from its top. */
export function markLines(body: string): MarkLine[] {
  return [...body.matchAll(LINE)].map((found) => {
    const [whole, comment = "", kind, inside = ""] = found;
    const start = found.index + whole.indexOf("<");
    return {
      kind: kind === "begin" ? "begin" : "end",
      mark: kind === "begin" ? readBegin(inside) : readEnd(inside),
      start,
      end: start + comment.length,
      line: body.slice(0, start).split("\n").length,
    };
  });
}

/** The mark of our part in a body, or undefined. Never throws: a broken part is `placeOurPart`'s to tell. */
export function readMark(body: string | null | undefined): Mark | undefined {
  return markLines(body ?? "").find(({ kind, mark }) => kind === "begin" && mark)?.mark;
}

/** The body of a draft that was only just created: our part with nothing in it. */
export function emptyPart(mark: Mark): string {
  return `${beginLine(mark)}\n${endLine(mark)}`;
}

/** Whether somebody, or we, have written something between the two lines. */
export function isEmptyPart(inside: string): boolean {
  return inside.replace(HINT, "").trim() === "";
}

/** Text that goes between our markers and must not be taken for one; as long as it was. */
export function withoutMarks(markdown: string): string {
  return markdown.replaceAll(/<!--(\s*)slipway:/g, "<!--$1slipway.");
}

function readBegin(inside: string): Mark | undefined {
  const [, tag, assetId, nonce] = BEGIN.exec(inside) ?? [];
  if (tag === undefined || nonce === undefined) return undefined;
  const read = { tag: decode(tag), assetId: assetId === undefined ? undefined : decode(assetId) };
  if (read.tag === undefined) return undefined;
  return { tag: read.tag, ...(read.assetId === undefined ? {} : { assetId: read.assetId }), nonce };
}

function readEnd(inside: string): Mark | undefined {
  const nonce = END.exec(inside)?.[1];
  return nonce === undefined ? undefined : { tag: "", nonce };
}

// A tag may hold `-->`: git forbids few letters (git-check-ref-format). Only the hyphens stay, and no > is left.
const encode = (text: string): string => encodeURIComponent(text);

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof Error && error.name === "URIError") return undefined;
    throw error;
  }
}
