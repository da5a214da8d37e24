import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { EC2, type Image, type Instance, type ResourceType } from "@aws-sdk/client-ec2";
import { S3 } from "@aws-sdk/client-s3";
import { Scheduler } from "@aws-sdk/client-scheduler";
import { poll } from "../../../src/base/poll.ts";
import { type Emulator, REGION, startEmulator } from "./emulator.ts";
import { type Front, startFront } from "./front.ts";
import { debianAmi } from "./source-amis.ts";

/** What the tests of the stand-in itself share: a stand-in behind a front, clients, and hands to make things with. */

export const TEMPLATE = readFileSync(join(import.meta.dirname, "small-stack.yaml"), "utf8");

export const IMAGE = debianAmi().ami_id;
export const PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKsnCqnGXQSTyvIiSO9b3gXJQ3cZ7O4hJx2GxZGxC5mN somebody";
export const BUCKET = "disks";

export const until = <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> =>
  poll(ask, { what, every: 10, within: 10_000 });

export const tagged = (ResourceType: ResourceType, value: string) => ({
  ResourceType,
  Tags: [{ Key: "part", Value: value }],
});

export const byTag = (value: string) => ({ Filters: [{ Name: "tag:part", Values: [value] }] });

/** Starts a stand-in for the tests of a file, and empties it after each. */
export function useStandIn() {
  let emulator: Emulator | undefined;
  let front: Front | undefined;
  const started = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error("The stand-in has not started yet.");
    return thing;
  };
  /** Settings of a client that gives up at once, so that a test sees each refusal. */
  const client = () => ({
    endpoint: started(front).endpoint,
    region: REGION,
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    maxAttempts: 1,
  });
  const here = {
    client,
    get emulator() {
      return started(emulator);
    },
    get front() {
      return started(front);
    },
    ec2: new EC2({ region: REGION }),
    stacks: new CloudFormation({ region: REGION }),
    s3: new S3({ region: REGION }),
    scheduler: new Scheduler({ region: REGION }),

    async makeStack(name: string): Promise<string> {
      const Parameters = [{ ParameterKey: "ImageId", ParameterValue: IMAGE }];
      const Tags = [{ Key: "slipway:asset-id", Value: name }];
      const { StackId } = await here.stacks.createStack({ StackName: name, TemplateBody: TEMPLATE, Parameters, Tags });
      return StackId ?? "";
    },
    async statusOf(stack: string): Promise<string | undefined> {
      return (await here.stacks.describeStacks({ StackName: stack })).Stacks?.[0]?.StackStatus;
    },
    stackIs: (stack: string, status: string) =>
      until(`the stack is ${status}`, async () => ((await here.statusOf(stack)) === status ? status : undefined)),
    /** @returns the id of the instance in a stack of its own. */
    async makeMachine(name: string): Promise<string> {
      await here.stackIs(await here.makeStack(name), "CREATE_COMPLETE");
      const stack = (await here.stacks.describeStacks({ StackName: name })).Stacks?.[0];
      return stack?.Outputs?.[0]?.OutputValue ?? "";
    },
    async instance(id: string): Promise<Instance | undefined> {
      return (await here.ec2.describeInstances({ InstanceIds: [id] })).Reservations?.[0]?.Instances?.[0];
    },
    /** Stops the machine, too. @returns the id of an image that is pending. */
    async makeImage(machine: string, name: string): Promise<string> {
      await here.ec2.stopInstances({ InstanceIds: [machine] });
      const stopped = async () => (await here.instance(machine))?.State?.Name === "stopped" || undefined;
      await until("the instance has stopped", stopped);
      const TagSpecifications = [tagged("image", name), tagged("snapshot", `${name} disk`)];
      const { ImageId = "" } = await here.ec2.createImage({ InstanceId: machine, Name: name, TagSpecifications });
      return ImageId;
    },
    imageIs: (id: string, state: string): Promise<Image> =>
      until(`the image is ${state}`, async () => {
        const image = (await here.ec2.describeImages({ ImageIds: [id] })).Images?.[0];
        return image?.State === state ? image : undefined;
      }),
    exportTo: (ImageId: string, DiskImageFormat: "VMDK" | "VHD" | "RAW", token?: string) =>
      here.ec2.exportImage({
        ImageId,
        DiskImageFormat,
        S3ExportLocation: { S3Bucket: BUCKET, S3Prefix: "some/folder/" },
        TagSpecifications: [tagged("export-image-task", DiskImageFormat)],
        ...(token === undefined ? {} : { ClientToken: token }),
      }),
    async task(id: string | undefined) {
      return (await here.ec2.describeExportImageTasks({ ExportImageTaskIds: [id ?? ""] })).ExportImageTasks?.[0];
    },
    taskIs: (id: string | undefined, status: string) =>
      until(`the export is ${status}`, async () => {
        const found = await here.task(id);
        return found?.Status === status ? found : undefined;
      }),
  };
  const connect = () => {
    here.ec2 = new EC2(client());
    here.stacks = new CloudFormation(client());
    here.s3 = new S3(client());
    here.scheduler = new Scheduler(client());
  };
  beforeAll(async () => {
    emulator = await startEmulator({ buckets: { [BUCKET]: REGION } });
    front = await startFront(emulator.endpoint);
    connect();
  });
  afterEach(async () => {
    front?.clear();
    await emulator?.reset();
    connect();
  });
  afterAll(async () => {
    await front?.close();
    await emulator?.stop();
  });
  return here;
}
