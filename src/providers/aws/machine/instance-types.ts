import { type AwsMachineSettings, DEFAULT_INSTANCE_TYPES } from "../settings.ts";

/** The instance types that may be used, in the order in which they are tried. */
export function instanceTypes({ instanceTypes: given = [] }: AwsMachineSettings): readonly string[] {
  return given.length > 0 ? given : DEFAULT_INSTANCE_TYPES;
}
