// That the stand-in for AWS behaves as AWS documents it. Each test names the documentation that it follows; where that
// is silent the test says "our reading". What moto does by itself is moto's to test.
import { ServiceQuotas } from "@aws-sdk/client-service-quotas";
import { SSM } from "@aws-sdk/client-ssm";
import { OWNERS } from "../support/aws/source-amis.ts";
import { byTag, IMAGE, PUBLIC_KEY, TEMPLATE, tagged, useStandIn } from "../support/aws/stand-in.ts";

const here = useStandIn();

describe("what is there at the start", () => {
  it("has others' images, found by name and owner (EC2 API, DescribeImages)", async () => {
    const found = await here.ec2.describeImages({
      Owners: [OWNERS.debian],
      Filters: [{ Name: "name", Values: ["debian-12-*"] }],
    });
    expect(found.Images).toMatchObject([
      { ImageId: IMAGE, RootDeviceName: "/dev/xvda", BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }] },
    ]);
  });

  it("has Canonical's parameter (Ubuntu on AWS, finding AMIs with SSM)", async () => {
    const Name = "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id";
    expect((await new SSM(here.client()).getParameter({ Name })).Parameter?.Value).toMatch(/^ami-/);
  });

  it("tells quotas (Service Quotas, GetServiceQuota) as a test sets them", async () => {
    await here.emulator.control({ quotas: { "ec2/L-1216C47A": 3 } });
    const quota = { ServiceCode: "ec2", QuotaCode: "L-1216C47A" };
    expect((await new ServiceQuotas(here.client()).getServiceQuota(quota)).Quota?.Value).toBe(3);
  });

  it("blocks public images until somebody allows them (EC2 User Guide, block public access for AMIs)", async () => {
    const ImageId = await here.makeImage(await here.makeMachine("public"), "public");
    await here.imageIs(ImageId, "available");
    const publish = () => here.ec2.modifyImageAttribute({ ImageId, LaunchPermission: { Add: [{ Group: "all" }] } });
    expect((await here.ec2.getImageBlockPublicAccessState({})).ImageBlockPublicAccessState).toBe("block-new-sharing");
    await expect(publish()).rejects.toThrow(/block public access/);
    await here.emulator.control({ blockPublicAccess: { "us-east-1": "unblocked" } });
    await publish();
    expect((await here.ec2.describeImages({ ImageIds: [ImageId] })).Images?.[0]?.Public).toBe(true);
  });
});

describe("key pairs", () => {
  it("takes an ed25519 key with tags, and its name once only (EC2 API, ImportKeyPair)", async () => {
    const key = {
      KeyName: "k",
      PublicKeyMaterial: Buffer.from(PUBLIC_KEY),
      TagSpecifications: [tagged("key-pair", "k")],
    };
    await here.ec2.importKeyPair(key);
    expect((await here.ec2.describeKeyPairs(byTag("k"))).KeyPairs).toMatchObject([
      { KeyName: "k", KeyType: "ed25519" },
    ]);
    await expect(here.ec2.importKeyPair(key)).rejects.toMatchObject({ name: "InvalidKeyPair.Duplicate" });
  });
});

describe("stacks", () => {
  it("answers at once and makes the resources one after the other, each with its events (CloudFormation API)", async () => {
    const id = await here.makeStack("one");
    expect(await here.statusOf(id)).toBe("CREATE_IN_PROGRESS");
    await here.stackIs(id, "CREATE_COMPLETE");
    const events = (await here.stacks.describeStackEvents({ StackName: "one" })).StackEvents ?? [];
    const machine = events.filter(({ LogicalResourceId }) => LogicalResourceId === "Machine");
    expect(machine.map(({ ResourceStatus }) => ResourceStatus).reverse()).toEqual([
      "CREATE_IN_PROGRESS",
      "CREATE_IN_PROGRESS",
      "CREATE_COMPLETE",
    ]);
    expect(events[0]).toMatchObject({ LogicalResourceId: "one", ResourceStatus: "CREATE_COMPLETE" });
  });

  it("makes the instance as the launch template says, with its tags and the stack's (CloudFormation User Guide)", async () => {
    const found = await here.instance(await here.makeMachine("one"));
    expect(found).toMatchObject({
      State: { Name: "running" },
      PublicIpAddress: "127.0.0.1",
      MetadataOptions: { HttpTokens: "required" },
      SecurityGroups: [{ GroupName: expect.stringContaining("one-Group-") }],
    });
    expect(found?.Tags).toContainEqual({ Key: "slipway:asset-id", Value: "one" });
    expect(found?.Tags).toContainEqual({ Key: "part", Value: "machine" });
    expect((await here.ec2.describeVolumes(byTag("disk"))).Volumes).toMatchObject([{ Size: 12, VolumeType: "gp3" }]);
    const groups = (await here.scheduler.listScheduleGroups({ NamePrefix: "one" })).ScheduleGroups ?? [];
    const { Tags } = await here.scheduler.listTagsForResource({ ResourceArn: groups[0]?.Arn });
    expect(Tags).toContainEqual({ Key: "slipway:asset-id", Value: "one" });
  });

  it("answers the same request twice, and refuses a name that is taken (CloudFormation API, CreateStack)", async () => {
    const Parameters = [{ ParameterKey: "ImageId", ParameterValue: IMAGE }];
    const request = { StackName: "one", TemplateBody: TEMPLATE, Parameters, ClientRequestToken: "first" };
    const { StackId } = await here.stacks.createStack(request);
    expect((await here.stacks.createStack(request)).StackId).toBe(StackId);
    await expect(here.makeStack("one")).rejects.toMatchObject({ name: "AlreadyExistsException" });
  });

  it("rolls back where a resource fails, and can then only be deleted (CloudFormation User Guide, failure options)", async () => {
    await here.emulator.control({ noCapacity: [{ type: "t3.large" }] });
    await here.stackIs(await here.makeStack("one"), "ROLLBACK_COMPLETE");
    const events = (await here.stacks.describeStackEvents({ StackName: "one" })).StackEvents ?? [];
    const failure = events.find(({ ResourceStatus }) => ResourceStatus === "CREATE_FAILED");
    expect(failure).toMatchObject({ LogicalResourceId: "Machine" });
    expect(failure?.ResourceStatusReason).toMatch(/sufficient t3.large capacity/);
    expect((await here.ec2.describeSecurityGroups({})).SecurityGroups).toHaveLength(1);
    expect((await here.scheduler.listScheduleGroups({ NamePrefix: "one" })).ScheduleGroups).toHaveLength(0);
    await expect(here.makeStack("one")).rejects.toMatchObject({ name: "AlreadyExistsException" });
  });

  it("deletes what is in it, volumes too, and is then known by its id only (CloudFormation API, DescribeStacks)", async () => {
    const id = await here.makeStack("one");
    await here.stackIs(id, "CREATE_COMPLETE");
    await here.stacks.deleteStack({ StackName: "one" });
    await here.stackIs(id, "DELETE_COMPLETE");
    await expect(here.statusOf("one")).rejects.toMatchObject({ name: "ValidationError" });
    expect((await here.ec2.describeVolumes({})).Volumes).toHaveLength(0);
    expect((await here.ec2.describeLaunchTemplates({})).LaunchTemplates).toHaveLength(0);
  });

  it("ends in DELETE_FAILED where a resource cannot go, and tries again (CloudFormation User Guide, Delete a stack)", async () => {
    const id = await here.makeStack("one");
    await here.stackIs(id, "CREATE_COMPLETE");
    await here.emulator.control({ undeletableResources: { Group: "resource sg-1 has a dependent object" } });
    await here.stacks.deleteStack({ StackName: "one" });
    await here.stackIs(id, "DELETE_FAILED");
    await here.emulator.control({ undeletableResources: {} });
    await here.stacks.deleteStack({ StackName: "one" });
    await here.stackIs(id, "DELETE_COMPLETE");
  });

  it("is deleted by its own schedule (EventBridge Scheduler, universal targets)", async () => {
    const id = await here.makeStack("one");
    await here.stackIs(id, "CREATE_COMPLETE");
    expect(await here.emulator.control({ runSchedules: true })).toEqual({ deleted: ["one"] });
    await here.stackIs(id, "DELETE_COMPLETE");
  });
});
