import { nearest } from "../base/nearest.ts";
import { COMMANDS } from "../commands/index.ts";
import { publicName } from "../declare/input.ts";
import type { GivenInputs } from "../declare/parse.ts";

/** Public names of the inputs of all commands. */
export interface KnownInputs {
  all: ReadonlySet<string>;
  /** Those that need no value on a command line. */
  flags: ReadonlySet<string>;
  /** Those that take several words. */
  several: ReadonlySet<string>;
  /** Those whose value is never printed, each with the flag that makes it public, if there is one. */
  secrets: ReadonlyMap<string, string | undefined>;
}

/** Gathers them from the declarations. */
export function knownInputs(): KnownInputs {
  const inputs = COMMANDS.flatMap((command) =>
    Object.entries(command.inputs).map(([key, input]) => ({ name: publicName(key), input })),
  );
  const names = (chosen: typeof inputs) => new Set(chosen.map(({ name }) => name));
  return {
    all: names(inputs),
    flags: names(inputs.filter(({ input }) => input.flag)),
    several: names(inputs.filter(({ input }) => input.several)),
    secrets: new Map(
      inputs.flatMap(({ name, input: { secret, publishedBy } }) =>
        secret ? [[name, publishedBy === undefined ? undefined : publicName(publishedBy)]] : [],
      ),
    ),
  };
}

/** Shorter texts are not masked: they would make everything unreadable and can be no password (8 characters) anyway. */
const SHORTEST = 4;

/** Texts within a mapping are masked from this length on: shorter ones are rather words such as `true` or `vim`. */
const SHORTEST_LEAF = 6;

/**
 * The texts that must not be printed: the values of secret inputs, and the texts within one that is JSON or YAML.
 * An input whose misspelt name was likely meant for a secret one counts as one.
 */
export async function secretTexts(given: GivenInputs, { all, secrets }: KnownInputs): Promise<string[]> {
  const texts: string[] = [];
  for (const [name, text = ""] of Object.entries(given)) {
    const meant = all.has(name) ? name : nearest(name, [...all]);
    if (meant === undefined || !secrets.has(meant)) continue;
    const publisher = secrets.get(meant);
    if (publisher !== undefined && /^(true|yes|on|1)$/i.test(given[publisher] ?? "")) continue;
    texts.push(text.trim(), ...(await leavesOf(text)));
  }
  return texts.filter((text) => text.length >= SHORTEST);
}

async function leavesOf(text: string): Promise<string[]> {
  if (!/[{[:]/.test(text)) return [];
  // Loaded only where it is needed: most runs are told no variables.
  const { parseDocument } = await import("yaml");
  const document = parseDocument(text, { logLevel: "silent" });
  return document.errors.length > 0 ? [] : stringsIn(document.toJS()).filter((leaf) => leaf.length >= SHORTEST_LEAF);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
