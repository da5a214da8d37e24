/**
 * What rights can be given on, and under which condition: the resources and condition keys that the actions support by
 * the Service Authorization Reference. An action whose key is not supported would be refused always.
 */
export interface Grant {
  resources: readonly string[];
  condition?: Condition;
}

export type Condition = Record<string, Record<string, string | readonly string[]>>;

const placeholder = (name: string) => `\${${name}}`;

/** What whoever uses a policy puts their own values in place of. */
export const PLACEHOLDERS = {
  account: placeholder("Account"),
  region: placeholder("Region"),
  bucket: placeholder("Bucket"),
  project: placeholder("Project"),
} as const;

const { account, region, bucket, project } = PLACEHOLDERS;
const ec2 = (...types: readonly string[]) => types.map((type) => `arn:aws:ec2:${region}:${account}:${type}/*`);
/** AMIs and snapshots have ARNs without an account. */
const IMAGES = [`arn:aws:ec2:${region}::image/*`, `arn:aws:ec2:${region}::snapshot/*`];
/** Of any type: the actions say which, and the condition says whose. */
const OURS = [...ec2("*"), ...IMAGES];
const role = (name: string) => [`arn:aws:iam::${account}:role/${name}`];

const ASKED_FOR = { "aws:RequestTag/slipway:asset-id": "?*" };
const THERE = { "aws:ResourceTag/slipway:asset-id": "?*" };

/** The calls that make something of EC2 with tags in them; `ec2:CreateAction` has their names. */
const CREATING = [
  "CopyImage",
  "CreateImage",
  "CreateLaunchTemplate",
  "CreateSecurityGroup",
  "ExportImage",
  "ImportKeyPair",
  "RunInstances",
];

/** Sid of the statement → what it is about. In the order in which a policy has them. */
export const GRANTS = {
  /** Reading that cannot be limited to some resources. */
  Look: { resources: ["*"] },
  /** What is made gets our tag in the same call. */
  MakeTagged: {
    resources: [...ec2("instance", "key-pair", "export-image-task"), ...IMAGES],
    condition: { StringLike: ASKED_FOR },
  },
  TagWhatIsMade: {
    resources: OURS,
    condition: { StringLike: ASKED_FOR, StringEquals: { "ec2:CreateAction": CREATING } },
  },
  /** Only what has our tag is changed, started from or deleted. */
  ChangeOurs: { resources: OURS, condition: { StringLike: THERE } },
  /** Marks, but never the asset-id: a stranger's things cannot be made ours, nor ours nobody's. */
  MarkOurs: {
    resources: OURS,
    condition: { StringLike: THERE, "ForAllValues:StringNotEquals": { "aws:TagKeys": ["slipway:asset-id"] } },
  },
  /** What a machine takes part in without being ours, or that comes and goes with it. The preflight's dry run has no group of ours. */
  LaunchInto: {
    resources: [
      ...ec2("subnet", "security-group", "network-interface", "volume", "spot-instances-request"),
      `arn:aws:ec2:${region}::image/*`,
    ],
  },
  /** Groups and their rules. CloudFormation may give these their tags in a second call, so the condition is who calls. */
  MakeByStack: {
    resources: ec2("security-group*", "launch-template", "vpc"),
    condition: { "ForAnyValue:StringEquals": { "aws:CalledVia": ["cloudformation.amazonaws.com"] } },
  },
  /** By name, not by tag: a stack that is gone has no tags, and deleting it again must not look forbidden. */
  Stacks: { resources: [`arn:aws:cloudformation:${region}:${account}:stack/slipway-*/*`] },
  Schedules: {
    resources: [
      `arn:aws:scheduler:${region}:${account}:schedule-group/slipway-*`,
      `arn:aws:scheduler:${region}:${account}:schedule/slipway-*/*`,
    ],
  },
  Bucket: { resources: [`arn:aws:s3:::${bucket}`] },
  Objects: { resources: [`arn:aws:s3:::${bucket}/*`] },
  /** What AWS and publishers of AMIs publish; parameters of your own can hold secrets. */
  PublicParameters: { resources: [`arn:aws:ssm:${region}::parameter/aws/service/*`] },
  /** Roles that a build lends; a simulation asks about the caller, here the role that account.yaml makes. */
  LookAtRoles: { resources: [...role("slipway-*"), ...role("vmimport")] },
  LendLeaseRole: {
    resources: role("slipway-lease"),
    condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
  },
  LendInstanceRole: {
    resources: role("slipway-instance"),
    condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
  },
  LendExportRole: {
    resources: role("vmimport"),
    condition: { StringEquals: { "iam:PassedToService": "vmie.amazonaws.com" } },
  },
  ConnectToOurs: {
    resources: ec2("instance"),
    condition: { StringLike: { "ssm:resourceTag/slipway:asset-id": "?*" } },
  },
  /** AWS's own document, which carries SSH over the session. */
  ConnectBySsh: { resources: [`arn:aws:ssm:${region}::document/AWS-StartSSHSession`] },
  /** A session's id begins with who opened it (Systems Manager User Guide, policies for Session Manager). */
  EndOwnSessions: { resources: [`arn:aws:ssm:${region}:${account}:session/${placeholder("aws:userid")}-*`] },
  /** Builds have no ARN that a policy could name: each action on them is one on their project. */
  Project: { resources: [`arn:aws:codebuild:${region}:${account}:project/${project}`] },
  /** The group that CodeBuild writes to where the project names none; a stream is a build's. */
  BuildLogs: { resources: [`arn:aws:logs:${region}:${account}:log-group:/aws/codebuild/${project}:log-stream:*`] },
} as const satisfies Record<string, Grant>;

export type GrantName = keyof typeof GRANTS;
