import { link } from "../markdown.ts";
import { sourceAddress } from "./addresses.ts";
import { cutLines, embed } from "./embed.ts";
import { folded } from "./folded.ts";
import type { Section } from "./part.ts";
import type { BodyRequest } from "./request.ts";

/** Above so many lines GitHub's notes are folded. */
const FOLD_FROM = 20;
/** Below its own heading. */
const LEVEL = 3;

/** The changelog's section. */
export function changelogSections(request: BodyRequest): Section[] {
  if (request.changelog === undefined) return [];
  const heading = "## What is new\n\n";
  const text = embed(request.changelog, LEVEL);
  const pointer = `_Shortened: the rest did not fit in here. It is in the ${link("repository at this tag", sourceAddress(request))}._`;
  const to = (room: number) => `${heading}${cutLines(text, room - heading.length, pointer)}`;
  return [{ text: `${heading}${text}`, shorten: { rank: 4, to } }];
}

/** What GitHub wrote of merged pull requests. */
export function generatedSections(request: BodyRequest): Section[] {
  const text = embed(withoutTitle(request.generated ?? ""), LEVEL);
  if (text === "") return [];
  const heading = "## What's changed\n\n";
  const lines = text.split("\n").length;
  const whole = lines < FOLD_FROM ? text : folded(`All ${lines} lines`, text);
  const full = /^\*\*Full Changelog\*\*:.*$/m.exec(text)?.[0];
  const pointer = `_Shortened: the rest did not fit in here._${full === undefined ? "" : `\n\n${full}`}`;
  const to = (room: number) => `${heading}${cutLines(text, room - heading.length, pointer)}`;
  return [{ text: `${heading}${whole}`, shorten: { rank: 3, to } }];
}

/** GitHub's text without its remark on the configuration and its heading of the same name. */
function withoutTitle(generated: string): string {
  return generated.replaceAll("\r\n", "\n").replace(/^(?:\s*<!--.*?-->\s*)?\s*## What's Changed[ \t]*(?:\n|$)/is, "");
}
