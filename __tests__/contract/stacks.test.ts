import { readFileSync } from "node:fs";
import path from "node:path";
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
} from "@aws-sdk/client-cloudformation";
import {
  DescribeLaunchTemplatesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateBucketCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetScheduleCommand, ListScheduleGroupsCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { parseDocument } from "yaml";
import { poll } from "../../src/base/poll.ts";
import { type AwsTags, writeTags } from "../../src/providers/aws/tags.ts";
import { type Ministack, startMinistack } from "../support/ministack.ts";

/**
 * The templates by the word of ministack, which others wrote: that they deploy, roll back with events for each resource,
 * and are gone after a delete. It knows no AWS::EC2::Instance and no AWS::IAM::OIDCProvider and refuses templates with
 * them, so the machine is taken out here and the provider counts as there; whether a tag gets onto a volume or a role may
 * do its work, it cannot tell. Those are AWS's own documentation's word, and the validators' in `npm run check`.
 */

const REGION = "eu-central-1";
const TAGS: AwsTags = {
  assetId: "1.4.0",
  lifetime: "ephemeral",
  created: new Date("2026-11-25T14:30:00Z"),
  expires: new Date("2026-11-25T18:30:00Z"),
  owner: { name: "octo/repo", url: "https://github.example/octo/repo/actions/runs/1" },
  product: "data-lab",
};

let ministack: Ministack;
let cloudformation: CloudFormationClient;
let ec2: EC2Client;
let iam: IAMClient;
let s3: S3Client;
let scheduler: SchedulerClient;

beforeAll(async () => {
  ministack = await startMinistack();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const config = { endpoint: ministack.endpoint, region: REGION, credentials };
  cloudformation = new CloudFormationClient(config);
  ec2 = new EC2Client(config);
  iam = new IAMClient(config);
  s3 = new S3Client({ ...config, forcePathStyle: true });
  scheduler = new SchedulerClient(config);
}, 60_000);

afterAll(async () => {
  for (const client of [cloudformation, ec2, iam, s3, scheduler]) client?.destroy();
  await ministack?.stop();
});

function template(name: string): string {
  return readFileSync(path.resolve(import.meta.dirname, "../../templates/cloudformation", name), "utf8");
}

/** build-machine.yaml without the one type that ministack does not know. */
function machineParts(): string {
  const document = parseDocument(template("build-machine.yaml"), { logLevel: "error" });
  expect(document.deleteIn(["Resources", "Machine"])).toBe(true);
  expect(document.deleteIn(["Outputs", "InstanceId"])).toBe(true);
  return document.toString();
}

async function machineParameters(group: string, given: Record<string, string> = {}): Promise<Record<string, string>> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  return {
    ScheduleGroupName: group,
    ExpiresAt: "2026-11-25T18:30:00",
    LeaseRoleArn: "arn:aws:iam::000000000000:role/slipway-lease",
    VpcId: Subnets[0]?.VpcId ?? "",
    SubnetId: Subnets[0]?.SubnetId ?? "",
    AllowFrom: "203.0.113.7/32",
    SshPort: "2222",
    ImageId: "ami-0123456789abcdef0",
    InstanceType: "t3.large",
    KeyName: `slipway-${TAGS.assetId}`,
    VolumeSize: "8",
    RootDeviceName: "/dev/sda1",
    AssetId: TAGS.assetId,
    Created: TAGS.created.toISOString(),
    Expires: TAGS.expires.toISOString(),
    Owner: TAGS.owner.name,
    Run: TAGS.owner.url ?? "",
    Product: TAGS.product,
    ...given,
  };
}

/** Makes a stack and waits until it is one or is not. */
async function deploy(name: string, body: string, parameters: Record<string, string>): Promise<Stack> {
  const { StackId = name } = await cloudformation.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: body,
      Capabilities: ["CAPABILITY_NAMED_IAM"],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      Tags: writeTags(TAGS),
    }),
  );
  return settled(StackId);
}

function settled(id: string): Promise<Stack> {
  return poll(
    async () => {
      const { Stacks = [] } = await cloudformation.send(new DescribeStacksCommand({ StackName: id }));
      return Stacks[0]?.StackStatus?.endsWith("_IN_PROGRESS") ? undefined : Stacks[0];
    },
    { what: `the stack ${id} settles`, every: 100, within: 30_000 },
  );
}

async function remove(stack: Stack): Promise<Stack> {
  await cloudformation.send(new DeleteStackCommand({ StackName: stack.StackId }));
  return settled(stack.StackId ?? "");
}

async function securityGroups() {
  const filter = { Name: "tag:slipway:asset-id", Values: [TAGS.assetId] };
  return (await ec2.send(new DescribeSecurityGroupsCommand({ Filters: [filter] }))).SecurityGroups ?? [];
}

async function launchTemplates() {
  return (await ec2.send(new DescribeLaunchTemplatesCommand({}))).LaunchTemplates ?? [];
}

async function scheduleGroups(): Promise<string[]> {
  const { ScheduleGroups = [] } = await scheduler.send(new ListScheduleGroupsCommand({ NamePrefix: "slipway-" }));
  return ScheduleGroups.map(({ Name = "" }) => Name);
}

/** Logical id → reason, of the resources that could not be made. */
async function failuresOf(stack: Stack): Promise<Record<string, string>> {
  const { StackEvents = [] } = await cloudformation.send(new DescribeStackEventsCommand({ StackName: stack.StackId }));
  const failed = StackEvents.filter(({ ResourceStatus }) => ResourceStatus === "CREATE_FAILED");
  return Object.fromEntries(failed.map((event) => [event.LogicalResourceId, event.ResourceStatusReason ?? ""]));
}

test("account.yaml deploys; a delete takes the roles and leaves the bucket with its releases", async () => {
  const stack = await deploy("slipway-account", template("account.yaml"), {
    BucketName: "octo-images",
    Repository: "octo/repo",
    GitHubProvider: "exists",
    SessionManager: "true",
  });
  expect(stack.StackStatus).toBe("CREATE_COMPLETE");
  const outputs = Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  expect(outputs).toMatchObject({
    Region: REGION,
    Bucket: "octo-images",
    LeaseRole: "slipway-lease",
  });
  expect(outputs.Inputs).toContain(`role-to-assume: ${outputs.RoleToAssume}\nbucket: octo-images`);

  const { Role } = await iam.send(new GetRoleCommand({ RoleName: "slipway-github" }));
  const [trust] = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).Statement;
  expect(trust.Condition.StringLike).toEqual({
    "token.actions.githubusercontent.com:sub": [
      "repo:octo/repo:ref:refs/tags/v*",
      "repo:octo/repo:ref:refs/heads/main",
      "repo:octo@*/repo@*:ref:refs/tags/v*",
      "repo:octo@*/repo@*:ref:refs/heads/main",
    ],
  });

  expect((await remove(stack)).StackStatus).toBe("DELETE_COMPLETE");
  await expect(iam.send(new GetRoleCommand({ RoleName: "slipway-lease" }))).rejects.toMatchObject({
    name: "NoSuchEntityException",
  });
  await expect(s3.send(new GetBucketLocationCommand({ Bucket: "octo-images" }))).resolves.toBeDefined();
});

test("a build's stack: the schedule deletes this very stack, SSH is open to one address, a delete leaves nothing", async () => {
  const stack = await deploy("slipway-parts", machineParts(), await machineParameters("slipway-parts"));
  expect(stack.StackStatus).toBe("CREATE_COMPLETE");

  const schedule = await scheduler.send(new GetScheduleCommand({ GroupName: "slipway-parts", Name: "slipway-parts" }));
  expect(schedule).toMatchObject({
    ScheduleExpression: "at(2026-11-25T18:30:00)",
    ScheduleExpressionTimezone: "UTC",
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: {
      Arn: "arn:aws:scheduler:::aws-sdk:cloudformation:deleteStack",
      RoleArn: "arn:aws:iam::000000000000:role/slipway-lease",
    },
  });
  expect(JSON.parse(schedule.Target?.Input ?? "")).toEqual({ StackName: stack.StackId });

  const [group, ...others] = await securityGroups();
  expect(others).toEqual([]);
  expect(group?.Tags).toEqual(expect.arrayContaining(writeTags(TAGS)));
  expect(group?.IpPermissions).toMatchObject([
    { IpProtocol: "tcp", FromPort: 2222, ToPort: 2222, IpRanges: [{ CidrIp: "203.0.113.7/32" }] },
  ]);
  expect((await launchTemplates()).map(({ Tags }) => Tags)).toEqual([expect.arrayContaining(writeTags(TAGS))]);

  expect((await remove(stack)).StackStatus).toBe("DELETE_COMPLETE");
  expect(await securityGroups()).toEqual([]);
  expect(await launchTemplates()).toEqual([]);
  expect(await scheduleGroups()).toEqual([]);
});

test("without a lease there is no schedule, and without an address no way in", async () => {
  const given = { LeaseRoleArn: "", AllowFrom: "" };
  const stack = await deploy("slipway-closed", machineParts(), await machineParameters("slipway-closed", given));
  expect(stack.StackStatus).toBe("CREATE_COMPLETE");
  expect(await scheduleGroups()).toEqual([]);
  expect((await securityGroups()).map(({ IpPermissions }) => IpPermissions)).toEqual([[]]);
  await remove(stack);
});

test("account.yaml with a bucket's name that is taken fails before anything is made, and leaves that bucket", async () => {
  await s3.send(new CreateBucketCommand({ Bucket: "octo-taken" }));
  await s3.send(new PutObjectCommand({ Bucket: "octo-taken", Key: "theirs", Body: "theirs" }));
  const stack = await deploy("slipway-account-2", template("account.yaml"), { BucketName: "octo-taken" });
  expect(stack.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(Object.values(await failuresOf(stack)).join()).toMatch(/Validation failed/);
  await expect(iam.send(new GetRoleCommand({ RoleName: "slipway-lease" }))).rejects.toMatchObject({
    name: "NoSuchEntityException",
  });
  expect((await remove(stack)).StackStatus).toBe("DELETE_COMPLETE");
  await expect(s3.send(new GetObjectCommand({ Bucket: "octo-taken", Key: "theirs" }))).resolves.toBeDefined();
});

test("a build's stack whose machine fails: it says which resource and why, and takes everything back", async () => {
  const document = parseDocument(template("build-machine.yaml"), { logLevel: "error" });
  document.setIn(["Resources", "Machine"], {
    Type: "AWS::IAM::Policy",
    DependsOn: ["LeaseEnd", "LaunchTemplate", "SecurityGroup"],
    Properties: { PolicyName: "fails", PolicyDocument: { Version: "2012-10-17", Statement: [] }, Roles: ["nobody"] },
  });
  const stack = await deploy("slipway-fails", document.toString(), await machineParameters("slipway-fails"));
  expect(stack.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(await failuresOf(stack)).toEqual({ Machine: expect.stringContaining("nobody") });
  expect(await securityGroups()).toEqual([]);
  expect(await launchTemplates()).toEqual([]);
  expect(await scheduleGroups()).toEqual([]);
  expect((await remove(stack)).StackStatus).toBe("DELETE_COMPLETE");
});
