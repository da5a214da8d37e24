// That the stand-in for AWS behaves as AWS documents it. Each test names the documentation that it follows; where that
// is silent the test says "our reading". What moto does by itself is moto's to test.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { EC2 } from "@aws-sdk/client-ec2";
import { S3 } from "@aws-sdk/client-s3";
import { Scheduler } from "@aws-sdk/client-scheduler";
import { ServiceQuotas } from "@aws-sdk/client-service-quotas";
import { SSM } from "@aws-sdk/client-ssm";
import { poll } from "../../src/base/poll.ts";
import { type Emulator, startEmulator } from "../support/aws/emulator.ts";
import { type Front, startFront } from "../support/aws/front.ts";
import { debianAmi, OWNERS } from "../support/aws/source-amis.ts";
import { findLeftovers, seedStrangers } from "../support/aws/strangers.ts";
import { asUser } from "../support/aws/user.ts";

const TEMPLATE = readFileSync(join(import.meta.dirname, "..", "support", "aws", "small-stack.yaml"), "utf8");
const IMAGE = debianAmi().ami_id;
const PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKsnCqnGXQSTyvIiSO9b3gXJQ3cZ7O4hJx2GxZGxC5mN somebody";
const BUCKET = "disks";

let emulator: Emulator;
let front: Front;
let ec2: EC2;
let stacks: CloudFormation;
let s3: S3;
let scheduler: Scheduler;

/** Settings of a client that gives up at once, so that a test sees each refusal. */
const client = () => ({
  endpoint: front.endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  maxAttempts: 1,
});

beforeAll(async () => {
  emulator = await startEmulator({ buckets: { [BUCKET]: "us-east-1" } });
  front = await startFront(emulator.endpoint);
  ec2 = new EC2(client());
  stacks = new CloudFormation(client());
  s3 = new S3(client());
  scheduler = new Scheduler(client());
});

afterEach(async () => {
  front.clear();
  await emulator.reset();
});

afterAll(async () => {
  await front?.close();
  await emulator?.stop();
});

const until = <T>(what: string, ask: () => Promise<T | undefined>) => poll(ask, { what, every: 10, within: 10_000 });
const tagged = (ResourceType: "image" | "snapshot" | "key-pair" | "export-image-task", value: string) => ({
  ResourceType,
  Tags: [{ Key: "part", Value: value }],
});
const byTag = (value: string) => ({ Filters: [{ Name: "tag:part", Values: [value] }] });

async function makeStack(name: string, parameters: Record<string, string> = {}): Promise<string> {
  const given = { ImageId: IMAGE, ...parameters };
  const Parameters = Object.entries(given).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
  const Tags = [{ Key: "slipway:asset-id", Value: name }];
  const { StackId } = await stacks.createStack({ StackName: name, TemplateBody: TEMPLATE, Parameters, Tags });
  return StackId ?? "";
}

async function statusOf(stack: string): Promise<string | undefined> {
  return (await stacks.describeStacks({ StackName: stack })).Stacks?.[0]?.StackStatus;
}

const stackIs = (stack: string, status: string) =>
  until(`the stack is ${status}`, async () => ((await statusOf(stack)) === status ? status : undefined));

async function makeMachine(name: string): Promise<string> {
  await stackIs(await makeStack(name), "CREATE_COMPLETE");
  const stack = (await stacks.describeStacks({ StackName: name })).Stacks?.[0];
  return stack?.Outputs?.[0]?.OutputValue ?? "";
}

async function instance(id: string) {
  return (await ec2.describeInstances({ InstanceIds: [id] })).Reservations?.[0]?.Instances?.[0];
}

async function makeImage(machine: string, name: string): Promise<string> {
  await ec2.stopInstances({ InstanceIds: [machine] });
  await until(
    "the instance has stopped",
    async () => (await instance(machine))?.State?.Name === "stopped" || undefined,
  );
  const TagSpecifications = [tagged("image", name), tagged("snapshot", `${name} disk`)];
  const { ImageId = "" } = await ec2.createImage({ InstanceId: machine, Name: name, TagSpecifications });
  return ImageId;
}

const imageIs = (id: string, state: string) =>
  until(`the image is ${state}`, async () => {
    const image = (await ec2.describeImages({ ImageIds: [id] })).Images?.[0];
    return image?.State === state ? image : undefined;
  });

const exportTo = (ImageId: string, DiskImageFormat: "VMDK" | "VHD" | "RAW", token?: string) =>
  ec2.exportImage({
    ImageId,
    DiskImageFormat,
    S3ExportLocation: { S3Bucket: BUCKET, S3Prefix: "some/folder/" },
    TagSpecifications: [tagged("export-image-task", DiskImageFormat)],
    ...(token === undefined ? {} : { ClientToken: token }),
  });

async function task(id: string | undefined) {
  return (await ec2.describeExportImageTasks({ ExportImageTaskIds: [id ?? ""] })).ExportImageTasks?.[0];
}

const taskIs = (id: string | undefined, status: string) =>
  until(`the export is ${status}`, async () => {
    const found = await task(id);
    return found?.Status === status ? found : undefined;
  });

describe("what is there at the start", () => {
  it("has others' images, found by name and owner (EC2 API, DescribeImages)", async () => {
    const found = await ec2.describeImages({
      Owners: [OWNERS.debian],
      Filters: [{ Name: "name", Values: ["debian-12-*"] }],
    });
    expect(found.Images).toMatchObject([
      { ImageId: IMAGE, RootDeviceName: "/dev/xvda", BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }] },
    ]);
  });

  it("has Canonical's parameter (Ubuntu on AWS, finding AMIs with SSM)", async () => {
    const Name = "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id";
    expect((await new SSM(client()).getParameter({ Name })).Parameter?.Value).toMatch(/^ami-/);
  });

  it("tells quotas (Service Quotas, GetServiceQuota) as a test sets them", async () => {
    await emulator.control({ quotas: { "ec2/L-1216C47A": 3 } });
    const quota = { ServiceCode: "ec2", QuotaCode: "L-1216C47A" };
    expect((await new ServiceQuotas(client()).getServiceQuota(quota)).Quota?.Value).toBe(3);
  });

  it("blocks public images until somebody allows them (EC2 User Guide, block public access for AMIs)", async () => {
    const ImageId = await makeImage(await makeMachine("public"), "public");
    await imageIs(ImageId, "available");
    const publish = () => ec2.modifyImageAttribute({ ImageId, LaunchPermission: { Add: [{ Group: "all" }] } });
    expect((await ec2.getImageBlockPublicAccessState({})).ImageBlockPublicAccessState).toBe("block-new-sharing");
    await expect(publish()).rejects.toThrow(/block public access/);
    await emulator.control({ blockPublicAccess: { "us-east-1": "unblocked" } });
    await publish();
    expect((await ec2.describeImages({ ImageIds: [ImageId] })).Images?.[0]?.Public).toBe(true);
  });
});

describe("key pairs", () => {
  it("takes an ed25519 key with tags, and its name once only (EC2 API, ImportKeyPair)", async () => {
    const key = {
      KeyName: "k",
      PublicKeyMaterial: Buffer.from(PUBLIC_KEY),
      TagSpecifications: [tagged("key-pair", "k")],
    };
    await ec2.importKeyPair(key);
    expect((await ec2.describeKeyPairs(byTag("k"))).KeyPairs).toMatchObject([{ KeyName: "k", KeyType: "ed25519" }]);
    await expect(ec2.importKeyPair(key)).rejects.toMatchObject({ name: "InvalidKeyPair.Duplicate" });
  });
});

describe("stacks", () => {
  it("answers at once and makes the resources one after the other, each with its events (CloudFormation API)", async () => {
    const id = await makeStack("one");
    expect(await statusOf(id)).toBe("CREATE_IN_PROGRESS");
    await stackIs(id, "CREATE_COMPLETE");
    const events = (await stacks.describeStackEvents({ StackName: "one" })).StackEvents ?? [];
    const machine = events.filter(({ LogicalResourceId }) => LogicalResourceId === "Machine");
    expect(machine.map(({ ResourceStatus }) => ResourceStatus).reverse()).toEqual([
      "CREATE_IN_PROGRESS",
      "CREATE_IN_PROGRESS",
      "CREATE_COMPLETE",
    ]);
    expect(events[0]).toMatchObject({ LogicalResourceId: "one", ResourceStatus: "CREATE_COMPLETE" });
  });

  it("makes the instance as the launch template says, with its tags and the stack's (CloudFormation User Guide)", async () => {
    const found = await instance(await makeMachine("one"));
    expect(found).toMatchObject({
      State: { Name: "running" },
      PublicIpAddress: "127.0.0.1",
      MetadataOptions: { HttpTokens: "required" },
      SecurityGroups: [{ GroupName: expect.stringContaining("one-Group-") }],
    });
    expect(found?.Tags).toContainEqual({ Key: "slipway:asset-id", Value: "one" });
    expect(found?.Tags).toContainEqual({ Key: "part", Value: "machine" });
    expect((await ec2.describeVolumes(byTag("disk"))).Volumes).toMatchObject([{ Size: 12, VolumeType: "gp3" }]);
    const groups = (await scheduler.listScheduleGroups({ NamePrefix: "one" })).ScheduleGroups ?? [];
    const { Tags } = await scheduler.listTagsForResource({ ResourceArn: groups[0]?.Arn });
    expect(Tags).toContainEqual({ Key: "slipway:asset-id", Value: "one" });
  });

  it("answers the same request twice, and refuses a name that is taken (CloudFormation API, CreateStack)", async () => {
    const Parameters = [{ ParameterKey: "ImageId", ParameterValue: IMAGE }];
    const request = { StackName: "one", TemplateBody: TEMPLATE, Parameters, ClientRequestToken: "first" };
    const { StackId } = await stacks.createStack(request);
    expect((await stacks.createStack(request)).StackId).toBe(StackId);
    await expect(makeStack("one")).rejects.toMatchObject({ name: "AlreadyExistsException" });
  });

  it("rolls back where a resource fails, and can then only be deleted (CloudFormation User Guide, failure options)", async () => {
    await emulator.control({ noCapacity: [{ type: "t3.large" }] });
    await stackIs(await makeStack("one"), "ROLLBACK_COMPLETE");
    const events = (await stacks.describeStackEvents({ StackName: "one" })).StackEvents ?? [];
    const failure = events.find(({ ResourceStatus }) => ResourceStatus === "CREATE_FAILED");
    expect(failure).toMatchObject({ LogicalResourceId: "Machine" });
    expect(failure?.ResourceStatusReason).toMatch(/sufficient t3.large capacity/);
    expect((await ec2.describeSecurityGroups({})).SecurityGroups).toHaveLength(1);
    expect((await scheduler.listScheduleGroups({ NamePrefix: "one" })).ScheduleGroups).toHaveLength(0);
    await expect(makeStack("one")).rejects.toMatchObject({ name: "AlreadyExistsException" });
  });

  it("deletes what is in it, volumes too, and is then known by its id only (CloudFormation API, DescribeStacks)", async () => {
    const id = await makeStack("one");
    await stackIs(id, "CREATE_COMPLETE");
    await stacks.deleteStack({ StackName: "one" });
    await stackIs(id, "DELETE_COMPLETE");
    await expect(statusOf("one")).rejects.toMatchObject({ name: "ValidationError" });
    expect((await ec2.describeVolumes({})).Volumes).toHaveLength(0);
    expect((await ec2.describeLaunchTemplates({})).LaunchTemplates).toHaveLength(0);
  });

  it("ends in DELETE_FAILED where a resource cannot go, and tries again (CloudFormation User Guide, Delete a stack)", async () => {
    const id = await makeStack("one");
    await stackIs(id, "CREATE_COMPLETE");
    await emulator.control({ undeletableResources: { Group: "resource sg-1 has a dependent object" } });
    await stacks.deleteStack({ StackName: "one" });
    await stackIs(id, "DELETE_FAILED");
    await emulator.control({ undeletableResources: {} });
    await stacks.deleteStack({ StackName: "one" });
    await stackIs(id, "DELETE_COMPLETE");
  });

  it("is deleted by its own schedule (EventBridge Scheduler, universal targets)", async () => {
    const id = await makeStack("one");
    await stackIs(id, "CREATE_COMPLETE");
    expect(await emulator.control({ runSchedules: true })).toEqual({ deleted: ["one"] });
    await stackIs(id, "DELETE_COMPLETE");
  });
});

describe("instances", () => {
  it("launches once for a client token (EC2 API, RunInstances)", async () => {
    const run = () =>
      ec2.runInstances({ ImageId: IMAGE, InstanceType: "t3.large", MinCount: 1, MaxCount: 1, ClientToken: "once" });
    const [first, second] = [await run(), await run()];
    expect(second.Instances?.[0]?.InstanceId).toBe(first.Instances?.[0]?.InstanceId);
  });

  it("ends where its system powers off and it is to terminate (EC2 User Guide, shutdown behavior)", async () => {
    const machine = await makeMachine("one");
    await emulator.control({ poweredOff: machine });
    await until("it ends", async () => (await instance(machine))?.State?.Name === "terminated" || undefined);
    expect((await ec2.describeVolumes({})).Volumes).toHaveLength(0);
  });
});

describe("images", () => {
  it("is pending, then available, with tags on image and snapshot (EC2 API, CreateImage)", async () => {
    await emulator.control({ timings: { image: 200 } });
    const id = await makeImage(await makeMachine("one"), "first");
    expect((await ec2.describeImages({ ImageIds: [id] })).Images?.[0]?.State).toBe("pending");
    const image = await imageIs(id, "available");
    expect(image.BlockDeviceMappings).toMatchObject([{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 12 } }]);
    expect((await ec2.describeImages({ Owners: ["self"], ...byTag("first") })).Images).toHaveLength(1);
    const snapshots = await ec2.describeSnapshots({ OwnerIds: ["self"], ...byTag("first disk") });
    expect(snapshots.Snapshots).toMatchObject([{ State: "completed", Progress: "100%", VolumeSize: 12 }]);
  });

  it("refuses a name that is taken (EC2 API, error codes: InvalidAMIName.Duplicate)", async () => {
    const machine = await makeMachine("one");
    await makeImage(machine, "first");
    const again = ec2.createImage({ InstanceId: machine, Name: "first" });
    await expect(again).rejects.toMatchObject({ name: "InvalidAMIName.Duplicate" });
  });

  it("copies once for a client token, and goes with its snapshots (EC2 API, CopyImage, DeregisterImage)", async () => {
    const source = await makeImage(await makeMachine("one"), "first");
    await imageIs(source, "available");
    const west = new EC2({ ...client(), region: "us-west-2" });
    const copy = { SourceImageId: source, SourceRegion: "us-east-1", Name: "copy", ClientToken: "once" };
    const { ImageId = "" } = await west.copyImage({ ...copy, TagSpecifications: [tagged("snapshot", "copied")] });
    expect((await west.copyImage(copy)).ImageId).toBe(ImageId);
    await west.deregisterImage({ ImageId, DeleteAssociatedSnapshots: true });
    expect((await west.describeSnapshots({ OwnerIds: ["self"], ...byTag("copied") })).Snapshots).toHaveLength(0);
  });
});

describe("exports", () => {
  let image: string;

  beforeEach(async () => {
    image = await makeImage(await makeMachine("one"), "first");
    await imageIs(image, "available");
  });

  it("writes prefix, task id and format as the key, and tells how far it is (VM Import/Export User Guide)", async () => {
    const { ExportImageTaskId, Status } = await exportTo(image, "VMDK");
    expect(Status).toBe("active");
    expect((await taskIs(ExportImageTaskId, "completed")).Tags).toEqual([{ Key: "part", Value: "VMDK" }]);
    const Key = `some/folder/${ExportImageTaskId}.vmdk`;
    expect((await s3.headObject({ Bucket: BUCKET, Key })).ContentLength).toBeGreaterThan(0);
  });

  it("exports an image once at a time, and once for a client token (VM Import/Export User Guide; code: our reading)", async () => {
    const { ExportImageTaskId } = await exportTo(image, "VMDK", "once");
    expect((await exportTo(image, "VMDK", "once")).ExportImageTaskId).toBe(ExportImageTaskId);
    await expect(exportTo(image, "VHD", "other")).rejects.toThrow(/already/);
  });

  it("shows a failure as deleted with a message (EC2 API, ExportImageTask)", async () => {
    await emulator.control({ exportFaults: [{ format: "VHD", outcome: "deleted", message: "ClientError: no" }] });
    const { ExportImageTaskId } = await exportTo(image, "VHD");
    expect((await taskIs(ExportImageTaskId, "deleted")).StatusMessage).toBe("ClientError: no");
  });

  it("can stay at 80 % with a whole object, as people have seen it", async () => {
    await emulator.control({ exportFaults: [{ stuck: true }] });
    const { ExportImageTaskId } = await exportTo(image, "RAW");
    const object = { Bucket: BUCKET, Key: `some/folder/${ExportImageTaskId}.raw` };
    await until(
      "the object is there",
      async () => (await s3.listObjectsV2({ Bucket: BUCKET, Prefix: object.Key })).KeyCount || undefined,
    );
    expect(await task(ExportImageTaskId)).toMatchObject({ Status: "active", Progress: "80" });
  });

  it("is cancelled, and leaves no object (EC2 API, CancelExportTask)", async () => {
    await emulator.control({ timings: { export: 200 } });
    const { ExportImageTaskId } = await exportTo(image, "RAW");
    await ec2.cancelExportTask({ ExportTaskId: ExportImageTaskId });
    await taskIs(ExportImageTaskId, "deleted");
    const left = await s3.listObjectsV2({ Bucket: BUCKET, Prefix: `some/folder/${ExportImageTaskId}` });
    expect(left.KeyCount).toBe(0);
  });

  it("comes in pages, and by state (EC2 API, DescribeExportImageTasks)", async () => {
    for (const format of ["VMDK", "VHD", "RAW"] as const)
      await taskIs((await exportTo(image, format)).ExportImageTaskId, "completed");
    const first = await ec2.describeExportImageTasks({ MaxResults: 2 });
    const second = await ec2.describeExportImageTasks({ MaxResults: 2, NextToken: first.NextToken });
    expect([first.ExportImageTasks?.length, second.ExportImageTasks?.length, second.NextToken]).toEqual([
      2,
      1,
      undefined,
    ]);
    const active = await ec2.describeExportImageTasks({ Filters: [{ Name: "task-state", Values: ["active"] }] });
    expect(active.ExportImageTasks).toHaveLength(0);
  });
});

describe("strangers and leftovers", () => {
  it("seeds things of others, and tells which of them are gone or changed, and what came new", async () => {
    const strangers = await seedStrangers(emulator, { near: "near" });
    expect(strangers.count).toBeGreaterThan(30);
    expect([...(await strangers.missing()), ...(await strangers.added())]).toEqual([]);
    await ec2.deleteKeyPair({ KeyName: "slipway-nearx" });
    const { VolumeId } = await ec2.createVolume({ AvailabilityZone: "us-east-1a", Size: 1 });
    expect(await strangers.missing()).toEqual([expect.stringMatching(/^key pair key-\w+ \(slipway-nearx\)$/)]);
    expect(await strangers.added()).toEqual([`volume ${VolumeId}`]);
  });

  it("finds everything of an asset-id by tag, name and folder, and nothing of a longer one", async () => {
    await seedStrangers(emulator, { near: "near" });
    expect(await findLeftovers(emulator, "near")).toEqual([]);
    await stackIs(await makeStack("near"), "CREATE_COMPLETE");
    await ec2.importKeyPair({ KeyName: "slipway-near", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) });
    await s3.putObject({ Bucket: BUCKET, Key: "images/near/slipway.json", Body: "{}" });
    const found = (await findLeftovers(emulator, "near")).map(({ type }) => type).sort();
    expect(found).toEqual([
      ...["instance", "key pair", "launch template", "object"],
      ...["schedule", "schedule group", "security group", "stack"],
    ]);
  });
});

describe("a user with a policy", () => {
  /** All that a stack takes, of what is tagged so; a part can be left out. */
  const policy = (without = "nothing") => ({
    Version: "2012-10-17",
    Statement: [
      { Action: "ec2:Describe*", Resource: "*" },
      { Action: ["cloudformation:*"], Resource: "arn:aws:cloudformation:*:*:stack/slipway-*/*" },
      {
        Action: ["ec2:ImportKeyPair", "ec2:CreateSecurityGroup", "ec2:CreateLaunchTemplate", "ec2:RunInstances"],
        Resource: "arn:aws:ec2:*:*:*/*",
        Condition: { StringLike: { "aws:RequestTag/slipway:asset-id": "?*" } },
      },
      {
        Action: ["ec2:CreateTags"],
        Resource: "arn:aws:ec2:*:*:*/*",
        Condition: { StringLike: { "ec2:CreateAction": "*" } },
      },
      {
        Action: ["ec2:RunInstances", "ec2:AuthorizeSecurityGroupIngress"],
        Resource: ["volume", "network-interface", "subnet", "image", "security-group", "launch-template"].map(
          (type) => `arn:aws:ec2:*:*:${type}/*`,
        ),
      },
      {
        Action: ["ec2:DeleteKeyPair", "ec2:TerminateInstances", "ec2:DeleteSecurityGroup", "ec2:DeleteLaunchTemplate"],
        Resource: "arn:aws:ec2:*:*:*/*",
        Condition: { StringEquals: { "aws:ResourceTag/slipway:asset-id": "slipway-mine" } },
      },
      { Action: "scheduler:*", Resource: "arn:aws:scheduler:*:*:schedule*/slipway-*" },
      { Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/slipway-lease" },
    ]
      .filter(({ Action }) => !Action.includes(without))
      .map((statement) => ({ Effect: "Allow", ...statement })),
  });
  const tags = (value: string) => [
    { ResourceType: "key-pair" as const, Tags: [{ Key: "slipway:asset-id", Value: value }] },
  ];
  const key = { KeyName: "slipway-mine", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) };

  /** Clients of the whole test, as the user from now on. */
  async function become(document: object): Promise<void> {
    const { credentials } = await asUser(emulator, document);
    ec2 = new EC2({ ...client(), credentials });
    stacks = new CloudFormation({ ...client(), credentials });
    s3 = new S3({ ...client(), credentials });
  }

  afterEach(() => {
    ec2 = new EC2(client());
    stacks = new CloudFormation(client());
    s3 = new S3(client());
  });

  it("is refused what no statement allows, with the action's name (IAM User Guide, access denied messages)", async () => {
    await become(policy());
    await expect(ec2.createVolume({ AvailabilityZone: "us-east-1a", Size: 1 })).rejects.toMatchObject({
      name: "UnauthorizedOperation",
      message: expect.stringContaining("is not authorized to perform: ec2:CreateVolume on resource: arn:aws:ec2:"),
    });
    await expect(stacks.describeStacks({})).rejects.toMatchObject({ name: "AccessDenied" });
    await expect(s3.listObjectsV2({ Bucket: BUCKET })).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("may make what carries the tag, and change what carries its own (EC2 User Guide, control access by tags)", async () => {
    await become(policy());
    await expect(ec2.importKeyPair(key)).rejects.toMatchObject({ name: "UnauthorizedOperation" });
    await ec2.importKeyPair({ ...key, TagSpecifications: tags("slipway-mine") });
    await ec2.importKeyPair({ ...key, KeyName: "slipway-other", TagSpecifications: tags("other") });
    await ec2.deleteKeyPair({ KeyName: "slipway-mine" });
    const other = ec2.deleteKeyPair({ KeyName: "slipway-other" });
    await expect(other).rejects.toMatchObject({ name: "UnauthorizedOperation" });
  });

  it("needs CreateTags for a call that tags what it makes (EC2 User Guide, tagging during creation)", async () => {
    await become(policy("ec2:CreateTags"));
    const made = ec2.importKeyPair({ ...key, TagSpecifications: tags("slipway-mine") });
    await expect(made).rejects.toThrow(/perform: ec2:CreateTags/);
  });

  it("makes and deletes a stack with its own rights (CloudFormation User Guide, controlling access)", async () => {
    await become(policy());
    const id = await makeStack("slipway-mine");
    await stackIs(id, "CREATE_COMPLETE");
    await stacks.deleteStack({ StackName: id });
    await stackIs(id, "DELETE_COMPLETE");
  });

  it.each(["ec2:CreateLaunchTemplate", "iam:PassRole", "ec2:AuthorizeSecurityGroupIngress"])(
    "cannot make a stack without %s",
    async (without) => {
      await become(policy(without));
      const id = await makeStack("slipway-mine");
      await until("the stack fails", async () => /ROLLBACK/.test((await statusOf(id)) ?? "") || undefined);
      const events = (await stacks.describeStackEvents({ StackName: id })).StackEvents ?? [];
      expect(events.map(({ ResourceStatusReason }) => ResourceStatusReason).join("\n")).toContain("is not authorized");
    },
  );
});

describe("the front", () => {
  it("names every call, with its Region and what became of it", async () => {
    await ec2.describeVpcs({});
    await s3.putObject({ Bucket: BUCKET, Key: "a/b", Body: "text" });
    await new Scheduler({ ...client(), region: "eu-west-1" }).listScheduleGroups({});
    expect(front.names()).toEqual(["ec2:DescribeVpcs", "s3:PutObject", "scheduler:ListScheduleGroups"]);
    expect(front.calls[2]).toMatchObject({ index: 2, region: "eu-west-1", status: 200 });
  });

  it.each([
    ["ec2", () => ec2.describeVpcs({}), "RequestLimitExceeded"],
    ["cloudformation", () => stacks.describeStacks({}), "Throttling"],
    ["s3", () => s3.listObjectsV2({ Bucket: BUCKET }), "SlowDown"],
    ["scheduler", () => scheduler.listScheduleGroups({}), "ThrottlingException"],
    ["ssm", () => new SSM(client()).getParameter({ Name: "x" }), "ThrottlingException"],
  ] as const)("throttles %s in its own words", async (service, ask, name) => {
    front.spoil({ service, times: 1 }, { kind: "throttle" });
    await expect(ask()).rejects.toMatchObject({ name });
  });

  it("loses an answer after the call was carried out, and only the one that it is told to", async () => {
    front.spoil({ operation: "ImportKeyPair", nth: 1 }, { kind: "lose-answer" });
    const key = { KeyName: "k", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) };
    await expect(ec2.importKeyPair(key)).rejects.toThrow(/ECONNRESET/);
    expect((await ec2.describeKeyPairs({})).KeyPairs).toHaveLength(1);
    expect(front.calls.map(({ fault }) => fault)).toEqual(["lose-answer", undefined]);
  });

  it("loses a request before it was carried out", async () => {
    front.spoil({ operation: "ImportKeyPair", nth: 1 }, { kind: "lose-request" });
    const key = { KeyName: "k", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) };
    await expect(ec2.importKeyPair(key)).rejects.toThrow(/ECONNRESET/);
    expect((await ec2.describeKeyPairs({})).KeyPairs).toHaveLength(0);
  });

  it("calls back before a call is sent on, and after it was carried out", async () => {
    const seen: string[] = [];
    front.onCall = async (call, phase) => {
      const before = await new EC2({ ...client(), endpoint: emulator.endpoint }).describeKeyPairs({});
      seen.push(`${call.operation} ${phase} ${before.KeyPairs?.length}`);
    };
    await ec2.importKeyPair({ KeyName: "k", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) });
    expect(seen).toEqual(["ImportKeyPair before 0", "ImportKeyPair after 1"]);
  });

  it("throttles the same calls for the same seed", async () => {
    const pattern = async () => {
      front.clear();
      front.throttleShare(0.5, 7);
      for (let count = 0; count < 12; count += 1) await ec2.describeVpcs({}).catch(() => undefined);
      return front.calls.map(({ status }) => status);
    };
    const first = await pattern();
    expect(await pattern()).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 503]));
  });
});
