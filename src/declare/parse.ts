import type { Problem } from "../base/errors.ts";
import { ProblemsError } from "../base/errors.ts";
import { nearest } from "../base/nearest.ts";
import type { AnyCommand } from "./command.ts";
import type { Context } from "./context.ts";
import { type Input, publicName } from "./input.ts";
import { terminalWriting, type Writing } from "./writing.ts";

/** Texts by public name (`asset-id`), as a runner or a command line gives them. Empty text means: not given. */
export type GivenInputs = Readonly<Record<string, string | undefined>>;

/** What became of the texts. */
export interface ParsedInputs {
  /** Typed values by declared name; a wrong one has its default, so that the others can be checked further. */
  values: Record<string, unknown>;
  /** Everything that is wrong, each input once: unknown and irrelevant ones first, then missing and malformed ones. */
  problems: Problem[];
  /** Whether every input has a value of its type; false where a wrong one has no default. */
  complete: boolean;
}

/** What a door knows of the inputs besides their texts. */
export interface Given {
  /** What was wrong with the way they were written. */
  problems?: readonly Problem[];
  /** How they are written there; without it as on a command line. */
  writing?: Writing;
}

/**
 * Checks every given text against the command's declaration.
 * @param known public names of the inputs of all commands: one of those is irrelevant here, any other is unknown.
 */
export function parseInputs(
  command: AnyCommand,
  given: GivenInputs,
  known: ReadonlySet<string>,
  { problems: earlier = [], writing = terminalWriting("slipway") }: Given = {},
): ParsedInputs {
  const values: Record<string, unknown> = {};
  let complete = true;
  const byName = new Map(Object.entries(command.inputs).map(([key, input]) => [publicName(key), { key, input }]));

  const strange = Object.entries(given).flatMap(([name, text]) => {
    if (byName.has(name) || !isGiven(text)) return [];
    return [known.has(name) ? irrelevant(name, command, writing) : unknown(name, [...byName.keys()], command, writing)];
  });
  const wrong = [...byName].flatMap(([name, { key, input }]) => {
    const text = given[name];
    const answer = input.schema.safeParse(isGiven(text) ? text : undefined);
    if (answer.success) {
      values[key] = answer.data;
      return [];
    }
    const standard = input.schema.safeParse(undefined);
    if (standard.success) values[key] = standard.data;
    else complete = false;
    return [malformed({ name, input, text }, answer.error.issues, writing)];
  });
  const provider = providerOf(command, values);
  const unused = [...byName].flatMap(([name, { input }]) => {
    if (!isGiven(given[name]) || input.provider === undefined || input.provider === provider) return [];
    return [otherProvider(name, input.provider, provider, writing)];
  });
  return { values, problems: onceEach([...strange, ...earlier, ...wrong, ...unused]), complete };
}

/** The provider that was chosen, or the only one that the command works with. */
function providerOf(command: AnyCommand, values: Record<string, unknown>): string | undefined {
  const { provider } = values;
  return typeof provider === "string" ? provider : command.providers.length === 1 ? command.providers[0] : undefined;
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
  more: Given = {},
): Promise<Record<string, unknown>> {
  const { values, problems, complete } = parseInputs(command, given, known, more);
  if (problems.length === 0) return values;
  const told = new Set(problems.map(({ subject }) => subject));
  const own = complete && command.check ? await command.check(values as never, await openContext()) : [];
  throw new ProblemsError([...problems, ...own.filter(({ subject }) => !told.has(subject))]);
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}

/** The first problem of each subject: the others follow from it. */
function onceEach(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.toReversed().map((problem) => [problem.subject, problem])).values()].toReversed();
}

interface Wrong {
  name: string;
  input: Input;
  text: string | undefined;
}

interface Issue {
  message: string;
  params?: { remedy?: unknown } | undefined;
}

function malformed({ name, input, text }: Wrong, issues: readonly Issue[], writing: Writing): Problem {
  const said = issues.map(({ message }) => message).join("; ");
  const example = input.example || input.default;
  const sample = example ? `for example ${writing.input(name, example)}` : writing.input(name, "VALUE");
  const usual = `Write ${input.flag ? writing.flag(name) : sample}.`;
  const own = issues.map(({ params }) => params?.remedy).find((remedy) => typeof remedy === "string");
  return {
    subject: name,
    problem: input.secret && isGiven(text) ? said.replaceAll(text.trim(), "***") : said,
    remedy: isGiven(text) ? (own ?? usual) : (input.missing ?? usual),
  };
}

function irrelevant(name: string, command: AnyCommand, writing: Writing): Problem {
  return {
    subject: name,
    problem: `${command.name} has no use for it`,
    remedy: `Leave ${name} out; ${writing.help(command.name)}`,
  };
}

function otherProvider(name: string, wanted: string, provider: string | undefined, writing: Writing): Problem {
  return {
    subject: name,
    problem: `the provider ${provider ?? "that was chosen"} has no use for it`,
    remedy: `Leave ${name} out, or write ${writing.input("provider", wanted)}.`,
  };
}

function unknown(name: string, names: readonly string[], command: AnyCommand, writing: Writing): Problem {
  const guess = nearest(name, [...names, ...writing.words]);
  return {
    subject: name,
    problem: "there is no such input",
    remedy: guess ? `Did you mean ${guess}?` : writing.help(command.name),
  };
}
