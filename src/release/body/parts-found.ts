import { UserError } from "../../base/errors.ts";
import { type MarkLine, markLines } from "./mark.ts";

/** A part of ours in a body. */
export interface FoundPart {
  /** Where its first marker begins and its last one ends. */
  start: number;
  end: number;
  /** What stands between the markers. */
  inside: string;
}

/**
 * The parts of ours in a body, from its top.
 * @param lenient leaves out what is broken in place of throwing
 * @throws UserError where a marker has lost its other half: where our part ends, only a person can say then
 */
export function findParts(body: string, { lenient = false } = {}): FoundPart[] {
  const parts: FoundPart[] = [];
  const fail = (line: MarkLine) => {
    if (!lenient) throw broken(line);
  };
  let open: MarkLine | undefined;
  for (const line of markLines(body)) {
    if (!line.mark) fail(line);
    else if (line.kind === "begin") {
      if (open) fail(open);
      open = line;
    } else if (open?.mark?.nonce === line.mark.nonce) {
      parts.push({ start: open.start, end: line.end, inside: body.slice(open.end, line.start) });
      open = undefined;
    } else fail(open ?? line);
  }
  if (open) fail(open);
  return parts;
}

function broken({ kind, mark, line }: MarkLine): UserError {
  const half = kind === "begin" ? "its end" : "its beginning";
  return new UserError(
    `In the release's text a marker of Slipway's part ${mark ? `has lost ${half}` : "was changed"} (line ${line}), so what is Slipway's and what is yours cannot be told.`,
    "Edit the release, remove the lines that begin with <!-- slipway: and what Slipway wrote between them, and run again. Or leave the text as it is with notes-mode: keep.",
  );
}
