import { nearest } from "../base/nearest.ts";
import { findCommand } from "../commands/index.ts";
import type { KnownInputs } from "./known-inputs.ts";

/** Slipway's own flags, which belong to no command, with their short forms. */
const OWN_FLAGS: Readonly<Record<string, OwnFlag>> = {
  "--json": "json",
  "--verbose": "verbose",
  "--help": "help",
  "-h": "help",
  "--version": "version",
  "-V": "version",
};

export type OwnFlag = "json" | "verbose" | "help" | "version";

/** A command line taken apart; nothing is judged yet. */
export interface Line {
  /** The word that stands where the command is expected; undefined where there is none. */
  command: string | undefined;
  own: ReadonlySet<OwnFlag>;
  /** Inputs in the order in which they were written; without a value where none was. */
  inputs: { name: string; value: string | undefined }[];
  /** Options with one hyphen, as they were written: there are none. */
  shorts: string[];
  /** Words that belong to nothing, with the input that stands before them. */
  loose: { word: string; after: string | undefined }[];
  /** Whether an input is on the line whose value is nobody's business: then no loose word may be quoted. */
  secret: boolean;
}

const YES_OR_NO = /^(true|false|yes|no|on|off|0|1)$/i;
const LONG = /^--([a-z][\w-]*)(?:=(.*))?$/is;
const SHORT = /^-[a-z][\w-]*$/i;

/**
 * Takes a command line apart: `COMMAND [--input VALUE | --input=VALUE | --flag] …`, the command anywhere.
 * An unknown input takes the word after it as its value, so that this is not told as a second mistake; it leaves the
 * command alone. Written by hand, because `parseArgs` of Node.js lets an input without a value eat the next input.
 */
export function readWords(words: readonly string[], known: KnownInputs): Line {
  const own = new Set<OwnFlag>();
  const line: Line = { command: undefined, own, inputs: [], shorts: [], loose: [], secret: false };
  let last: string | undefined;
  // A secret without quotes falls apart into words; then nothing that is not certainly an input is taken for one.
  let scattered = false;

  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const next = words[index + 1];
    const flag = OWN_FLAGS[word];
    const [, name, value] = LONG.exec(word) ?? [];
    if (flag) {
      own.add(flag);
    } else if (name !== undefined && (known.all.has(name) || !scattered)) {
      const meant = known.all.has(name) ? name : (nearest(name, [...known.all]) ?? name);
      const isFlag = known.flags.has(meant);
      const takes = value === undefined && next !== undefined && !isOption(next) && !isCommand(next, name);
      const takesNext = takes && (!isFlag || YES_OR_NO.test(next));
      line.inputs.push({ name, value: value ?? (takesNext ? next : isFlag ? "true" : undefined) });
      if (takesNext) index += 1;
      last = name;
      if (known.secrets.has(meant)) {
        line.secret = true;
        scattered = value === undefined && !takesNext;
      } else if (known.all.has(name)) scattered = false;
    } else if (SHORT.test(word) && !scattered) {
      line.shorts.push(word);
      if (next !== undefined && !isOption(next) && !SHORT.test(next) && !isCommand(next)) index += 1;
    } else if (line.command === undefined && word === "help") {
      own.add("help");
    } else if (line.command === undefined && (last === undefined || findCommand(word))) {
      line.command = word;
    } else if (word !== "--") {
      line.loose.push({ word, after: last });
      scattered ||= last !== undefined && line.secret;
    }
  }

  if (line.command === undefined && !line.secret) line.command = line.loose.shift()?.word;
  return line;

  /** A word that only an unknown input could take from the place of the command. */
  function isCommand(word: string, taker?: string): boolean {
    const mayTake = taker !== undefined && known.all.has(taker);
    return !mayTake && line.command === undefined && findCommand(word) !== undefined;
  }
}

function isOption(word: string): boolean {
  return word in OWN_FLAGS || LONG.test(word);
}
