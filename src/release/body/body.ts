import { leadText } from "../telling.ts";
import { amiSections } from "./amis.ts";
import { checkSections, insideSections } from "./checking.ts";
import { downloadSections } from "./downloads.ts";
import { closeOpen } from "./embed.ts";
import type { Section } from "./part.ts";
import type { BodyRequest } from "./request.ts";
import { unwrap } from "./unwrap.ts";
import { dockerSections, loginSections, runSections } from "./using.ts";
import { changelogSections, generatedSections } from "./whats-new.ts";

/**
 * The sections of a release's body, for `placeOurPart`: what is new, where to get it, how to use it, how to check it.
 * Only what is there is told.
 */
export function releaseBody(request: BodyRequest): Section[] {
  const { manifest, notes = "" } = request;
  return [
    ...(notes.trim() === "" ? [] : [{ text: closeOpen(unwrap(notes.trim())) }]),
    ...(manifest ? [{ text: leadText(manifest) }] : []),
    ...changelogSections(request),
    ...downloadSections(request),
    ...(manifest ? amiSections(manifest) : []),
    ...dockerSections(request),
    ...(manifest ? [...loginSections(request, manifest), ...runSections(request, manifest)] : []),
    ...checkSections(request),
    ...(manifest ? insideSections(manifest) : []),
    ...generatedSections(request),
  ];
}
