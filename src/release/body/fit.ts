import type { Section } from "./part.ts";

/** Between two sections. */
const GAP = "\n\n";

/**
 * The sections as one text, shortened in the order of their ranks until it fits.
 * @param room characters that there are, as `measure` counts
 * @returns the text; undefined where even the shortest is too long
 */
export function fitSections(
  sections: readonly Section[],
  room: number,
  measure: (text: string) => number,
): string | undefined {
  const texts = sections.map(({ text }) => text);
  const join = () => texts.filter((text) => text !== "").join(GAP);
  const order = sections
    .map(({ shorten }, index) => ({ shorten, index }))
    .sort((one, other) => (one.shorten?.rank ?? 0) - (other.shorten?.rank ?? 0));
  for (const { shorten, index } of order) {
    const excess = measure(join()) - room;
    if (excess <= 0) break;
    if (shorten) texts[index] = shorten.to(Math.max(0, measure(texts[index] ?? "") - excess));
  }
  const text = join();
  return measure(text) <= room ? text : undefined;
}
