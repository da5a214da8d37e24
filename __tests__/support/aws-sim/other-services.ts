import { ServiceError } from "./fault.ts";
import { pageAfter } from "./select.ts";
import { type CallTable, takesTime } from "./world.ts";

const PAGE = 100;

/** The AMI that machines start from. */
export const SOURCE_AMI = "ami-0123456789abcdef0";

/** Services of which little is asked: schedules' groups, one parameter, who is calling, one role, quotas. */
export const other = {
  scheduler: {
    ListScheduleGroups: (input, { region }) => {
      const rows = [...region.scheduleGroups.values()].filter(({ Name }) => Name.startsWith(input.NamePrefix ?? ""));
      const size = Math.min(PAGE, input.MaxResults ?? PAGE);
      const { page, next } = pageAfter(rows, ({ Name }) => Name, input.NextToken, size);
      return {
        ScheduleGroups: page.map(({ tags: _, ...row }) => row),
        ...(next === undefined ? {} : { NextToken: next }),
      };
    },
    ListTagsForResource: (input, { region }) => {
      const group = region.scheduleGroups.get(input.ResourceArn?.split("/").at(-1) ?? "");
      if (!group) throw new ServiceError("ResourceNotFoundException", "The group does not exist", 404);
      return { Tags: group.tags };
    },
    DeleteScheduleGroup: (input, scene) => {
      const group = scene.region.scheduleGroups.get(input.Name ?? "");
      if (!group) throw new ServiceError("ResourceNotFoundException", `${input.Name} does not exist`, 404);
      group.State = "DELETING";
      scene.begin("groupDelete", group.Name, takesTime(scene, "groupDelete"), () => {
        scene.region.scheduleGroups.delete(group.Name);
      });
      return {};
    },
  } satisfies CallTable<"scheduler">,
  ssm: {
    GetParameter: (input) => ({ Parameter: { Name: input.Name ?? "", Value: SOURCE_AMI, Type: "String" as const } }),
  } satisfies CallTable<"ssm">,
  sts: {
    GetCallerIdentity: (_, { account }) => ({
      Account: account,
      Arn: `arn:aws:sts::${account}:assumed-role/slipway/simulated`,
      UserId: "AROASIMULATED:simulated",
    }),
  } satisfies CallTable<"sts">,
  iam: {
    GetRole: (input, { account, now }) => ({
      Role: {
        RoleName: input.RoleName ?? "",
        Arn: `arn:aws:iam::${account}:role/${input.RoleName}`,
        RoleId: "AROASIMULATED",
        Path: "/",
        CreateDate: new Date(now()),
        AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trustOf(input.RoleName ?? ""))),
      },
    }),
    SimulatePrincipalPolicy: (input) => ({
      EvaluationResults: (input.ActionNames ?? []).map((EvalActionName) => ({
        EvalActionName,
        EvalDecision: "allowed" as const,
      })),
    }),
  } satisfies CallTable<"iam">,
  "service-quotas": {
    GetServiceQuota: (input) => ({
      Quota: { ServiceCode: input.ServiceCode ?? "", QuotaCode: input.QuotaCode ?? "", Value: 640 },
    }),
  } satisfies CallTable<"service-quotas">,
};

function trustOf(role: string): object {
  const lease = role.includes("lease");
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: lease ? "scheduler.amazonaws.com" : "vmie.amazonaws.com" },
        Action: "sts:AssumeRole",
        ...(lease ? {} : { Condition: { StringEquals: { "sts:Externalid": "vmimport" } } }),
      },
    ],
  };
}
