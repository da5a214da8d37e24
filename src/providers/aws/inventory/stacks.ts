import type { Stack } from "@aws-sdk/client-cloudformation";
import { isAwsCode } from "../../../aws/error.ts";
import { stackName } from "../names.ts";
import { type Found, foundBy, type Kind, type Look, ours, pagesOf } from "./kind.ts";

/** So many stacks are asked for by name; where there are more, all stacks of the account are paged through. */
const BY_NAME = 10;

/**
 * The builds' stacks, by DescribeStacks. Unless it is given a name it lists all stacks of the account, and filters by
 * nothing; pages have a size of CloudFormation's own. A deleted stack is not among them.
 */
export const stacks: Kind = {
  type: "stack",
  plural: "stacks",
  async *list(look) {
    if (look.assetIds && look.assetIds.size <= BY_NAME) {
      const known = (look.known ?? []).filter(({ type }) => type === "stack");
      const others = [...look.assetIds].filter((assetId) => !known.some((stack) => stack.assetId === assetId));
      const names = [...known.map(({ id }) => id), ...others.map(stackName)];
      yield (await Promise.all(names.map((name) => namedStack(name, look)))).flat();
      return;
    }
    const { options, region } = look;
    const ask = (NextToken: string | undefined) =>
      options.aws.call("cloudformation", "DescribeStacks", NextToken === undefined ? {} : { NextToken }, { region });
    for await (const { Stacks = [] } of pagesOf(ask, (answer) => answer.NextToken)) yield ours(read(Stacks, look));
  },
};

/** @param StackName name or id. */
async function namedStack(StackName: string, look: Look): Promise<Found[]> {
  const { options, region } = look;
  try {
    const { Stacks = [] } = await options.aws.call("cloudformation", "DescribeStacks", { StackName }, { region });
    return ours(read(Stacks, look));
  } catch (error) {
    // The code stands for every bad request; only the words tell this one apart.
    if (isAwsCode(error, "ValidationError") && error.message.includes("does not exist")) return [];
    throw error;
  }
}

function read(found: readonly Stack[], look: Look) {
  return found
    .filter(({ StackStatus }) => StackStatus !== "DELETE_COMPLETE")
    .map(({ StackId, StackName, StackStatus = "unknown", CreationTime, Tags, ParentId }) =>
      ParentId === undefined
        ? foundBy(
            "stack",
            Tags,
            {
              id: StackId ?? StackName,
              state: String(StackStatus),
              created: CreationTime,
              going: StackStatus === "DELETE_IN_PROGRESS",
              stuck: StackStatus === "DELETE_FAILED",
            },
            look,
          )
        : undefined,
    );
}
