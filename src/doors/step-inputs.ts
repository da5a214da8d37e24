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
