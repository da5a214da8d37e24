import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { watch } from "../../../base/watch.ts";
import { tearDownCommand } from "../../tear-down-command.ts";
import type { AwsOptions } from "../options.ts";
import { type StackSeen, seeStack } from "./stack.ts";
import { strangerError } from "./stranger.ts";

type Ways = Pick<AwsOptions, "aws" | "signal" | "clock">;

/** What deleting a stack of ours usually takes, milliseconds: the instance has to end first. */
const USUAL = 60_000;

const WITHIN = 30 * 60_000;

/**
 * Removes a stack of a build to make room for another of the same name, and waits until it is gone.
 * @throws UserError where it cannot be deleted, or is not this build's; AwsError.
 */
export async function replaceStack(stack: StackSeen, assetId: string, options: Ways, task: Task): Promise<void> {
  if (stack.tags?.assetId !== assetId) throw strangerError("stack", stack.name, stack.tags?.assetId);
  const { aws, clock, signal } = options;
  if (stack.status !== "DELETE_IN_PROGRESS") {
    await aws.call("cloudformation", "DeleteStack", { StackName: stack.id }, { signal });
  }
  await watch(
    async () => {
      const now = await seeStack(stack.id, options);
      if (!now || now.status === "DELETE_COMPLETE") return { done: true };
      if (now.status !== "DELETE_FAILED") return { note: "removing the earlier stack" };
      throw new UserError(
        `The stack ${stack.name} cannot be deleted: ${now.reason ?? "AWS gives no reason"}`,
        `Remove what is left with \`${tearDownCommand({ provider: "aws", assetId })}\`, then run again.`,
      );
    },
    {
      what: `the stack ${stack.name} is gone`,
      ...{ usual: USUAL, within: WITHIN, clock, signal },
      remedy: `See \`aws cloudformation describe-stack-events --stack-name ${stack.id}\`.`,
    },
    task,
  );
}
