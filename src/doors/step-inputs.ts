import { COMMANDS } from "../commands/index.ts";
import type { AnyCommand } from "../declare/command.ts";
import { publicName } from "../declare/input.ts";
import type { GivenInputs } from "../declare/parse.ts";
import type { Environment } from "./source.ts";

/** The inputs of the step, by public name, as the runner hands them over: `INPUT_ASSET-ID`. */
export function readStepInputs(environment: Environment): GivenInputs {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith("INPUT_") && value) given[name.slice("INPUT_".length).toLowerCase()] = value;
  }
  return given;
}

/** Without what action.yml gives every step by itself and this command has no use for: nobody wrote that. */
export function withoutStepDefaults(
  given: GivenInputs,
  command: AnyCommand,
  commands: readonly AnyCommand[] = COMMANDS,
): GivenInputs {
  const unasked = new Set(
    commands.flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([key, { stepDefault }]) =>
        stepDefault !== undefined && !(key in command.inputs) ? [publicName(key)] : [],
      ),
    ),
  );
  return Object.fromEntries(Object.entries(given).filter(([name]) => !unasked.has(name)));
}
