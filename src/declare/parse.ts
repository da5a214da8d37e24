import type { Problem } from "../base/errors.ts";
import { ProblemsError } from "../base/errors.ts";
import { nearest } from "../base/nearest.ts";
import type { AnyCommand } from "./command.ts";
import { publicName } from "./input.ts";

/** Texts by public name (`asset-id`), as a runner or a command line gives them. Empty text means: not given. */
export type GivenInputs = Readonly<Record<string, string | undefined>>;

/**
 * Checks every given text against the command's declaration.
 * @param known public names of the inputs of all commands: one of those is irrelevant here, any other is unknown.
 * @returns typed values by declared name, for the command's own `run`.
 * @throws ProblemsError with every problem at once: unknown, irrelevant, missing, wrong.
 */
export function parseInputs(command: AnyCommand, given: GivenInputs, known: ReadonlySet<string>): Record<string, unknown> {
  const problems: Problem[] = [];
  const byName = new Map(Object.entries(command.inputs).map(([key, input]) => [publicName(key), { key, input }]));

  for (const [name, text] of Object.entries(given)) {
    if (byName.has(name) || !isGiven(text)) continue;
    problems.push(known.has(name) ? irrelevant(name, command) : unknown(name, [...byName.keys()]));
  }

  const values: Record<string, unknown> = {};
  for (const [name, { key, input }] of byName) {
    const text = given[name];
    const answer = input.schema.safeParse(isGiven(text) ? text : undefined);
    if (answer.success) {
      values[key] = answer.data;
      continue;
    }
    const example = input.example ? `, for example ${name}: ${input.example}` : "";
    problems.push({
      subject: name,
      problem: answer.error.issues.map(({ message }) => message).join("; "),
      remedy: `${input.description}${example}`,
    });
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return values;
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
