import type { Mark } from "./mark.ts";

/** A piece of our part, in Markdown. */
export interface Section {
  text: string;
  /** Where room is wanting, the section with the lowest rank is shortened first; without one it never is. */
  shorten?: {
    rank: number;
    /** The piece in at most so many characters where that can be, else as short as it gets; may be empty. */
    to(room: number): string;
  };
}

/** What goes between the markers. */
export interface OurPart {
  mark: Mark;
  sections: readonly Section[];
}
