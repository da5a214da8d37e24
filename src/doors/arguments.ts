import type { Problem } from "../base/errors.ts";
import { ProblemsError } from "../base/errors.ts";
import { nearest } from "../base/nearest.ts";
import { COMMANDS, findCommand } from "../commands/index.ts";
import type { AnyCommand } from "../declare/command.ts";
import { publicName } from "../declare/input.ts";
import type { GivenInputs } from "../declare/parse.ts";
import { inShell } from "../declare/writing.ts";
import { type KnownInputs, knownInputs } from "./known-inputs.ts";
import { type Line, readWords } from "./words.ts";

export interface Arguments {
  /** Undefined where only help or the version is wanted, or where nothing was written at all. */
  command: AnyCommand | undefined;
  given: GivenInputs;
  /** What is wrong with the way the inputs were written, to be told with all other problems. */
  problems: Problem[];
  json: boolean;
  help: boolean;
  version: boolean;
  verbose: boolean;
}

/**
 * Reads a command line: `slipway COMMAND [--input VALUE | --flag] …`, `slipway help COMMAND`.
 * Unknown inputs are kept, so that they are told together with all other problems.
 * @throws ProblemsError for an unknown or missing command.
 */
export function readArguments(words: readonly string[], known: KnownInputs = knownInputs()): Arguments {
  const line = readWords(words, known);
  const { own } = line;
  const command = line.command === undefined ? undefined : findCommand(line.command);
  if (line.command !== undefined && !command) throw new ProblemsError([unknownCommand(line.command)]);

  const taken = command ? new Set(Object.keys(command.inputs).map(publicName)) : known.all;
  const problems = [
    ...shortOptions(line, taken),
    ...givenTwice(line, known),
    ...withoutValue(line, taken),
    ...looseWords(line, known),
  ];
  const rest = {
    json: own.has("json"),
    help: own.has("help"),
    version: own.has("version"),
    verbose: own.has("verbose"),
  };
  if (!command && !rest.help && !rest.version && line.inputs.length + problems.length > 0) {
    throw new ProblemsError([unknownCommand(""), ...problems]);
  }
  // Of a secret that fell apart only the first word is known; judging that would be a second complaint.
  const scattered = new Set(line.secret ? line.loose.map(({ after }) => after) : []);
  const given = Object.fromEntries(
    line.inputs.flatMap(({ name, value }) => {
      // A strange input without a value is kept with one, or it would be taken for one that nobody wrote.
      if (!taken.has(name)) return [[name, value || "true"]];
      return value && !scattered.has(name) ? [[name, value]] : [];
    }),
  );
  return { command, given, problems, ...rest };
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

function shortOptions({ shorts }: Line, taken: ReadonlySet<string>): Problem[] {
  const names = [...taken];
  return [...new Set(shorts)].map((word) => {
    const letters = word.replace(/^-/, "");
    const guess = letters.length > 1 ? nearest(letters, names) : undefined;
    const likely = guess ? [guess] : names.filter((name) => letters.length === 1 && name.startsWith(letters));
    const meant = likely.map((name) => `--${name}`).join(", ");
    return {
      subject: word,
      problem: "there is no such input",
      remedy: meant ? `Did you mean ${meant}?` : "Inputs are written --name VALUE.",
    };
  });
}

function givenTwice({ inputs }: Line, { all, several }: KnownInputs): Problem[] {
  const counts = new Map<string, number>();
  for (const { name } of inputs) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => {
    if (count === 1 || !all.has(name)) return [];
    const remedy = several.has(name) ? "Put them in one, separated by commas." : "Leave all but one out.";
    return [{ subject: name, problem: `is given ${count} times`, remedy }];
  });
}

function withoutValue({ inputs }: Line, taken: ReadonlySet<string>): Problem[] {
  return inputs.flatMap(({ name, value }) => {
    if (!taken.has(name)) return [];
    if (value === undefined) return [{ subject: name, problem: "needs a value", remedy: `Write --${name} VALUE.` }];
    const remedy = "Give it a value; leave it out where it is not needed.";
    return value.trim() === "" ? [{ subject: name, problem: "is empty: a variable that is not set?", remedy }] : [];
  });
}

/** One problem for all words that belong to nothing, besides one right after a flag. */
function looseWords({ loose, inputs, secret }: Line, { flags }: KnownInputs): Problem[] {
  const flag = loose[0]?.after;
  const afterFlag = flag !== undefined && flags.has(flag);
  const others = afterFlag ? loose.slice(1) : loose;
  const problems: Problem[] = [];
  if (afterFlag) {
    problems.push({
      subject: flag,
      problem: "takes no separate value",
      remedy: `Write --${flag} or --${flag}=false.`,
    });
  }
  if (others.length > 0) problems.push({ subject: "arguments", ...belongingNowhere(others, inputs, secret) });
  return problems;
}

function belongingNowhere(loose: Line["loose"], inputs: Line["inputs"], secret: boolean): Omit<Problem, "subject"> {
  const words = loose.map(({ word }) => word);
  const one = words.length === 1;
  const after = loose[0]?.after;
  if (after === undefined) {
    const quoted = secret ? `${words.length} of the words` : words.map((word) => `“${word}”`).join(", ");
    return {
      problem: `${quoted} ${one ? "is neither a command nor an input" : "are neither commands nor inputs"}`,
      remedy: "Inputs are written --name VALUE.",
    };
  }
  if (secret) {
    return {
      problem: `${words.length} ${one ? "word" : "words"} after --${after} ${one ? "belongs" : "belong"} to no input`,
      remedy: `Put the value in quotes: --${after} '…'`,
    };
  }
  const value = inputs.findLast(({ name }) => name === after)?.value;
  const together = loose.filter((each) => each.after === after).map(({ word }) => word);
  return {
    problem: `${words.map((word) => `“${word}”`).join(", ")} after --${after} ${one ? "belongs" : "belong"} to no input`,
    remedy: `If ${one ? "it is" : "they are"} part of the value, put it in quotes: --${after} ${inShell([value, ...together].join(" "))}`,
  };
}
