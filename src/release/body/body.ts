import type { Section } from "./part.ts";
import type { BodyRequest } from "./request.ts";

/** The sections of a release's body, for `placeOurPart`. */
export function releaseBody(_request: BodyRequest): Section[] {
  throw new Error("not written yet");
}
