import type { z } from "zod";

/** One input of a command, from which validation, flags, help, action.yml and docs follow. Values arrive as text. */
export interface Input<T = unknown> {
  /** What it is for, in one or two sentences, for people. */
  description: string;
  /** What it is when nobody says anything, as text; absent for an input that may be left out or must be given. */
  default?: string | undefined;
  /** How a value looks, as in `--lease 8h`. */
  example?: string | undefined;
  /** What may be written, as a sentence: `One of: a, b.`, `From 1 to 64.` From the kind, so that it is said once. */
  allowed?: string | undefined;
  /** What to do where it must be given and is not. */
  missing?: string | undefined;
  /**
   * What action.yml gives every step that says nothing, as an expression: `${{ github.token }}`. So it comes to every
   * command, and those that have no use for it are not handed it.
   */
  stepDefault?: string | undefined;
  /** The only provider that has a use for it; absent where all have. */
  provider?: string | undefined;
  /** Never printed, masked on a runner. */
  secret: boolean;
  /** Declared name of a flag that, when true, makes a secret public. */
  publishedBy?: string | undefined;
  /** A flag of the command line takes no value: `--keep`. */
  flag: boolean;
  /** Takes several words, separated by commas. */
  several: boolean;
  /** From text to value; its issues are what people read. An issue may carry `params: {remedy}`. */
  schema: z.ZodType<T, string | undefined>;
}

export type Inputs = Record<string, Input>;

/** The typed values of declared inputs. */
export type ValuesOf<I extends Inputs> = { [K in keyof I]: I[K] extends Input<infer T> ? T : never };

/** The name that people write for a declared one: `assetId` → `asset-id`, `baseImageSha256` → `base-image-sha256`. */
export function publicName(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Whether it must be given: there is neither a default nor leave to say nothing. */
export function isRequired(input: Input): boolean {
  return !input.schema.safeParse(undefined).success;
}

/** The declared names of the inputs that most of the commands take, declared by the very same object. */
export function commonInputs(commands: readonly { inputs: Inputs }[]): ReadonlySet<string> {
  const all = commands.flatMap(({ inputs }) => Object.entries(inputs));
  const isCommon = (input: Input) => 2 * all.filter(([, other]) => other === input).length > commands.length;
  return new Set(all.filter(([, input]) => isCommon(input)).map(([key]) => key));
}

/** What the headings of groups with common inputs begin with. */
export const COMMON = "Common inputs";

/** Inputs under a heading, as help and docs show them. */
export interface InputGroup {
  heading: string;
  inputs: [string, Input][];
}

/**
 * The inputs of a command in the order in which people look for them: its own, those that only one provider has a use
 * for, and those that most commands take. Empty groups fall away.
 */
export function groupInputs(
  command: { inputs: Inputs; providers: readonly string[] },
  common: ReadonlySet<string>,
): InputGroup[] {
  const only = command.providers.length === 1 ? command.providers[0] : undefined;
  const special = ({ provider }: Input) => provider !== undefined && provider !== only;
  const all = Object.entries(command.inputs);
  const own = all.filter(([key]) => !common.has(key));
  const shared = all.filter(([key]) => common.has(key));
  const groups = [
    { heading: "Inputs", inputs: own.filter(([, input]) => !special(input)) },
    ...command.providers.map((provider) => ({
      heading: `Only with provider ${provider}`,
      inputs: own.filter(([, input]) => special(input) && input.provider === provider),
    })),
    { heading: COMMON, inputs: shared.filter(([, input]) => !special(input)) },
    ...command.providers.map((provider) => ({
      heading: `${COMMON} with provider ${provider}`,
      inputs: shared.filter(([, input]) => special(input) && input.provider === provider),
    })),
  ];
  return groups.filter(({ inputs }) => inputs.length > 0);
}
