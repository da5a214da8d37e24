import { isAwsCode } from "../../../aws/error.ts";
import { scheduleGroupName } from "../names.ts";
import { type Found, foundBy, type Kind, type Look, ours, pagesOf } from "./kind.ts";

/** EventBridge Scheduler API, ListScheduleGroups. */
const LARGEST_PAGE = 100;

/** What the names of all our groups begin with. */
const PREFIX = "slipway-";

/**
 * Schedule groups. The list filters by name only and has no tags in it, so each group that has a name like ours is asked
 * for its tags. Schedules themselves carry none; they go with their group.
 */
export const schedules: Kind = {
  type: "schedule",
  plural: "schedule groups",
  async *list(look) {
    const known = (look.known ?? []).filter(({ type }) => type === "schedule").map(({ id }) => id);
    const wanted = look.assetIds && new Set([...[...look.assetIds].map(scheduleGroupName), ...known]);
    for (const NamePrefix of wanted?.size === 1 ? wanted : [PREFIX]) {
      const ask = (NextToken: string | undefined) =>
        look.options.aws.call(
          "scheduler",
          "ListScheduleGroups",
          { NamePrefix, MaxResults: Math.min(LARGEST_PAGE, look.pageSize), ...(NextToken && { NextToken }) },
          { region: look.region },
        );
      for await (const { ScheduleGroups = [] } of pagesOf(ask, (answer) => answer.NextToken)) {
        const candidates = ScheduleGroups.filter(({ Name = "" }) => !wanted || wanted.has(Name));
        yield ours(await Promise.all(candidates.map((group) => confirmed(group, look))));
      }
    }
  },
};

interface Group {
  Arn?: string | undefined;
  Name?: string | undefined;
  State?: string | undefined;
  CreationDate?: Date | undefined;
}

async function confirmed({ Arn, Name, State, CreationDate }: Group, look: Look): Promise<Found | undefined> {
  if (Arn === undefined) return undefined;
  const { options, region } = look;
  try {
    const { Tags } = await options.aws.call("scheduler", "ListTagsForResource", { ResourceArn: Arn }, { region });
    const facts = { id: Name, state: State ?? "unknown", created: CreationDate, going: State === "DELETING" };
    return foundBy("schedule", Tags, facts, look);
  } catch (error) {
    // It went between the list and the question.
    if (isAwsCode(error, "ResourceNotFoundException")) return undefined;
    throw error;
  }
}
