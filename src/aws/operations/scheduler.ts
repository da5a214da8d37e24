import {
  DeleteScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListTagsForResourceCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) => new SchedulerClient(config);

export const commands = {
  DeleteScheduleGroup: DeleteScheduleGroupCommand,
  ListScheduleGroups: ListScheduleGroupsCommand,
  ListTagsForResource: ListTagsForResourceCommand,
} satisfies CommandTable<"scheduler">;
