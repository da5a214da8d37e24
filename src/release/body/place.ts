import { UserError } from "../../base/errors.ts";
import { fitSections } from "./fit.ts";
import { beginLine, endLine, isEmptyPart, withoutMarks } from "./mark.ts";
import type { OurPart } from "./part.ts";
import { findParts } from "./parts-found.ts";

/**
 * `append`: our part follows what is there, or stays where it is · `replace`: it takes the place of all text that was
 * there before the first run; later runs change only our part · `keep`: what is there stays; ours is written only into
 * a body without text.
 */
export const NOTES_MODES = ["append", "replace", "keep"] as const;
export type NotesMode = (typeof NOTES_MODES)[number];

/**
 * Most characters that GitHub takes for a release's body: "body is too long (maximum is 125000 characters)" is its
 * refusal, which its documentation does not have. What a character is, it does not say. UTF-16 units are counted here:
 * never fewer than code points.
 */
export const BODY_LIMIT = 125_000;

/**
 * The body with our part in it. All text outside our markers stays to the byte; our part is shortened where both do not
 * fit. Parts of ours that somebody has copied are taken out, but for the first.
 * @throws UserError where markers are broken, or others' text leaves no room
 */
export function placeOurPart(existing: string | null | undefined, ours: OurPart, mode: NotesMode): string {
  const body = existing ?? "";
  if (mode === "keep" && hasText(body)) return body;
  const [first, ...further] = findParts(body);
  if (!first) {
    const before = mode === "replace" ? "" : `${body}${gapAfter(body)}`;
    return `${before}${write(ours, before, "")}`;
  }
  const before = body.slice(0, first.start);
  const after = cutOut(body, first.end, further);
  return `${before}${write(ours, before, after)}${after}`;
}

/** Whether anybody has written anything, we included. */
function hasText(body: string): boolean {
  const parts = findParts(body, { lenient: true });
  return parts.some(({ inside }) => !isEmptyPart(inside)) || cutOut(body, 0, parts).trim() !== "";
}

/** Our part with its markers, in the line ends of the text around it, and as long as that leaves room for. */
function write(ours: OurPart, before: string, after: string): string {
  const others = before + after;
  const lineEnd = others.includes("\r\n") ? "\r\n" : "\n";
  const adapt = (text: string) => text.replaceAll(/\r\n?|\n/g, lineEnd);
  const frame = (text: string) => adapt(`${beginLine(ours.mark)}\n\n${text}\n\n${endLine(ours.mark)}`);
  const room = BODY_LIMIT - others.length - frame("").length;
  const sections = ours.sections.map(({ text, shorten }) => ({
    text: withoutMarks(text),
    ...(shorten ? { shorten: { ...shorten, to: (most: number) => withoutMarks(shorten.to(most)) } } : {}),
  }));
  const text = fitSections(sections, room, (piece) => adapt(piece).length);
  if (text === undefined) throw tooLong(others.length);
  return frame(text);
}

function tooLong(others: number): UserError {
  if (others === 0)
    return new UserError(
      `The notes are too long: a release's text has at most ${BODY_LIMIT} characters.`,
      "Shorten notes, and add the long form as a file.",
    );
  return new UserError(
    `The release's text already has ${others} of at most ${BODY_LIMIT} characters, which leaves too little room for the notes.`,
    "Shorten the text by hand or give shorter notes, and run again; or leave it as it is with notes-mode: keep.",
  );
}

/** What lies behind `from`, without the parts. */
function cutOut(body: string, from: number, parts: readonly { start: number; end: number }[]): string {
  const starts = [from, ...parts.map(({ end }) => end)];
  return starts.map((start, index) => body.slice(start, parts[index]?.start)).join("");
}

/** What makes a paragraph of its own of what follows. */
function gapAfter(body: string): string {
  if (body === "" || /(?:\r?\n){2}$/.test(body)) return "";
  const lineEnd = body.includes("\r\n") ? "\r\n" : "\n";
  return body.endsWith("\n") ? lineEnd : lineEnd.repeat(2);
}
