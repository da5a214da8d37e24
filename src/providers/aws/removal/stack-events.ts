import { AwsError } from "../../../aws/error.ts";
import type { AwsOptions } from "../options.ts";

/** Reasons that are told of one stack; each further one follows from these as a rule. */
const REASONS = 5;

/** Why a stack could not be deleted, in CloudFormation's words: by its latest events, each resource once. */
export async function whyStackStays(stack: string, { aws }: AwsOptions, region: string): Promise<string> {
  try {
    const answer = await aws.call("cloudformation", "DescribeStackEvents", { StackName: stack }, { region });
    const reasons = new Map<string, string>();
    for (const { ResourceStatus, LogicalResourceId = "", ResourceType, ResourceStatusReason } of answer.StackEvents ??
      []) {
      if (ResourceStatus !== "DELETE_FAILED" || reasons.has(LogicalResourceId)) continue;
      reasons.set(LogicalResourceId, `${LogicalResourceId} (${ResourceType}): ${ResourceStatusReason ?? "no reason"}`);
    }
    return ["its deletion failed", ...[...reasons.values()].slice(0, REASONS)].join("; ");
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return `its deletion failed, and its events cannot be read: ${error.message}`;
  }
}
