import { parseArgs } from "node:util";
import type { Problem } from "../base/errors.ts";
import { ProblemsError } from "../base/errors.ts";
import { nearest } from "../base/nearest.ts";
import { allInputNames, COMMANDS, findCommand } from "../commands/index.ts";
import type { AnyCommand } from "../declare/command.ts";
import { publicName } from "../declare/input.ts";
import type { GivenInputs } from "../declare/parse.ts";

export interface Arguments {
  /** Undefined where only help or the version is wanted. */
  command: AnyCommand | undefined;
  given: GivenInputs;
  json: boolean;
  help: boolean;
  version: boolean;
  verbose: boolean;
}

const OWN_FLAGS = ["json", "help", "version", "verbose"] as const;

/**
 * Reads a command line: `slipway COMMAND [--input VALUE | --flag] …`.
 * Unknown inputs are kept, so that they are told together with all other problems.
 * @throws ProblemsError for an unknown command or loose words.
 */
export function readArguments(words: readonly string[]): Arguments {
  const flags = new Set(
    COMMANDS.flatMap(({ inputs }) =>
      Object.entries(inputs)
        .filter(([, { flag }]) => flag)
        .map(([key]) => publicName(key)),
    ),
  );
  const options: Record<string, { type: "string" | "boolean" }> = {};
  // Unknown ones take a value too: told together with all other problems, and not as a loose word.
  for (const name of [...allInputNames(), ...writtenNames(words)]) options[name] = { type: "string" };
  for (const name of OWN_FLAGS) options[name] = { type: "boolean" };
  const { values, positionals } = parseArgs({
    args: withValues(words, flags),
    options,
    strict: false,
    allowPositionals: true,
  });

  const [name, ...loose] = positionals;
  const own = (flag: (typeof OWN_FLAGS)[number]) => values[flag] === true;
  const command = name === undefined ? undefined : findCommand(name);
  const problems: Problem[] = loose.map((word) => ({
    subject: word,
    problem: "is neither a command nor an input",
    remedy: "Inputs are written --name value. Put texts with blanks in quotes.",
  }));
  if (name !== undefined && !command) problems.unshift(unknownCommand(name));
  if (problems.length > 0) throw new ProblemsError(problems);

  const given: Record<string, string | undefined> = {};
  for (const [key, value] of Object.entries(values)) {
    if (OWN_FLAGS.some((flag) => flag === key)) continue;
    if (typeof value === "string") given[key] = value;
    else problems.push({ subject: key, problem: "needs a value", remedy: `Write --${key} VALUE.` });
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return { command, given, json: own("json"), help: own("help"), version: own("version"), verbose: own("verbose") };
}

/** The problem of a command that does not exist, with the likeliest one meant. */
export function unknownCommand(name: string): Problem {
  const names = COMMANDS.map((command) => command.name);
  const guess = nearest(name, names);
  return {
    subject: "command",
    problem: name === "" ? "must be given" : `there is no command “${name}”`,
    remedy: guess ? `Did you mean ${guess}?` : `There are: ${names.join(", ")}.`,
  };
}

function writtenNames(words: readonly string[]): string[] {
  return words.flatMap((word) => /^--([a-z][a-z0-9-]*)/i.exec(word)?.[1] ?? []);
}

/** Gives every flag that stands alone the value true, since `parseArgs` takes an option as either text or boolean. */
function withValues(words: readonly string[], flags: ReadonlySet<string>): string[] {
  return words.flatMap((word, index) => {
    const flag = word.startsWith("--") && flags.has(word.slice(2));
    const hasValue = /^(true|false|yes|no|on|off|0|1)$/i.test(words[index + 1] ?? "");
    return flag && !hasValue ? [`${word}=true`] : [word];
  });
}
