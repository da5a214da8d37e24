import type { AwsCall } from "../../src/aws/calls.ts";
import { policyFor } from "../../src/aws/policy.ts";
import { COMMANDS } from "../../src/commands/index.ts";

/** A command with what it calls in AWS; one that calls nothing there has no `aws`. */
interface Calling {
  name: string;
  aws?: readonly AwsCall[];
}

/** docs/policies/<command>.json: the rights that each command takes, from what it declares that it calls. */
export function policies(commands: readonly Calling[] = COMMANDS): Record<string, string> {
  return Object.fromEntries(
    commands.flatMap(({ name, aws = [] }) =>
      aws.length > 0 ? [[`docs/policies/${name}.json`, `${JSON.stringify(policyFor(aws), null, 2)}\n`]] : [],
    ),
  );
}
