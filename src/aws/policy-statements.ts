import type { AwsCall } from "./calls.ts";
import type { GrantName } from "./policy-grants.ts";

/** IAM actions by the statement that they stand in. */
export type Needs = { readonly [G in GrantName]?: readonly string[] };

const look = (...Look: readonly string[]): Needs => ({ Look });
const ours = (...ChangeOurs: readonly string[]): Needs => ({ ChangeOurs });
const project = (action: string): Needs => ({ Project: [`codebuild:${action}`] });
const object = (...Objects: readonly string[]): Needs => ({ Objects });

/** What CloudFormation does with the caller's rights when it deletes a build's stack, or rolls it back. */
const STACK_GOES: Needs = {
  Look: [
    "ec2:DescribeInstances",
    "ec2:DescribeLaunchTemplates",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeVolumes",
  ],
  ChangeOurs: ["ec2:DeleteLaunchTemplate", "ec2:DeleteSecurityGroup", "ec2:TerminateInstances"],
  Schedules: [
    "scheduler:DeleteSchedule",
    "scheduler:DeleteScheduleGroup",
    "scheduler:GetSchedule",
    "scheduler:GetScheduleGroup",
    "scheduler:ListTagsForResource",
  ],
};

const LAUNCH: Needs = {
  MakeTagged: ["ec2:RunInstances"],
  TagWhatIsMade: ["ec2:CreateTags"],
  ChangeOurs: ["ec2:RunInstances"],
  LaunchInto: ["ec2:RunInstances"],
  LendInstanceRole: ["iam:PassRole"],
};

/** What it does when it makes one, beyond that: the template's resources, its typed parameters, its outputs. */
const STACK_COMES: Needs = {
  Look: [
    "ec2:DescribeImages",
    "ec2:DescribeInstanceCreditSpecifications",
    "ec2:DescribeInstanceStatus",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeLaunchTemplateVersions",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
  ],
  ChangeOurs: ["ec2:DescribeInstanceAttribute"],
  MakeByStack: [
    "ec2:AuthorizeSecurityGroupIngress",
    "ec2:CreateLaunchTemplate",
    "ec2:CreateSecurityGroup",
    "ec2:CreateTags",
  ],
  Schedules: ["scheduler:CreateSchedule", "scheduler:CreateScheduleGroup", "scheduler:TagResource"],
  LendLeaseRole: ["iam:PassRole"],
};

/** What each call takes. Where a service authorises an operation under another name, that name stands here. */
export const NEEDS: Record<AwsCall, Needs> = {
  "ec2:CancelExportTask": ours("ec2:CancelExportTask"),
  "ec2:CopyImage": { MakeTagged: ["ec2:CopyImage"], TagWhatIsMade: ["ec2:CreateTags"] },
  "ec2:CreateImage": {
    MakeTagged: ["ec2:CreateImage"],
    TagWhatIsMade: ["ec2:CreateTags"],
    ChangeOurs: ["ec2:CreateImage"],
  },
  "ec2:CreateTags": { MarkOurs: ["ec2:CreateTags"] },
  "ec2:DeleteKeyPair": ours("ec2:DeleteKeyPair"),
  "ec2:DeleteLaunchTemplate": ours("ec2:DeleteLaunchTemplate"),
  "ec2:DeleteSecurityGroup": ours("ec2:DeleteSecurityGroup"),
  "ec2:DeleteSnapshot": ours("ec2:DeleteSnapshot"),
  "ec2:DeleteTags": { MarkOurs: ["ec2:DeleteTags"] },
  "ec2:DeleteVolume": ours("ec2:DeleteVolume"),
  // With DeleteAssociatedSnapshots, the snapshots too.
  "ec2:DeregisterImage": ours("ec2:DeregisterImage", "ec2:DeleteSnapshot"),
  "ec2:DescribeExportImageTasks": look("ec2:DescribeExportImageTasks"),
  "ec2:DescribeImageAttribute": ours("ec2:DescribeImageAttribute"),
  "ec2:DescribeImages": look("ec2:DescribeImages"),
  "ec2:DescribeInstances": look("ec2:DescribeInstances"),
  "ec2:DescribeInstanceTypeOfferings": look("ec2:DescribeInstanceTypeOfferings"),
  "ec2:DescribeKeyPairs": look("ec2:DescribeKeyPairs"),
  "ec2:DescribeLaunchTemplates": look("ec2:DescribeLaunchTemplates"),
  "ec2:DescribeSecurityGroups": look("ec2:DescribeSecurityGroups"),
  "ec2:DescribeSnapshots": look("ec2:DescribeSnapshots"),
  "ec2:DescribeSubnets": look("ec2:DescribeSubnets"),
  "ec2:DescribeVolumes": look("ec2:DescribeVolumes"),
  "ec2:DescribeVpcs": look("ec2:DescribeVpcs"),
  "ec2:EnableImageDeprecation": ours("ec2:EnableImageDeprecation"),
  "ec2:ExportImage": {
    MakeTagged: ["ec2:ExportImage"],
    TagWhatIsMade: ["ec2:CreateTags"],
    ChangeOurs: ["ec2:ExportImage"],
    LendExportRole: ["iam:PassRole"],
  },
  "ec2:GetConsoleOutput": ours("ec2:GetConsoleOutput"),
  "ec2:GetEbsEncryptionByDefault": look("ec2:GetEbsEncryptionByDefault"),
  "ec2:GetImageBlockPublicAccessState": look("ec2:GetImageBlockPublicAccessState"),
  "ec2:ImportKeyPair": { MakeTagged: ["ec2:ImportKeyPair"], TagWhatIsMade: ["ec2:CreateTags"] },
  "ec2:ModifyImageAttribute": ours("ec2:ModifyImageAttribute"),
  "ec2:RunInstances": LAUNCH,
  "ec2:StopInstances": ours("ec2:StopInstances"),
  "ec2:TerminateInstances": ours("ec2:TerminateInstances"),

  "cloudformation:CreateStack": joinNeeds([
    { Stacks: ["cloudformation:CreateStack", "cloudformation:TagResource"] },
    STACK_COMES,
    LAUNCH,
    STACK_GOES,
  ]),
  "cloudformation:DeleteStack": joinNeeds([{ Stacks: ["cloudformation:DeleteStack"] }, STACK_GOES]),
  "cloudformation:DescribeStackEvents": { Stacks: ["cloudformation:DescribeStackEvents"] },
  "cloudformation:DescribeStacks": look("cloudformation:DescribeStacks"),
  "cloudformation:ListStackResources": { Stacks: ["cloudformation:ListStackResources"] },

  "s3:AbortMultipartUpload": object("s3:AbortMultipartUpload"),
  "s3:CompleteMultipartUpload": object("s3:PutObject"),
  "s3:CopyObject": object("s3:GetObject", "s3:PutObject"),
  "s3:CreateMultipartUpload": object("s3:PutObject"),
  "s3:DeleteObjects": object("s3:DeleteObject"),
  "s3:GetBucketEncryption": { Bucket: ["s3:GetEncryptionConfiguration"] },
  "s3:GetBucketLocation": { Bucket: ["s3:GetBucketLocation"] },
  // Without the right to list, S3 answers 403 in place of 404 for what is not there (S3 API, GetObject, HeadObject).
  "s3:GetObject": { Bucket: ["s3:ListBucket"], Objects: ["s3:GetObject"] },
  "s3:HeadObject": { Bucket: ["s3:ListBucket"], Objects: ["s3:GetObject"] },
  "s3:ListMultipartUploads": { Bucket: ["s3:ListBucketMultipartUploads"] },
  "s3:ListObjectsV2": { Bucket: ["s3:ListBucket"] },
  "s3:PutObject": object("s3:PutObject"),
  "s3:UploadPartCopy": object("s3:GetObject", "s3:PutObject"),

  "scheduler:DeleteScheduleGroup": { Schedules: ["scheduler:DeleteSchedule", "scheduler:DeleteScheduleGroup"] },
  "scheduler:ListScheduleGroups": look("scheduler:ListScheduleGroups"),
  "scheduler:ListTagsForResource": { Schedules: ["scheduler:ListTagsForResource"] },

  "ssm:GetParameter": { PublicParameters: ["ssm:GetParameter"] },
  "ssm:StartSession": { ConnectToOurs: ["ssm:StartSession"], ConnectBySsh: ["ssm:StartSession"] },
  "ssm:TerminateSession": { EndOwnSessions: ["ssm:TerminateSession"] },
  // Whether a role can be assumed, its own trust policy says; within one account that is enough.
  "sts:AssumeRole": {},
  "sts:AssumeRoleWithWebIdentity": {},
  "sts:GetCallerIdentity": look("sts:GetCallerIdentity"),
  "iam:GetRole": { LookAtRoles: ["iam:GetRole"] },
  "iam:SimulatePrincipalPolicy": { LookAtRoles: ["iam:SimulatePrincipalPolicy"] },
  "codebuild:BatchGetBuildBatches": project("BatchGetBuildBatches"),
  "codebuild:BatchGetBuilds": project("BatchGetBuilds"),
  "codebuild:BatchGetProjects": project("BatchGetProjects"),
  "codebuild:ListBuildBatchesForProject": project("ListBuildBatchesForProject"),
  "codebuild:ListBuildsForProject": project("ListBuildsForProject"),
  "codebuild:StartBuild": project("StartBuild"),
  "codebuild:StartBuildBatch": project("StartBuildBatch"),
  "codebuild:StopBuild": project("StopBuild"),
  "codebuild:StopBuildBatch": project("StopBuildBatch"),
  "cloudwatch-logs:GetLogEvents": { BuildLogs: ["logs:GetLogEvents"] },

  "service-quotas:GetServiceQuota": look("servicequotas:GetServiceQuota"),
};

/** All of them in one: each action once, in alphabetical order. */
export function joinNeeds(all: readonly Needs[]): Needs {
  const joined: { [G in GrantName]?: readonly string[] } = {};
  for (const needs of all) {
    for (const [name, actions] of Object.entries(needs) as [GrantName, readonly string[]][]) {
      joined[name] = [...new Set([...(joined[name] ?? []), ...actions])].sort();
    }
  }
  return joined;
}
