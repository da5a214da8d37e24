import type { AwsCall } from "../aws/calls.ts";
import type { Problem } from "../base/errors.ts";
import type { Route } from "../github/routes.ts";
import type { Context } from "./context.ts";
import type { Inputs, ValuesOf } from "./input.ts";
import type { Output } from "./output.ts";

/** `release`: part of making a release · `development`: a stage of it, or a look at it · `deployment`: sets up infrastructure. */
export type CommandKind = "release" | "development" | "deployment";

/** The kinds in the words and the order in which people are shown them. */
export const KIND_NAMES: Record<CommandKind, string> = {
  release: "Release",
  development: "Stages and looks",
  deployment: "Infrastructure",
};

/** What a command hands on: by the names it declares, as text. An output without a value is left out. */
export type OutputsOf<O extends string> = { [K in O]?: string | undefined };

/** A command, declared once. action.yml, flags, help, docs and validation are made from this. */
export interface Command<I extends Inputs = Inputs, O extends string = string> {
  name: string;
  /** Other names it answers to. */
  aliases?: readonly string[];
  /** One line, for lists. */
  summary: string;
  /** A paragraph or two in Markdown, for its page. */
  description?: string;
  kind: CommandKind;
  /** Providers it works with; none for a command that needs no machine. */
  providers: readonly string[];
  /** What it calls with the provider aws. Its least-privilege policy in docs/policies follows from that. */
  aws?: readonly AwsCall[];
  /** What it calls of GitHub's API. The `permissions:` that its job needs follow from that. */
  github?: readonly Route[];
  inputs: I;
  /** Name → what it is; `{description, kind}` where its text is a number or JSON. */
  outputs: Record<O, Output>;
  /** What can be told before anything is made, beyond the inputs' own schemas. Makes nothing. `run` does it too. */
  check?(inputs: ValuesOf<I>, context: Context): Promise<Problem[]>;
  run(inputs: ValuesOf<I>, context: Context): Promise<OutputsOf<O>>;
}

/** A command as the list holds it: what its `run` and `check` take is known only to itself and to `parseInputs`. */
export type AnyCommand = Omit<Command, "run" | "check"> & {
  check?(inputs: never, context: Context): Promise<Problem[]>;
  run(inputs: never, context: Context): Promise<OutputsOf<string>>;
};

/** Declares a command; the types of its inputs reach its `run`. */
export function defineCommand<I extends Inputs, O extends string>(command: Command<I, O>): Command<I, O> {
  return command;
}
