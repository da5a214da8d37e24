import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { EC2, type Tag, type TagSpecification } from "@aws-sdk/client-ec2";
import { S3 } from "@aws-sdk/client-s3";
import { Scheduler } from "@aws-sdk/client-scheduler";
import { poll } from "../../../src/base/poll.ts";
import { writeTags } from "../../../src/providers/aws/tags.ts";
import type { Emulator, Held } from "./emulator.ts";
import { REGION } from "./emulator.ts";
import { ubuntuAmi } from "./source-amis.ts";

export { findLeftovers } from "./leftovers.ts";

/** What others have in the same account. */
export interface Strangers {
  /** How many things there are. */
  count: number;
  /** Those that are gone, or whose tags were changed: `volume vol-1 (holiday)`. */
  missing(): Promise<string[]>;
  /** Everything that is neither theirs nor was there before them: at the end of a test, what leaked, tagged or not. */
  added(): Promise<string[]>;
}

export interface StrangersOptions {
  /** An asset-id, or the beginning that those of the test have in common; theirs begin with it, too. Default: `leak`. */
  near?: string;
  /** A bucket that is there, and the prefix of our folders in it. Default: the only bucket, and `images`. */
  bucket?: string;
  prefix?: string;
}

const YEARS = 10 * 365 * 24 * 3_600_000;
const PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKsnCqnGXQSTyvIiSO9b3gXJQ3cZ7O4hJx2GxZGxC5mN stranger";

/**
 * Puts things into the account that are not ours, as near to ours as can be: of each kind one without our tags but with
 * a name like ours, and one that another build of Slipway's own is still using (an asset-id that ours is a part of, and
 * a lease that is far from its end). An export is among them, so it sets `exportFaults`.
 */
export async function seedStrangers(emulator: Emulator, options: StrangersOptions = {}): Promise<Strangers> {
  const { near = "leak", prefix = "images" } = options;
  const before = ids(await emulator.inventory());
  const clients = clientsOf(emulator);
  const bucket = options.bucket ?? (await clients.s3.listBuckets({})).Buckets?.[0]?.Name ?? "";
  // `slipway:asset-ids` and an empty asset-id are not our tag.
  const foreign: Tag[] = [
    { Key: "asset-id", Value: near },
    { Key: "slipway:asset-ids", Value: near },
    { Key: "Name", Value: `slipway ${near}` },
  ];
  const others = writeTags({
    assetId: `${near}.other`,
    lifetime: "ephemeral",
    created: new Date(),
    expires: new Date(Date.now() + YEARS),
    owner: { name: "octo/other" },
    product: "hub",
  });
  await Promise.all([
    seedMachine(clients, `slipway-${near}x`, foreign),
    seedMachine(clients, `slipway-${near}-other`, others),
    seedFolders(clients.s3, bucket, prefix, near),
  ]);
  await seedImages(clients, bucket, `${prefix}/${near}x/`, near, [foreign, others]);
  const theirs = (await emulator.inventory()).filter(({ type, id }) => !before.has(`${type} ${id}`));
  return {
    count: theirs.length,
    missing: async () => missing(theirs, await emulator.inventory()),
    added: async () => {
      const known = new Set([...before, ...ids(theirs)]);
      return [...ids(await emulator.inventory())].filter((id) => !known.has(id));
    },
  };
}

const ids = (held: readonly Held[]) => new Set(held.map(({ type, id }) => `${type} ${id}`));

function missing(theirs: readonly Held[], now: readonly Held[]): string[] {
  const there = new Map(now.map((one) => [`${one.type} ${one.id}`, one]));
  return theirs.flatMap((one) => {
    const found = there.get(`${one.type} ${one.id}`);
    if (!found) return [`${one.type} ${one.id} (${one.name})`];
    const same = JSON.stringify(found.tags) === JSON.stringify(one.tags);
    return same ? [] : [`tags of ${one.type} ${one.id} (${one.name}): ${JSON.stringify(found.tags)}`];
  });
}

type Clients = ReturnType<typeof clientsOf>;

function clientsOf(emulator: Emulator) {
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  const settings = { endpoint: emulator.endpoint, region: REGION, credentials };
  return {
    emulator,
    ec2: new EC2(settings),
    stacks: new CloudFormation(settings),
    s3: new S3(settings),
    scheduler: new Scheduler(settings),
    /** Each kind of thing waits for its own answer; see extension/world.py for how long they take. */
    until: <T>(what: string, ask: () => Promise<T | undefined>) => poll(ask, { what, every: 20, within: 30_000 }),
  };
}

const tagged = (ResourceType: TagSpecification["ResourceType"], Tags: Tag[]): TagSpecification[] => [
  { ResourceType, Tags },
];

/** A stack with machine, key pair, volume, security group, launch template and schedules, all under one name. */
async function seedMachine({ ec2, stacks, scheduler, until }: Clients, name: string, tags: Tag[]): Promise<void> {
  const TemplateBody = await readFile(join(import.meta.dirname, "small-stack.yaml"), "utf8");
  const Parameters = [{ ParameterKey: "ImageId", ParameterValue: ubuntuAmi().ami_id }];
  const Tags = tags.map(({ Key, Value }) => ({ Key, Value }));
  await Promise.all([
    stacks.createStack({ StackName: name, TemplateBody, Parameters, Tags }),
    ec2.importKeyPair({
      KeyName: name,
      PublicKeyMaterial: Buffer.from(PUBLIC_KEY),
      TagSpecifications: tagged("key-pair", tags),
    }),
    ec2.createVolume({ AvailabilityZone: `${REGION}a`, Size: 1, TagSpecifications: tagged("volume", tags) }),
    ec2.createSecurityGroup({
      GroupName: name,
      Description: "not ours",
      TagSpecifications: tagged("security-group", tags),
    }),
    ec2.createLaunchTemplate({ LaunchTemplateName: name, LaunchTemplateData: { ImageId: ubuntuAmi().ami_id } }),
    scheduler.createScheduleGroup({ Name: `${name}-more`, Tags }),
  ]);
  await until("the stranger's stack is made", async () => {
    const stack = (await stacks.describeStacks({ StackName: name })).Stacks?.[0];
    return stack?.StackStatus === "CREATE_COMPLETE" || undefined;
  });
}

/** Folders beside ours: one whose name goes on where ours ends, one without a record, and one with a broken record. */
async function seedFolders(s3: S3, bucket: string, prefix: string, near: string): Promise<void> {
  const keys = [
    `${prefix}/${near}x/hub-${near}x.vmdk`,
    `${prefix}/holiday/photo.jpg`,
    `${prefix}/holiday/hub-holiday.vmdk`,
    `${prefix}/broken/slipway.json`,
    `${prefix}/broken/hub-broken.vmdk`,
    `${prefix}x/${near}/hub-${near}.vmdk`,
    `${near}/hub-${near}.vmdk`,
  ];
  const [key = ""] = keys;
  await Promise.all([
    ...keys.map((Key) => s3.putObject({ Bucket: bucket, Key, Body: "not ours" })),
    s3.createMultipartUpload({ Bucket: bucket, Key: key }),
  ]);
}

/** Images with their snapshots, from a machine that is stopped, and an export that never ends. */
async function seedImages(
  clients: Clients,
  bucket: string,
  S3Prefix: string,
  near: string,
  tags: Tag[][],
): Promise<void> {
  const { emulator, ec2, s3, until } = clients;
  // An image without a disk: others' machines are records, also where ours are real.
  const run = { ImageId: ubuntuAmi().ami_id, InstanceType: "t3.large", MinCount: 1, MaxCount: 1 } as const;
  const [foreign = []] = tags;
  const { Instances } = await ec2.runInstances({ ...run, TagSpecifications: tagged("instance", foreign) });
  const InstanceId = Instances?.[0]?.InstanceId ?? "";
  await until("the stranger's machine runs", async () => {
    const { Reservations } = await ec2.describeInstances({ InstanceIds: [InstanceId] });
    return Reservations?.[0]?.Instances?.[0]?.State?.Name === "running" || undefined;
  });
  const images = await Promise.all(
    tags.map((Tags, index) =>
      ec2.createImage({
        InstanceId,
        Name: index === 0 ? `hub-${near}x` : `hub-${near}.other`,
        TagSpecifications: [...tagged("image", Tags), ...tagged("snapshot", Tags)],
      }),
    ),
  );
  const ImageIds = images.map(({ ImageId = "" }) => ImageId);
  await until("the strangers' images are there", async () => {
    const { Images = [] } = await ec2.describeImages({ ImageIds });
    return Images.every(({ State }) => State === "available") || undefined;
  });
  // It stays at 80 %, its object is there.
  await emulator.control({ exportFaults: [{ stuck: true, times: 1 }] });
  await ec2.exportImage({
    ImageId: ImageIds[0],
    DiskImageFormat: "VMDK",
    S3ExportLocation: { S3Bucket: bucket, S3Prefix },
    TagSpecifications: tagged("export-image-task", foreign),
  });
  await until("the stranger's export is written", async () => {
    const { Contents = [] } = await s3.listObjectsV2({ Bucket: bucket, Prefix: `${S3Prefix}export-ami-` });
    return Contents.length > 0 || undefined;
  });
}
