import type { Tag } from "@aws-sdk/client-cloudformation";
import { scheduleGroupName } from "../../../src/providers/aws/names.ts";
import { readAwsTags } from "../../../src/providers/aws/tags.ts";
import { boots, endInstance, startInstance } from "./ec2-instances.ts";
import { ServiceError } from "./fault.ts";
import { pageAfter } from "./select.ts";
import type { Scene, SimStack } from "./world.ts";
import { type CallTable, takesTime } from "./world.ts";

/** Stacks and resources that one answer holds (CloudFormation API Reference: up to 1 MB and 100 summaries). */
const PAGE = 100;

type Maker = (scene: Scene, tags: Tag[], made: Map<string, string>, launch: number) => string;

/** What a stack's resource is, once it is made; in the order in which they depend on each other. */
const MAKERS: Record<string, Maker> = {
  "AWS::Scheduler::ScheduleGroup": ({ region, now }, tags) => {
    const Name = scheduleGroupName(readAwsTags(tags)?.assetId ?? "");
    region.scheduleGroups.set(Name, {
      Name,
      Arn: `arn:aws:scheduler:${region.name}:0:schedule-group/${Name}`,
      State: "ACTIVE",
      CreationDate: new Date(now()),
      tags: tags as { Key: string; Value: string }[],
    });
    return Name;
  },
  "AWS::Scheduler::Schedule": (_, tags) => scheduleGroupName(readAwsTags(tags)?.assetId ?? ""),
  "AWS::EC2::SecurityGroup": ({ region, id }, Tags) => {
    const GroupId = id("sg");
    region.securityGroups.set(GroupId, { GroupId, GroupName: GroupId, VpcId: "vpc-1", Tags });
    return GroupId;
  },
  "AWS::EC2::LaunchTemplate": ({ region, id, now }, Tags) => {
    const LaunchTemplateId = id("lt");
    region.launchTemplates.set(LaunchTemplateId, {
      LaunchTemplateId,
      LaunchTemplateName: LaunchTemplateId,
      CreateTime: new Date(now()),
      Tags,
    });
    return LaunchTemplateId;
  },
  "AWS::EC2::Instance": (scene, tags, made, launch) => {
    const group = made.get("AWS::EC2::SecurityGroup");
    return startInstance(scene, { tags, groups: group === undefined ? [] : [group], imageId: "ami-source", launch });
  },
};

/** Makes a stack with these types of resources; @returns its id. What it makes comes one after another. */
export function beginStack(
  scene: Scene,
  name: string,
  tags: Tag[],
  types: readonly string[],
  parameters: SimStack["Parameters"] = [],
): string {
  const { region, account, now } = scene;
  const StackId = `arn:aws:cloudformation:${region.name}:${account}:stack/${name}/${scene.id("stack")}`;
  const stack: SimStack = {
    StackName: name,
    StackId,
    StackStatus: "CREATE_IN_PROGRESS",
    CreationTime: new Date(now()),
    Tags: tags,
    Parameters: parameters,
    resources: [],
  };
  region.stacks.set(StackId, stack);
  const made = new Map<string, string>();
  const order = Object.keys(MAKERS).filter((type) => types.includes(type));
  const total = order.map(() => takesTime(scene, "resource"));
  let at = now();
  // The instance itself takes its time in `startInstance`; what CloudFormation needs to notice comes on top.
  const launch = types.includes("AWS::EC2::Instance") ? takesTime(scene, "launch") : 0;
  for (const [index, type] of order.entries()) {
    clockAt(scene, at, () => {
      if (stack.StackStatus !== "CREATE_IN_PROGRESS") return;
      const id = MAKERS[type]?.(scene, tags, made, launch) ?? "";
      made.set(type, id);
      stack.resources.push({
        LogicalResourceId: type.split("::")[2],
        PhysicalResourceId: id,
        ResourceType: type,
        ResourceStatus: "CREATE_COMPLETE",
        LastUpdatedTimestamp: new Date(now()),
      });
    });
    at += total[index] ?? 0;
  }
  scene.begin("stack", StackId, at - now() + launch, () => {
    if (stack.StackStatus !== "CREATE_IN_PROGRESS") return;
    const instance = region.instances.get(made.get("AWS::EC2::Instance") ?? "");
    if (instance) boots(scene, instance);
    stack.StackStatus = "CREATE_COMPLETE";
    stack.Outputs = [
      { OutputKey: "InstanceId", OutputValue: made.get("AWS::EC2::Instance") ?? "" },
      { OutputKey: "SecurityGroupId", OutputValue: made.get("AWS::EC2::SecurityGroup") ?? "" },
      { OutputKey: "LaunchTemplateId", OutputValue: made.get("AWS::EC2::LaunchTemplate") ?? "" },
    ];
  });
  return StackId;
}

/** At a time that is not a phase of its own. */
function clockAt(scene: Scene, time: number, event: () => void): void {
  if (time <= scene.now()) event();
  else scene.at(time, event);
}

/** By name only where it is not deleted, as CloudFormation does; by id always. */
function stackOf({ region }: Scene, nameOrId: string | undefined): SimStack {
  const byId = region.stacks.get(nameOrId ?? "");
  if (byId) return byId;
  for (const stack of region.stacks.values())
    if (stack.StackName === nameOrId && stack.StackStatus !== "DELETE_COMPLETE") return stack;
  throw new ServiceError("ValidationError", `Stack with id ${nameOrId} does not exist`);
}

function isThere(scene: Scene, name: string | undefined): boolean {
  return [...scene.region.stacks.values()].some(
    (one) => one.StackName === name && one.StackStatus !== "DELETE_COMPLETE",
  );
}

/** Takes away what a stack made, its instance first; `over` happens when all of it is gone. */
function takeDown(scene: Scene, stack: SimStack, over: () => void): void {
  const { region } = scene;
  const idOf = (type: string) =>
    stack.resources.find(({ ResourceType }) => ResourceType === type)?.PhysicalResourceId ?? "";
  endInstance(scene, idOf("AWS::EC2::Instance"), () => {
    region.securityGroups.delete(idOf("AWS::EC2::SecurityGroup"));
    region.launchTemplates.delete(idOf("AWS::EC2::LaunchTemplate"));
    region.scheduleGroups.delete(idOf("AWS::Scheduler::ScheduleGroup"));
    scene.at(scene.now() + takesTime(scene, "stackDelete"), over);
  });
}

export const cloudFormation = {
  CreateStack: (input, scene) => {
    if (isThere(scene, input.StackName))
      throw new ServiceError("AlreadyExistsException", `Stack [${input.StackName}] already exists`);
    const types = [...(input.TemplateBody ?? "").matchAll(/Type:\s*"?(AWS::[\w:]+)/g)].map(([, type]) => type ?? "");
    const hasLease = input.Parameters?.some((one) => one.ParameterKey === "LeaseRoleArn" && one.ParameterValue);
    const made = types.filter((type) => hasLease || !type.startsWith("AWS::Scheduler::"));
    return { StackId: beginStack(scene, input.StackName ?? "", input.Tags ?? [], made, input.Parameters) };
  },
  DescribeStacks: (input, scene) => {
    const { region } = scene;
    if (input.StackName !== undefined) {
      let stack: SimStack;
      try {
        stack = stackOf(scene, input.StackName);
      } catch (error) {
        for (const one of region.stacks.values())
          if (one.StackName === input.StackName) scene.shows(`${one.StackId} delete`);
        throw error;
      }
      if (stack.StackStatus === "CREATE_COMPLETE") scene.shows(stack.StackId);
      if (stack.StackStatus === "DELETE_COMPLETE") scene.shows(`${stack.StackId} delete`);
      return { Stacks: [{ ...stack }] };
    }
    const rows = [...region.stacks.values()].filter(({ StackStatus }) => StackStatus !== "DELETE_COMPLETE");
    const { page, next } = pageAfter(rows, ({ StackId }) => StackId, input.NextToken, PAGE);
    return { Stacks: page.map((row) => ({ ...row })), ...(next === undefined ? {} : { NextToken: next }) };
  },
  DescribeStackEvents: (input, scene) => {
    const { StackId, StackName, resources } = stackOf(scene, input.StackName);
    return {
      StackEvents: resources.map((row) => ({
        ...row,
        StackId,
        StackName,
        EventId: row.PhysicalResourceId,
        Timestamp: row.LastUpdatedTimestamp,
      })),
    };
  },
  ListStackResources: (input, scene) => ({
    StackResourceSummaries: stackOf(scene, input.StackName).resources.map((row) => ({ ...row })),
  }),
  DeleteStack: (input, scene) => {
    if (!scene.region.stacks.has(input.StackName ?? "") && !isThere(scene, input.StackName)) return {};
    const stack = stackOf(scene, input.StackName);
    if (/^DELETE_(COMPLETE|IN_PROGRESS)$/.test(stack.StackStatus)) return {};
    stack.StackStatus = "DELETE_IN_PROGRESS";
    const phase = scene.begin("stackDelete", `${stack.StackId} delete`, Number.POSITIVE_INFINITY, () => undefined);
    takeDown(scene, stack, () => {
      stack.StackStatus = "DELETE_COMPLETE";
      phase.ended = scene.now();
    });
    return {};
  },
} satisfies CallTable<"cloudformation">;
