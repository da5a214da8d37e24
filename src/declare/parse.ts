import type { Problem } from "../base/errors.ts";
import { ProblemsError } from "../base/errors.ts";
import { nearest } from "../base/nearest.ts";
import type { AnyCommand } from "./command.ts";
import type { Context } from "./context.ts";
import { publicName } from "./input.ts";

/** Texts by public name (`asset-id`), as a runner or a command line gives them. Empty text means: not given. */
export type GivenInputs = Readonly<Record<string, string | undefined>>;

/** What became of the texts. */
export interface ParsedInputs {
  /** Typed values by declared name; a wrong one has its default, so that the others can be checked further. */
  values: Record<string, unknown>;
  /** Everything that is wrong: unknown, irrelevant, missing, malformed. */
  problems: Problem[];
  /** Whether every input has a value of its type; false where a wrong one has no default. */
  complete: boolean;
}

/**
 * Checks every given text against the command's declaration.
 * @param known public names of the inputs of all commands: one of those is irrelevant here, any other is unknown.
 */
export function parseInputs(command: AnyCommand, given: GivenInputs, known: ReadonlySet<string>): ParsedInputs {
  const parsed: ParsedInputs = { values: {}, problems: [], complete: true };
  const byName = new Map(Object.entries(command.inputs).map(([key, input]) => [publicName(key), { key, input }]));

  for (const [name, text] of Object.entries(given)) {
    if (byName.has(name) || !isGiven(text)) continue;
    parsed.problems.push(known.has(name) ? irrelevant(name, command) : unknown(name, [...byName.keys()]));
  }

  for (const [name, { key, input }] of byName) {
    const text = given[name];
    const answer = input.schema.safeParse(isGiven(text) ? text : undefined);
    if (answer.success) {
      parsed.values[key] = answer.data;
      continue;
    }
    const example = input.example ? ` For example: ${input.example}` : "";
    const problem = answer.error.issues.map(({ message }) => message).join("; ");
    parsed.problems.push({ subject: name, problem, remedy: `${input.description}${example}` });
    const standard = input.schema.safeParse(undefined);
    if (standard.success) parsed.values[key] = standard.data;
    else parsed.complete = false;
  }
  return parsed;
}

/**
 * The inputs of a command, checked as far as anything can be checked before something is made: by their declaration,
 * and by the command's own look at tools, files, space and names. Both are told at once.
 * @param openContext is called only where the command's own check is needed besides problems of the first kind.
 * @throws ProblemsError
 */
export async function readInputs(
  command: AnyCommand,
  given: GivenInputs,
  known: ReadonlySet<string>,
  openContext: () => Promise<Context>,
): Promise<Record<string, unknown>> {
  const { values, problems, complete } = parseInputs(command, given, known);
  if (problems.length === 0) return values;
  const told = new Set(problems.map(({ subject }) => subject));
  const more = complete && command.check ? await command.check(values as never, await openContext()) : [];
  throw new ProblemsError([...problems, ...more.filter(({ subject }) => !told.has(subject))]);
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}

function irrelevant(name: string, command: AnyCommand): Problem {
  return {
    subject: name,
    problem: `${command.name} has no use for it`,
    remedy: `Leave ${name} out; slipway ${command.name} --help lists what it takes.`,
  };
}

function unknown(name: string, names: readonly string[]): Problem {
  const guess = nearest(name, names);
  return {
    subject: name,
    problem: "there is no such input",
    remedy: guess ? `Did you mean ${guess}?` : "See docs/commands.md for what there is.",
  };
}
