import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Stack } from "@aws-sdk/client-cloudformation";
import { isAwsCode } from "../../../aws/error.ts";
import { AssetIdInUseError } from "../../provider.ts";
import { clientToken } from "../client-token.ts";
import { stackName } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, readAwsTags, writeTags } from "../tags.ts";
import { strangerError } from "./stranger.ts";

type Ways = Pick<AwsOptions, "aws" | "signal">;

/** A stack as it is now. */
export interface StackSeen {
  /** ARN: it names this one stack, also after it is gone and another has its name. */
  id: string;
  name: string;
  /** `CREATE_COMPLETE`, … */
  status: string;
  reason?: string | undefined;
  /** Undefined where it is none of ours. */
  tags: ReturnType<typeof readAwsTags>;
  parameters: Readonly<Record<string, string>>;
  outputs: Readonly<Record<string, string>>;
}

/** What the stack is made with; the names are those of `templates/cloudformation/build-machine.yaml`. */
export type StackParameters = Readonly<Record<string, string>>;

/** A stack by its name or id. Undefined where there is none; one that is gone is found by its id only. */
export async function seeStack(nameOrId: string, { aws, signal }: Ways): Promise<StackSeen | undefined> {
  try {
    const { Stacks = [] } = await aws.call("cloudformation", "DescribeStacks", { StackName: nameOrId }, { signal });
    return Stacks[0] && seen(Stacks[0]);
  } catch (error) {
    // CloudFormation has no code of its own for this: DescribeStacks, "If the stack doesn't exist, a ValidationError".
    if (isAwsCode(error, "ValidationError") && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

function seen({ StackId, StackName, StackStatus, StackStatusReason, Tags, Parameters, Outputs }: Stack): StackSeen {
  return {
    id: StackId ?? StackName ?? "",
    name: StackName ?? "",
    status: StackStatus ?? "",
    reason: StackStatusReason,
    tags: readAwsTags(Tags),
    parameters: toRecord((Parameters ?? []).map((one) => [one.ParameterKey, one.ParameterValue])),
    outputs: toRecord((Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue])),
  };
}

function toRecord(pairs: readonly (readonly [string | undefined, string | undefined])[]): Record<string, string> {
  return Object.fromEntries(pairs.flatMap(([key, value]) => (key === undefined ? [] : [[key, value ?? ""]])));
}

/** Minutes until CloudFormation itself gives up: four times what such a stack takes at most in public logs. */
const GIVEN_UP_AFTER = 15;

/**
 * Begins to make the build's stack. One that cannot be made removes itself, so that its name is free for another try.
 * @param attempt counts the tries of this build; it keeps their client tokens apart.
 * @returns the stack's id.
 * @throws UserError where a stranger's stack has the name; AwsError.
 */
export async function createStack(
  request: { tags: AwsTags; parameters: StackParameters; attempt: number },
  options: Ways & Pick<AwsOptions, "templates">,
): Promise<string> {
  const { tags, parameters, attempt } = request;
  const StackName = stackName(tags.assetId);
  const input = {
    StackName,
    TemplateBody: await readFile(join(options.templates, "cloudformation", "build-machine.yaml"), "utf8"),
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    Tags: writeTags(tags, `slipway ${tags.assetId}`),
    ClientRequestToken: clientToken("stack", tags.assetId, tags.created.toISOString(), attempt),
    OnFailure: "DELETE" as const,
    TimeoutInMinutes: GIVEN_UP_AFTER,
  };
  try {
    const { StackId } = await options.aws.call("cloudformation", "CreateStack", input, { signal: options.signal });
    return StackId ?? StackName;
  } catch (error) {
    if (!isAwsCode(error, "AlreadyExistsException", "TokenAlreadyExistsException")) throw error;
    // The answer to an earlier try was lost, or somebody else has the name by now.
    const there = await seeStack(StackName, options);
    const isThis = there?.tags?.assetId === tags.assetId && there.tags.created?.getTime() === tags.created.getTime();
    if (isThis && differences(there.parameters, parameters).length === 0) return there.id;
    if (!there) throw error;
    if (there.tags?.assetId !== tags.assetId) throw strangerError("stack", StackName, there.tags?.assetId);
    throw new AssetIdInUseError(tags.assetId, `a build of ${there.tags.owner?.name} that began meanwhile`);
  }
}

/** Names of the parameters in which a stack differs from what is wanted. */
export function differences(has: StackParameters, wanted: StackParameters): string[] {
  return Object.keys(wanted).filter((name) => has[name] !== wanted[name]);
}
