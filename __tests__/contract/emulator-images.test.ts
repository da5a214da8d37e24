// That the stand-in for AWS behaves as AWS documents it. Each test names the documentation that it follows; where that
// is silent the test says "our reading". What moto does by itself is moto's to test.
import { EC2 } from "@aws-sdk/client-ec2";
import { BUCKET, byTag, IMAGE, tagged, until, useStandIn } from "../support/aws/stand-in.ts";

const here = useStandIn();

describe("instances", () => {
  it("launches once for a client token (EC2 API, RunInstances)", async () => {
    const run = () =>
      here.ec2.runInstances({
        ImageId: IMAGE,
        InstanceType: "t3.large",
        MinCount: 1,
        MaxCount: 1,
        ClientToken: "once",
      });
    const [first, second] = [await run(), await run()];
    expect(second.Instances?.[0]?.InstanceId).toBe(first.Instances?.[0]?.InstanceId);
  });

  it("ends where its system powers off and it is to terminate (EC2 User Guide, shutdown behavior)", async () => {
    const machine = await here.makeMachine("one");
    await here.emulator.control({ poweredOff: machine });
    await until("it ends", async () => (await here.instance(machine))?.State?.Name === "terminated" || undefined);
    expect((await here.ec2.describeVolumes({})).Volumes).toHaveLength(0);
  });
});

describe("images", () => {
  it("is pending, then available, with tags on image and snapshot (EC2 API, CreateImage)", async () => {
    await here.emulator.control({ timings: { image: 200 } });
    const id = await here.makeImage(await here.makeMachine("one"), "first");
    expect((await here.ec2.describeImages({ ImageIds: [id] })).Images?.[0]?.State).toBe("pending");
    const image = await here.imageIs(id, "available");
    expect(image.BlockDeviceMappings).toMatchObject([{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 12 } }]);
    expect((await here.ec2.describeImages({ Owners: ["self"], ...byTag("first") })).Images).toHaveLength(1);
    const snapshots = await here.ec2.describeSnapshots({ OwnerIds: ["self"], ...byTag("first disk") });
    expect(snapshots.Snapshots).toMatchObject([{ State: "completed", Progress: "100%", VolumeSize: 12 }]);
  });

  it("refuses a name that is taken (EC2 API, error codes: InvalidAMIName.Duplicate)", async () => {
    const machine = await here.makeMachine("one");
    await here.makeImage(machine, "first");
    const again = here.ec2.createImage({ InstanceId: machine, Name: "first" });
    await expect(again).rejects.toMatchObject({ name: "InvalidAMIName.Duplicate" });
  });

  it("copies once for a client token, and goes with its snapshots (EC2 API, CopyImage, DeregisterImage)", async () => {
    const source = await here.makeImage(await here.makeMachine("one"), "first");
    await here.imageIs(source, "available");
    const west = new EC2({ ...here.client(), region: "us-west-2" });
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
    image = await here.makeImage(await here.makeMachine("one"), "first");
    await here.imageIs(image, "available");
  });

  it("writes prefix, task id and format as the key, and tells how far it is (VM Import/Export User Guide)", async () => {
    const { ExportImageTaskId, Status } = await here.exportTo(image, "VMDK");
    expect(Status).toBe("active");
    expect((await here.taskIs(ExportImageTaskId, "completed")).Tags).toEqual([{ Key: "part", Value: "VMDK" }]);
    const Key = `some/folder/${ExportImageTaskId}.vmdk`;
    expect((await here.s3.headObject({ Bucket: BUCKET, Key })).ContentLength).toBeGreaterThan(0);
  });

  it("exports an image once at a time, and once for a client token (VM Import/Export User Guide; code: our reading)", async () => {
    const { ExportImageTaskId } = await here.exportTo(image, "VMDK", "once");
    expect((await here.exportTo(image, "VMDK", "once")).ExportImageTaskId).toBe(ExportImageTaskId);
    await expect(here.exportTo(image, "VHD", "other")).rejects.toThrow(/already/);
  });

  it("shows a failure as deleted with a message (EC2 API, ExportImageTask)", async () => {
    await here.emulator.control({ exportFaults: [{ format: "VHD", outcome: "deleted", message: "ClientError: no" }] });
    const { ExportImageTaskId } = await here.exportTo(image, "VHD");
    expect((await here.taskIs(ExportImageTaskId, "deleted")).StatusMessage).toBe("ClientError: no");
  });

  it("can stay at 80 % with a whole object, as people have seen it", async () => {
    await here.emulator.control({ exportFaults: [{ stuck: true }] });
    const { ExportImageTaskId } = await here.exportTo(image, "RAW");
    const object = { Bucket: BUCKET, Key: `some/folder/${ExportImageTaskId}.raw` };
    await until(
      "the object is there",
      async () => (await here.s3.listObjectsV2({ Bucket: BUCKET, Prefix: object.Key })).KeyCount || undefined,
    );
    expect(await here.task(ExportImageTaskId)).toMatchObject({ Status: "active", Progress: "80" });
  });

  it("can be tagged while it runs (EC2 API, CreateTags)", async () => {
    const { ExportImageTaskId = "" } = await here.exportTo(image, "RAW");
    await here.ec2.createTags({ Resources: [ExportImageTaskId], Tags: [{ Key: "slipway:marked", Value: "now" }] });
    expect((await here.task(ExportImageTaskId))?.Tags).toContainEqual({ Key: "slipway:marked", Value: "now" });
  });

  it("is cancelled, and leaves no object (EC2 API, CancelExportTask)", async () => {
    await here.emulator.control({ timings: { export: 200 } });
    const { ExportImageTaskId } = await here.exportTo(image, "RAW");
    await here.ec2.cancelExportTask({ ExportTaskId: ExportImageTaskId });
    await here.taskIs(ExportImageTaskId, "deleted");
    const left = await here.s3.listObjectsV2({ Bucket: BUCKET, Prefix: `some/folder/${ExportImageTaskId}` });
    expect(left.KeyCount).toBe(0);
  });

  it("comes in pages, and by state (EC2 API, DescribeExportImageTasks)", async () => {
    for (const format of ["VMDK", "VHD", "RAW"] as const)
      await here.taskIs((await here.exportTo(image, format)).ExportImageTaskId, "completed");
    const first = await here.ec2.describeExportImageTasks({ MaxResults: 2 });
    const second = await here.ec2.describeExportImageTasks({ MaxResults: 2, NextToken: first.NextToken });
    expect([first.ExportImageTasks?.length, second.ExportImageTasks?.length, second.NextToken]).toEqual([
      2,
      1,
      undefined,
    ]);
    const active = await here.ec2.describeExportImageTasks({ Filters: [{ Name: "task-state", Values: ["active"] }] });
    expect(active.ExportImageTasks).toHaveLength(0);
  });
});
