import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from "@aws-sdk/client-cloudformation";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) => new CloudFormationClient(config);

export const commands = {
  CreateStack: CreateStackCommand,
  DeleteStack: DeleteStackCommand,
  DescribeStackEvents: DescribeStackEventsCommand,
  DescribeStacks: DescribeStacksCommand,
  ListStackResources: ListStackResourcesCommand,
} satisfies CommandTable<"cloudformation">;
