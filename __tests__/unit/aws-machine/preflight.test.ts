import { GiB, TiB } from "../../../src/base/size.ts";
import { type Host, preflight } from "../../../src/providers/aws/preflight/preflight.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import { writeTags } from "../../../src/providers/aws/tags.ts";
import type { Plan } from "../../../src/providers/provider.ts";
import { ACCOUNT, type Answers, fakeAws, identity, optionsOf, REGION, refusal } from "./fake.ts";

const ID = "ami-0123456789abcdef0";
const trust = (service: string) =>
  encodeURIComponent(JSON.stringify({ Statement: [{ Principal: { Service: service } }] }));
const role = (name: string, service: string) => ({
  Role: { Arn: `arn:aws:iam::${ACCOUNT}:role/${name}`, AssumeRolePolicyDocument: trust(service) },
});
const image = (more: object = {}) => ({
  ...{ ImageId: ID, Name: "ubuntu", State: "available", Architecture: "x86_64", RootDeviceType: "ebs" },
  ...{
    RootDeviceName: "/dev/sda1",
    BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { VolumeSize: 8 } }],
    ...more,
  },
});
const source = (more: object) => ({
  "ec2:DescribeImages": ({ Owners }: { Owners?: string[] }) => ({ Images: Owners ? [] : [image(more)] }),
});
const tagsOf = (owner: string, assetId = "1.4.0") =>
  writeTags({
    ...{ assetId, lifetime: "ephemeral", created: new Date(0), expires: new Date(0), product: "lab" },
    owner: { name: owner },
  });

/** An account in which everything is as it should be. */
const FINE: Answers = {
  "sts:GetCallerIdentity": identity,
  "cloudformation:DescribeStacks": () => {
    throw refusal("ValidationError", "Stack with id slipway-1 does not exist", "cloudformation");
  },
  "ec2:DescribeKeyPairs": () => ({ KeyPairs: [] }),
  ...source({}),
  "ec2:DescribeVpcs": () => ({ Vpcs: [{ VpcId: "vpc-1" }] }),
  "ec2:DescribeSubnets": () => ({
    Subnets: [{ SubnetId: "subnet-1", VpcId: "vpc-1", AvailabilityZone: "eu-central-1a", MapPublicIpOnLaunch: true }],
  }),
  "ec2:DescribeInstanceTypeOfferings": () => ({
    InstanceTypeOfferings: [{ InstanceType: "t3.large", Location: "eu-central-1a" }],
  }),
  "ec2:DescribeInstances": () => ({}),
  "service-quotas:GetServiceQuota": () => ({ Quota: { Value: 64 } }),
  "ec2:GetEbsEncryptionByDefault": () => ({ EbsEncryptionByDefault: false }),
  "ec2:GetImageBlockPublicAccessState": () => ({ ImageBlockPublicAccessState: "unblocked" }),
  "s3:GetBucketLocation": () => ({ LocationConstraint: REGION }),
  "s3:GetBucketEncryption": () => ({
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    },
  }),
  "iam:GetRole": ({ RoleName }: { RoleName: string }) =>
    role(RoleName, RoleName === "vmimport" ? "vmie.amazonaws.com" : "scheduler.amazonaws.com"),
  "iam:SimulatePrincipalPolicy": () => ({ EvaluationResults: [{ EvalDecision: "allowed" }] }),
  "ec2:RunInstances": () => Promise.reject(refusal("DryRunOperation")),
  "ec2:ImportKeyPair": () => Promise.reject(refusal("DryRunOperation")),
};

const SETTINGS: AwsSettings = { bucket: "octo-images" };
const host: Host = {
  missingTools: async () => [],
  unwritable: async () => undefined,
  freeSpace: async () => 20 * GiB,
  exportSpace: (formats, dataSize) => formats.length * dataSize,
};

function check(answers: Answers = {}, settings: AwsSettings = {}, plan: Partial<Plan> = {}, here: Host = host) {
  const { aws, called, times } = fakeAws({ ...FINE, ...answers });
  const options = optionsOf(aws, { settings: { ...SETTINGS, ...settings } });
  const whole: Plan = {
    ...{ assetId: "1.4.0", owner: { name: "octo/repo" }, product: "lab", base: { reference: ID }, cpus: 2 },
    ...{ memory: 4 * GiB, diskSize: 8 * GiB, formats: ["vmdk"], folder: "/release", ...plan },
  };
  return { found: preflight(whole, options, here), called, times };
}

describe("preflight on AWS", () => {
  it("has nothing to say where everything is fine, makes nothing, and needs few calls", async () => {
    const { found, called } = check({}, { public: true });
    await expect(found).resolves.toEqual([]);
    const making = called.filter(({ call, input }) => /Create|Run|Import|Delete|Put/.test(call) && !input.DryRun);
    expect(making).toEqual([]);
    expect(called.length).toBeLessThanOrEqual(22);
  });

  it("asks nothing about exports where nothing is exported", async () => {
    const { found, times } = check({}, { bucket: undefined }, { formats: [], folder: undefined });
    await expect(found).resolves.toEqual([]);
    expect(times("s3:GetBucketLocation") + times("s3:GetBucketEncryption")).toBe(0);
  });

  it("stops at a wrong account: what is there is nobody's business", async () => {
    const { found, called } = check({}, { allowedAccountIds: ["999999999999"] });
    await expect(found).resolves.toEqual([
      {
        subject: "credentials",
        problem: expect.stringMatching(/123456789012.*999999999999/),
        remedy: expect.any(String),
      },
    ]);
    expect(called).toHaveLength(1);
  });

  it.each<[string, Answers, AwsSettings, Partial<Plan>, string, RegExp]>([
    ["an odd asset-id", {}, {}, { assetId: "../x" }, "asset-id", /cannot be a name/],
    [
      "another owner's stack",
      { "cloudformation:DescribeStacks": () => ({ Stacks: [{ StackName: "s", Tags: tagsOf("some/body") }] }) },
      {},
      {},
      "asset-id",
      /in use by a stack of some\/body/,
    ],
    [
      "a stranger's key pair",
      { "ec2:DescribeKeyPairs": () => ({ KeyPairs: [{ KeyName: "k" }] }) },
      {},
      {},
      "asset-id",
      /key pair slipway-1\.4\.0 is in the way: it has no tag/,
    ],
    [
      "an AMI of another asset-id under that name",
      {
        "ec2:DescribeImages": ({ Owners }: { Owners?: string[] }) => ({
          Images: Owners ? [{ Name: "lab-1.4.0", Tags: tagsOf("octo/repo", "1.4.1") }] : [image()],
        }),
      },
      {},
      {},
      "asset-id",
      /AMI lab-1\.4\.0 .* belongs to 1\.4\.1/,
    ],
    ["no source AMI", {}, {}, { base: { reference: "name=x" } }, "base-image", /no owner/],
    ["a disk smaller than the AMI's", {}, {}, { diskSize: 4 * GiB }, "disk-size", /8\.0 GiB, and 4\.0 GiB are less/],
    ["a disk that cannot be exported", {}, {}, { diskSize: 2 * TiB }, "disk-size", /no disk over 1\.0 TiB/],
    ["a product of the Marketplace", source({ ProductCodes: [{}] }), {}, {}, "base-image", /product code/],
    ["a Windows", source({ Platform: "Windows" }), {}, {}, "base-image", /Windows/],
    [
      "an encrypted source",
      source({ BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { VolumeSize: 8, Encrypted: true } }] }),
      {},
      {},
      "base-image",
      /encrypted snapshot/,
    ],
    [
      "no default VPC",
      { "ec2:DescribeSubnets": () => ({}), "ec2:DescribeVpcs": () => ({ Vpcs: [] }) },
      {},
      {},
      "vpc",
      /no default VPC/,
    ],
    [
      "no such subnet",
      { "ec2:DescribeSubnets": () => ({}) },
      { subnet: "subnet-9" },
      {},
      "subnet",
      /no subnet subnet-9/,
    ],
    ["a subnet of another VPC", {}, { subnet: "subnet-1", vpc: "vpc-2" }, {}, "subnet", /lies in vpc-1/],
    [
      "a type that the zone has not",
      {},
      { instanceTypes: ["x9.large"] },
      {},
      "instance-types",
      /not offered in eu-central-1a/,
    ],
    [
      "a quota that is used up",
      {
        "service-quotas:GetServiceQuota": () => ({ Quota: { Value: 4 } }),
        "ec2:DescribeInstances": () => ({
          Reservations: [
            { Instances: [{ InstanceType: "m5.xlarge", CpuOptions: { CoreCount: 2, ThreadsPerCore: 2 } }] },
          ],
        }),
      },
      { instanceTypes: ["t3.large"] },
      {},
      "instance-types",
      /4 vCPUs .* 4 are in use, and this takes 2/,
    ],
    ["no bucket", {}, { bucket: undefined }, {}, "bucket", /exports disks to a bucket only/],
    [
      "a format that is made here with fetch off",
      {},
      { fetch: false },
      { formats: ["vhd", "ova"] },
      "fetch",
      /is off.* ova/,
    ],
    [
      "a bucket that is gone",
      { "s3:GetBucketLocation": () => Promise.reject(refusal("NoSuchBucket")) },
      {},
      {},
      "bucket",
      /no bucket octo-images/,
    ],
    ["a bucket elsewhere", { "s3:GetBucketLocation": () => ({}) }, {}, {}, "bucket", /is in us-east-1/],
    [
      "a bucket with KMS",
      {
        "s3:GetBucketEncryption": () => ({
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }],
          },
        }),
      },
      {},
      {},
      "bucket",
      /encrypts with aws:kms/,
    ],
    [
      "no lease role",
      {
        "iam:GetRole": ({ RoleName }: { RoleName: string }) => {
          if (RoleName !== "vmimport") throw refusal("NoSuchEntity", "none", "iam");
          return role(RoleName, "vmie.amazonaws.com");
        },
      },
      {},
      {},
      "lease-role",
      /no role slipway-lease in account/,
    ],
    [
      "an export role that nobody may assume",
      { "iam:GetRole": ({ RoleName }: { RoleName: string }) => role(RoleName, "scheduler.amazonaws.com") },
      {},
      {},
      "export-role",
      /does not let vmie\.amazonaws\.com/,
    ],
    [
      "encryption by default",
      { "ec2:GetEbsEncryptionByDefault": () => ({ EbsEncryptionByDefault: true }) },
      {},
      {},
      "region",
      /cannot be exported/,
    ],
    [
      "blocked public access",
      { "ec2:GetImageBlockPublicAccessState": () => ({ ImageBlockPublicAccessState: "block-new-sharing" }) },
      { public: true },
      {},
      "public",
      /blocks public AMIs/,
    ],
    [
      "a further Region that is not enabled",
      {
        "ec2:GetEbsEncryptionByDefault": (_: never, region?: string) => {
          if (region === "ap-east-1") throw refusal("AuthFailure");
          return {};
        },
      },
      { copyToRegions: ["ap-east-1"] },
      {},
      "copy-to-regions",
      /ap-east-1 does not know/,
    ],
    ["SSH for everybody", {}, { allowFrom: "0.0.0.0/0" }, {}, "allow-from", /everybody/],
    ["no range", {}, { allowFrom: "10.0.0.0" }, {}, "allow-from", /no IPv4 range/],
    ["bits behind the prefix", {}, { allowFrom: "10.1.2.3/16" }, {}, "allow-from", /bits behind/],
    ["a session without a profile", {}, { connect: "ssm" }, {}, "instance-profile", /needs an instance profile/],
    [
      "a session by another role",
      {},
      { connect: "ssm", instanceProfile: "p", roleToAssume: "arn:aws:iam::1:role/r" },
      {},
      "role-to-assume",
      /does not assume/,
    ],
    [
      "a dry run that is refused",
      { "ec2:RunInstances": () => Promise.reject(refusal("UnauthorizedOperation")) },
      {},
      {},
      "permissions",
      /UnauthorizedOperation/,
    ],
    [
      "a permission that IAM denies",
      {
        "iam:SimulatePrincipalPolicy": () => ({
          EvaluationResults: [{ EvalActionName: "cloudformation:CreateStack", EvalDecision: "implicitDeny" }],
        }),
      },
      {},
      {},
      "permissions",
      /may not cloudformation:CreateStack/,
    ],
    [
      "a look that is refused",
      { "ec2:DescribeKeyPairs": () => Promise.reject(refusal("UnauthorizedOperation")) },
      {},
      {},
      "permissions",
      /UnauthorizedOperation/,
    ],
  ])("tells of %s", async (_what, answers, settings, plan, subject, problem) => {
    const found = await check(answers, settings, plan).found;
    expect(found).toContainEqual({
      ...{ subject, problem: expect.stringMatching(problem), remedy: expect.stringMatching(/./) },
    });
  });

  it("tells of a missing bucket once", async () => {
    const found = await check({}, { bucket: undefined }).found;
    expect(found.filter(({ subject }) => subject === "bucket")).toHaveLength(1);
  });

  it.each<[AwsSettings, Plan["formats"], number, string | undefined]>([
    [{ fetch: true }, ["vmdk", "vhd"], 6, undefined],
    [{ fetch: true }, ["vmdk", "vhd"], 5.9, "vmdk, vhd need about 6.0 GiB in /release, and 5.9 GiB are free."],
    [{}, ["vmdk", "vhd"], 0, undefined], // they stay in the bucket then
    [{ fetch: false }, ["vmdk", "vhd"], 0, undefined],
    [{}, ["qcow2"], 5.9, "vmdk, qcow2 need about 6.0 GiB in /release, and 5.9 GiB are free."],
    [{ exportBy: "convert" }, ["vmdk", "vhd"], 5.9, "vmdk, vhd need about 6.0 GiB in /release, and 5.9 GiB are free."],
  ])("with %j, formats %j and %d GiB free it says of the room here: %s", async (settings, formats, free, problem) => {
    const found = await check({}, settings, { formats }, { ...host, freeSpace: async () => free * GiB }).found;
    expect(found.map((one) => one.problem)).toEqual(problem === undefined ? [] : [problem]);
  });

  it("leaves a folder that cannot be written to the command, which tells of it", async () => {
    const there = {
      ...host,
      freeSpace: () => Promise.reject(new Error("asked")),
      unwritable: async (folder: string) => (folder === "/release" ? "no" : undefined),
    };
    await expect(check({}, { fetch: true }, {}, there).found).resolves.toEqual([]);
  });

  it("asks IAM once for all, and takes no action's refusal for a resource that is not its own", async () => {
    const stacks = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/slipway-*/*`;
    const objects = "arn:aws:s3:::octo-images/*";
    const result = (EvalActionName: string, refusedOn: string) => ({
      EvalActionName,
      ResourceSpecificResults: [stacks, objects].map((EvalResourceName) => ({
        EvalResourceName,
        EvalResourceDecision: EvalResourceName === refusedOn ? "implicitDeny" : "allowed",
      })),
    });
    const { found, times } = check({
      "iam:SimulatePrincipalPolicy": () => ({
        EvaluationResults: [result("s3:PutObject", stacks), result("cloudformation:CreateStack", stacks)],
      }),
    });
    expect((await found).map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/may not cloudformation:CreateStack on arn:aws:cloudformation/),
    ]);
    expect(times("iam:SimulatePrincipalPolicy")).toBe(1);
  });

  it("asks IAM one by one where it does not take all actions together", async () => {
    const { found, times } = check({
      "iam:SimulatePrincipalPolicy": ({ ResourceArns }: { ResourceArns: string[] }) => {
        if (ResourceArns.length > 1) throw refusal("InvalidInput", "not together", "iam");
        const isStack = ResourceArns[0]?.includes("cloudformation");
        return {
          EvaluationResults: [
            { EvalActionName: "cloudformation:CreateStack", EvalDecision: isStack ? "explicitDeny" : "allowed" },
          ],
        };
      },
    });
    expect(await found).toHaveLength(1);
    expect(times("iam:SimulatePrincipalPolicy")).toBe(4);
  });

  it.each([
    ["by its name alone", "deploy", "", 0],
    ["with the path that only IAM knows", "deploy", "teams/", 1],
    ["of IAM Identity Center, which always has a path", "AWSReservedSSO_Admin_0", "aws-reserved/sso.amazonaws.com/", 1],
  ])("finds the role behind a session %s", async (_what, name, path, asked) => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/${path}${name}`;
    const sources: string[] = [];
    const { found, called } = check({
      "sts:GetCallerIdentity": () => ({ Account: ACCOUNT, Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/s` }),
      "iam:GetRole": ({ RoleName }: { RoleName: string }) =>
        RoleName === name
          ? { Role: { Arn: arn } }
          : role(RoleName, RoleName === "vmimport" ? "vmie.amazonaws.com" : "scheduler.amazonaws.com"),
      "iam:SimulatePrincipalPolicy": ({ PolicySourceArn }: { PolicySourceArn: string }) => {
        sources.push(PolicySourceArn);
        if (PolicySourceArn !== arn) throw refusal("NoSuchEntity", "no role", "iam");
        return { EvaluationResults: [] };
      },
    });
    expect(await found).toEqual([]);
    expect(sources.at(-1)).toBe(arn);
    expect(called.filter(({ call, input }) => call === "iam:GetRole" && input.RoleName === name)).toHaveLength(asked);
  });

  it("takes it for no problem where advice may not be asked for", async () => {
    const denied = (service: string) => () => Promise.reject(refusal("AccessDenied", "no", service));
    const { found } = check({
      "iam:GetRole": denied("iam"),
      "iam:SimulatePrincipalPolicy": denied("iam"),
      "service-quotas:GetServiceQuota": denied("service-quotas"),
    });
    await expect(found).resolves.toEqual([]);
  });

  it("takes its own stack and key pair of an earlier run for no problem: they are gone on with", async () => {
    const { found } = check({
      "cloudformation:DescribeStacks": () => ({ Stacks: [{ StackName: "s", Tags: tagsOf("octo/repo") }] }),
      "ec2:DescribeKeyPairs": () => ({ KeyPairs: [{ Tags: tagsOf("octo/repo") }] }),
    });
    await expect(found).resolves.toEqual([]);
  });

  it("lets failures that are no answer of AWS's through", async () => {
    const broken = new TypeError("a defect");
    await expect(check({ "ec2:DescribeSubnets": () => Promise.reject(broken) }).found).rejects.toBe(broken);
  });
});
