import type { Mark } from "./mark.ts";

/** A piece of our part. */
export interface Section {
  /** The whole piece in Markdown, then shorter ones; the last may be empty. */
  forms: readonly [string, ...string[]];
  /** Where room is wanting, the section with the lowest rank is shortened first. */
  rank: number;
}

/** What goes between the markers. */
export interface OurPart {
  mark: Mark;
  sections: readonly Section[];
}
