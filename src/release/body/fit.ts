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
    if (shorten) texts[index] = shortened(shorten.to, Math.max(0, measure(texts[index] ?? "") - excess), measure);
  }
  const text = join();
  return measure(text) <= room ? text : undefined;
}

/** Who shortens does not know that line ends may count twice (`\r\n`): it is asked for less until its piece fits. */
function shortened(to: (room: number) => string, room: number, measure: (text: string) => number): string {
  let asked = room;
  for (;;) {
    const text = to(asked);
    const excess = measure(text) - room;
    if (excess <= 0 || asked === 0) return text;
    asked = Math.max(0, asked - excess);
  }
}
