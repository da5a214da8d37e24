import { ec2Kind } from "./ec2-kind.ts";

/** Bytes of a GiB, in which EC2 counts volumes. */
const GIB = 2 ** 30;

const NOT_TERMINATED = {
  Name: "instance-state-name",
  Values: ["pending", "running", "shutting-down", "stopping", "stopped"],
};

/** Machines that are not terminated. What is stopped costs too. */
export const instances = ec2Kind({
  type: "instance",
  plural: "instances",
  ask: (aws, page, where) =>
    aws.call("ec2", "DescribeInstances", { ...page, Filters: [...page.Filters, NOT_TERMINATED] }, where),
  largestPage: 1_000,
  items: ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances),
  facts: ({ InstanceId, State, InstanceType, LaunchTime }) => ({
    id: InstanceId,
    state: words(State?.Name, InstanceType),
    created: LaunchTime,
    going: State?.Name === "shutting-down",
  }),
});

export const volumes = ec2Kind({
  type: "volume",
  plural: "volumes",
  ask: (aws, page, where) => aws.call("ec2", "DescribeVolumes", page, where),
  largestPage: 1_000,
  items: ({ Volumes = [] }) => Volumes,
  facts: ({ VolumeId, State, Size, CreateTime, Attachments = [] }) => ({
    id: VolumeId,
    state: words(State, ...Attachments.map(({ InstanceId }) => InstanceId)),
    created: CreateTime,
    size: (Size ?? 0) * GIB,
    going: State === "deleting",
    behind: Attachments.flatMap(({ InstanceId }) => InstanceId ?? []),
  }),
});

/** Known by their names, which are unique in a Region. DescribeKeyPairs has no pages. */
export const keyPairs = ec2Kind({
  type: "key-pair",
  plural: "key pairs",
  ask: (aws, page, where) => aws.call("ec2", "DescribeKeyPairs", page, where),
  items: ({ KeyPairs = [] }) => KeyPairs,
  facts: ({ KeyPairId, KeyName, CreateTime }) => ({ id: KeyName, state: words(KeyPairId), created: CreateTime }),
});

export const securityGroups = ec2Kind({
  type: "security-group",
  plural: "security groups",
  ask: (aws, page, where) => aws.call("ec2", "DescribeSecurityGroups", page, where),
  largestPage: 1_000,
  items: ({ SecurityGroups = [] }) => SecurityGroups,
  facts: ({ GroupId, GroupName, VpcId }) => ({ id: GroupId, state: words(GroupName, VpcId) }),
});

export const launchTemplates = ec2Kind({
  type: "launch-template",
  plural: "launch templates",
  ask: (aws, page, where) => aws.call("ec2", "DescribeLaunchTemplates", page, where),
  largestPage: 200,
  items: ({ LaunchTemplates = [] }) => LaunchTemplates,
  facts: ({ LaunchTemplateId, LaunchTemplateName, CreateTime }) => ({
    id: LaunchTemplateId,
    state: words(LaunchTemplateName),
    created: CreateTime,
  }),
});

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}
