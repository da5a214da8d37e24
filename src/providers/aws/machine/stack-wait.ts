import type { StackEvent } from "@aws-sdk/client-cloudformation";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { watch } from "../../../base/watch.ts";
import type { AwsOptions } from "../options.ts";
import { type StackSeen, seeStack } from "./stack.ts";

type Ways = Pick<AwsOptions, "aws" | "signal" | "clock">;

/** What a stack of ours usually takes, milliseconds: schedule, group, template, and an instance that runs. */
const USUAL = 60_000;

/** CloudFormation gives up after 15 min itself, and then has to delete what it made. */
const WITHIN = 30 * 60_000;

/** A stack that could not be made: which part of it, and why. */
export class StackError extends UserError {
  /** There is no such machine to be had just now; another type or zone may have one. */
  readonly noCapacity: boolean;

  constructor(message: string, remedy: string, noCapacity: boolean) {
    super(message, remedy);
    this.noCapacity = noCapacity;
  }
}

/**
 * Waits until a stack is there.
 * @param id the stack's ARN: by its name it could not be found any more once it has failed and removed itself.
 * @param sign fires when its instance answers: as a rule the stack is there by then.
 * @throws StackError with the first resource that failed, and AWS's reason.
 */
export async function waitForStack(id: string, options: Ways, task: Task, sign?: AbortSignal): Promise<StackSeen> {
  const { clock, signal } = options;
  return watch(
    async () => {
      const stack = await seeStack(id, options);
      if (stack?.status === "CREATE_COMPLETE") return { done: stack };
      if (stack?.status === "CREATE_IN_PROGRESS") return { note: "stack" };
      throw await failureOf(id, stack, options);
    },
    {
      what: `the stack ${id} is complete`,
      ...{ usual: USUAL, within: WITHIN, clock, signal, sign, fresh: sign !== undefined },
      remedy: `See \`aws cloudformation describe-stack-events --stack-name ${id}\`.`,
    },
    task,
  );
}

async function failureOf(id: string, stack: StackSeen | undefined, options: Ways): Promise<StackError> {
  const first = await firstFailure(id, options);
  const name = stack?.name ?? id;
  if (!first) {
    const status = stack ? `${stack.status}${stack.reason ? `: ${stack.reason}` : ""}` : "gone";
    return new StackError(`The stack ${name} was not made; it is ${status}.`, "Run again.", false);
  }
  const reason = first.ResourceStatusReason ?? "AWS gives no reason";
  const message = `The stack ${name} was not made: ${first.LogicalResourceId} (${first.ResourceType}) failed: ${reason}`;
  const noCapacity = first.ResourceType === "AWS::EC2::Instance" && isNoCapacity(reason);
  return new StackError(message, remedyFor(reason, noCapacity), noCapacity);
}

/** Events come newest first, and a failure cancels what else is being made: the oldest failure is the reason. */
async function firstFailure(id: string, { aws, signal }: Ways): Promise<StackEvent | undefined> {
  let first: StackEvent | undefined;
  let NextToken: string | undefined;
  do {
    const page = await aws.call(
      "cloudformation",
      "DescribeStackEvents",
      { StackName: id, ...(NextToken ? { NextToken } : {}) },
      { signal },
    );
    const failed = (page.StackEvents ?? []).filter(
      ({ ResourceStatus, ResourceType }) =>
        ResourceStatus === "CREATE_FAILED" && ResourceType !== "AWS::CloudFormation::Stack",
    );
    first = failed.at(-1) ?? first;
    NextToken = page.NextToken;
  } while (NextToken);
  return first;
}

/**
 * Codes of RunInstances for "not here, not now" (EC2 API Reference, "Error codes"), and the sentences that come with
 * them: what CloudFormation hands on has the sentence, and the code only at times.
 */
const NO_CAPACITY = [
  /\b(?:InsufficientInstanceCapacity|UnfulfillableCapacity|SpotMaxPriceTooLow|MaxSpotInstanceCountExceeded)\b/,
  /\bError ?Code: Unsupported\b/,
  /\bUnsupported:/,
  /do not have sufficient \S+ capacity/i,
  /no spot capacity available/i,
  /max spot instance count exceeded/i,
  /spot request price of \S+ is lower than the minimum/i,
  /not supported in your requested Availability Zone/i,
  /requested configuration is currently not supported/i,
];

/** Whether a reason means that this type is not to be had in this zone, so that the next candidate is worth a try. */
export function isNoCapacity(reason: string): boolean {
  return NO_CAPACITY.some((pattern) => pattern.test(reason));
}

function remedyFor(reason: string, noCapacity: boolean): string {
  if (noCapacity) return "Give further instance-types, another subnet, or try again later.";
  if (/VcpuLimitExceeded|vCPU (?:capacity|limit)/i.test(reason)) {
    return "Ask for more: Service Quotas, Amazon EC2, Running On-Demand Standard instances (L-1216C47A).";
  }
  if (/ServiceLinkedRole/i.test(reason)) {
    return "Make the role once: `aws iam create-service-linked-role --aws-service-name spot.amazonaws.com`.";
  }
  if (/LeaseEnd|execution role|assume the role/i.test(reason)) {
    return "The role of lease-role must trust scheduler.amazonaws.com: see docs/aws.md.";
  }
  return "The reason is AWS's own. Put that right and run again.";
}
