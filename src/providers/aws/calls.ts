import type { AwsCall } from "../../aws/calls.ts";

/**
 * What each stage calls in AWS. A command's `aws` is made of these lists, and its policy of that. Tests find what is called
 * and stands in no list, and what stands in a list and is not called.
 */

/** Finding out which account it is. Every command does. */
export const IDENTIFY = ["sts:GetCallerIdentity"] as const satisfies readonly AwsCall[];

/** Before anything is made: source AMI, network, names, quotas, roles, permissions (two of them by dry runs). */
export const PREFLIGHT = [
  ...IDENTIFY,
  "cloudformation:DescribeStacks",
  "ec2:DescribeImages",
  "ec2:DescribeInstances",
  "ec2:DescribeInstanceTypeOfferings",
  "ec2:DescribeKeyPairs",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:GetEbsEncryptionByDefault",
  "ec2:ImportKeyPair",
  "ec2:RunInstances",
  "iam:GetRole",
  "iam:SimulatePrincipalPolicy",
  "service-quotas:GetServiceQuota",
  "ssm:GetParameter",
] as const satisfies readonly AwsCall[];

/** Where there is to be an image, besides: whether it can be exported to the bucket, and made public. */
export const PREFLIGHT_IMAGE = [
  "ec2:GetImageBlockPublicAccessState",
  "s3:GetBucketEncryption",
  "s3:GetBucketLocation",
] as const satisfies readonly AwsCall[];

/** Finding a machine that is there, and logging in. */
export const CONNECT = [
  ...IDENTIFY,
  "ec2:DescribeImages",
  "ec2:DescribeInstances",
  "ssm:StartSession",
  "ssm:TerminateSession",
] as const satisfies readonly AwsCall[];

/** Source AMI, key pair, stack, machine. What the stack consists of is made with the same rights: `policy-statements.ts`. */
export const LAUNCH = [
  ...CONNECT,
  "cloudformation:CreateStack",
  "cloudformation:DeleteStack",
  "cloudformation:DescribeStackEvents",
  "cloudformation:DescribeStacks",
  "ec2:DeleteKeyPair",
  "ec2:DescribeInstanceTypeOfferings",
  "ec2:DescribeKeyPairs",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:GetConsoleOutput",
  "ec2:ImportKeyPair",
  "ssm:GetParameter",
] as const satisfies readonly AwsCall[];

/** From the machine to an AMI, to the machine's end, and what goes with the AMI into the bucket. */
export const CAPTURE = [
  ...IDENTIFY,
  "cloudformation:DeleteStack",
  "cloudformation:DescribeStacks",
  "ec2:CreateImage",
  "ec2:DeleteKeyPair",
  "ec2:DescribeImages",
  "ec2:DescribeInstances",
  "ec2:DescribeKeyPairs",
  "ec2:DescribeSnapshots",
  "ec2:StopInstances",
  "s3:GetObject",
  "s3:ListObjectsV2",
  "s3:PutObject",
] as const satisfies readonly AwsCall[];

/** From the AMI to disks in the bucket, and from there to this machine. */
export const EXPORT = [
  ...IDENTIFY,
  "ec2:CopyImage",
  "ec2:DescribeExportImageTasks",
  "ec2:DescribeImages",
  "ec2:DescribeSnapshots",
  "ec2:ExportImage",
  "s3:AbortMultipartUpload",
  "s3:CompleteMultipartUpload",
  "s3:CopyObject",
  "s3:CreateMultipartUpload",
  "s3:DeleteObjects",
  "s3:GetObject",
  "s3:HeadObject",
  "s3:ListObjectsV2",
  "s3:PutObject",
  "s3:UploadPartCopy",
] as const satisfies readonly AwsCall[];

/** Letting everybody launch AMIs that are there. */
export const MAKE_PUBLIC = [
  ...IDENTIFY,
  "ec2:DescribeImageAttribute",
  "ec2:DescribeImages",
  "ec2:GetImageBlockPublicAccessState",
  "ec2:ModifyImageAttribute",
] as const satisfies readonly AwsCall[];

/** To further Regions and other accounts; and the mark that the build is complete. */
export const DELIVER = [
  ...MAKE_PUBLIC,
  "ec2:CopyImage",
  "ec2:CreateTags",
  "ec2:DescribeSnapshots",
  "ec2:EnableImageDeprecation",
  "s3:DeleteObjects",
  "s3:GetObject",
  "s3:ListObjectsV2",
  "s3:PutObject",
] as const satisfies readonly AwsCall[];

/** Files in S3 that go into a release: what there is, and its bytes. */
export const READ_OBJECTS = [
  ...IDENTIFY,
  "s3:GetObject",
  "s3:HeadObject",
  "s3:ListObjectsV2",
] as const satisfies readonly AwsCall[];

/** What is there. */
export const INVENTORY = [
  ...IDENTIFY,
  "cloudformation:DescribeStacks",
  "ec2:DescribeExportImageTasks",
  "ec2:DescribeImages",
  "ec2:DescribeInstances",
  "ec2:DescribeKeyPairs",
  "ec2:DescribeLaunchTemplates",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSnapshots",
  "ec2:DescribeVolumes",
  "s3:GetObject",
  "s3:ListMultipartUploads",
  "s3:ListObjectsV2",
  "scheduler:ListScheduleGroups",
  "scheduler:ListTagsForResource",
] as const satisfies readonly AwsCall[];

/** Finding what there is, and removing it. */
export const REMOVE = [
  ...INVENTORY,
  "cloudformation:DeleteStack",
  "cloudformation:DescribeStackEvents",
  "ec2:CancelExportTask",
  "ec2:DeleteKeyPair",
  "ec2:DeleteLaunchTemplate",
  "ec2:DeleteSecurityGroup",
  "ec2:DeleteSnapshot",
  "ec2:DeleteVolume",
  "ec2:DeregisterImage",
  "ec2:TerminateInstances",
  "s3:AbortMultipartUpload",
  "s3:DeleteObjects",
  "scheduler:DeleteScheduleGroup",
] as const satisfies readonly AwsCall[];

/** A sweep's first look at a machine that is overdue. */
export const MARK = ["ec2:CreateTags"] as const satisfies readonly AwsCall[];
