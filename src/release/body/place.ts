import type { OurPart } from "./part.ts";

/**
 * `append`: our part follows what is there, or stays where it is · `replace`: it takes the place of all text that was
 * there before the first run; later runs change only our part · `keep`: what is there stays; ours is written only into
 * a body without text.
 */
export const NOTES_MODES = ["append", "replace", "keep"] as const;
export type NotesMode = (typeof NOTES_MODES)[number];

/** Most characters that GitHub takes for a release's body. */
export const BODY_LIMIT = 125_000;

/**
 * The body with our part in it. All text outside our markers stays to the byte; our part is shortened where both do not fit.
 * @throws UserError where markers are broken, or others' text leaves no room
 */
export function placeOurPart(_existing: string | null | undefined, _ours: OurPart, _mode: NotesMode): string {
  throw new Error("not written yet");
}
