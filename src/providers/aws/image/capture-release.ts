import { isAwsCode } from "../../../aws/error.ts";
import type { Task } from "../../../base/progress.ts";
import { findingsOf } from "../findings.ts";
import { keyPairName, stackName } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { readAwsTags } from "../tags.ts";

/**
 * Asks AWS to delete what the machine of a build was made of, side by side, without waiting for it: tear-down sees
 * to the end of it. What this run has made itself is named by its id; where another run has made it, what carries the
 * name and not the tag is a stranger's, and stays.
 */
export async function releaseMachine(assetId: string, options: AwsOptions, task: Task): Promise<void> {
  const { stackId, keyPairId } = findingsOf(options).made.get(assetId) ?? {};
  const told = await Promise.all([deleteStack(assetId, stackId, options), deleteKeyPair(assetId, keyPairId, options)]);
  for (const line of told.flat()) task.detail(line);
}

async function deleteStack(assetId: string, made: string | undefined, { aws, signal }: AwsOptions): Promise<string[]> {
  const StackName = stackName(assetId);
  const told = [`deleting the stack ${StackName}: the AMI no longer needs its machine`];
  if (made !== undefined) {
    await aws.call("cloudformation", "DeleteStack", { StackName: made });
    return told;
  }
  try {
    const { Stacks = [] } = await aws.call("cloudformation", "DescribeStacks", { StackName }, { signal });
    const stack = Stacks.find(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
    if (!stack?.StackId || stack.StackStatus?.startsWith("DELETE_")) return [];
    await aws.call("cloudformation", "DeleteStack", { StackName: stack.StackId });
    return told;
  } catch (error) {
    // CloudFormation has one code for every bad request; only its words say that there is no such stack.
    if (isAwsCode(error, "ValidationError") && /does not exist/.test(error.message)) return [];
    throw error;
  }
}

async function deleteKeyPair(assetId: string, made: string | undefined, options: AwsOptions): Promise<string[]> {
  const { aws } = options;
  const ids = made === undefined ? await keyPairsOf(assetId, options) : [made];
  await Promise.all(ids.map((KeyPairId) => aws.call("ec2", "DeleteKeyPair", { KeyPairId })));
  return ids.map((id) => `deleted the key pair ${id}`);
}

async function keyPairsOf(assetId: string, { aws, signal }: AwsOptions): Promise<string[]> {
  const Filters = [{ Name: "key-name", Values: [keyPairName(assetId)] }];
  const { KeyPairs = [] } = await aws.call("ec2", "DescribeKeyPairs", { Filters }, { signal });
  const ours = KeyPairs.filter(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
  return ours.flatMap(({ KeyPairId }) => KeyPairId ?? []);
}
