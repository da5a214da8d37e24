import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { AwsError } from "../../../src/aws/error.ts";
import type { Aws } from "../../../src/aws/port.ts";
import type { Clock } from "../../../src/base/clock.ts";
import type { Task } from "../../../src/base/progress.ts";
import { silentTask } from "../../../src/base/progress.ts";
import type { AwsOptions } from "../../../src/providers/aws/options.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import { type AwsTags, type Tag, writeTags } from "../../../src/providers/aws/tags.ts";
import type { Image, Provider } from "../../../src/providers/provider.ts";

export const HOME = "eu-central-1";
export const BUCKET = "exports";
export const ASSET = "1.4.0";
export const PRODUCT = "lab";
export const NAME = "lab-1.4.0";
export const FOLDER = "1.4.0/";
export const OWNER = { name: "octo/lab" };

interface Specification {
  ResourceType: string;
  Tags: Tag[];
}

/** The inputs of all operations at once: who looks at a call knows which it is, and so what of this is there. */
export interface Input {
  Body: string;
  Bucket: string;
  ChecksumAlgorithm: string | undefined;
  ClientToken: string;
  CopySource: string;
  CopySourceRange: string;
  Delete: { Objects: { Key: string }[] };
  DeprecateAt: Date;
  DiskImageFormat: string;
  ExportImageTaskIds: string[] | undefined;
  Filters: { Name: string; Values: string[] }[] | undefined;
  IfMatch: string;
  ImageId: string;
  InstanceIds: string[] | undefined;
  Key: string;
  LaunchPermission: { Add: object[] };
  Metadata: Record<string, string>;
  MultipartUpload: { Parts: { PartNumber: number }[] };
  Name: string;
  PartNumber: number;
  Prefix: string;
  Range: string;
  S3ExportLocation: { S3Bucket?: string; S3Prefix: string };
  StackName: string;
  TagSpecifications: [Specification, Specification];
  UploadId: string;
}

/** Something in the account; which of this is there follows from what it is. */
export interface Row {
  region?: string;
  Name?: string;
  Tags?: Tag[];
  /** Milliseconds since the epoch between which it is made, or stops. */
  began?: number;
  due?: number;
  /** AMIs: fixed, or by the time. */
  ImageId?: string;
  ImageState?: string | undefined;
  StateReason?: { Message: string };
  CreationDate?: string;
  RootDeviceName?: string;
  BlockDeviceMappings?: object[];
  permissions?: object[];
  SnapshotId?: string;
  VolumeSize?: number;
  InstanceId?: string;
  InstanceLifecycle?: string;
  State?: { Name: string };
  ExportImageTaskId?: string;
  S3ExportLocation?: Input["S3ExportLocation"];
  format?: string;
  landed?: boolean;
  Status?: string;
  StatusMessage?: string | undefined;
  Progress?: string;
  StackName?: string;
  StackId?: string;
  StackStatus?: string;
  KeyPairId?: string;
  KeyName?: string;
}

export interface Call {
  operation: string;
  input: Input;
  region: string;
  at: number;
}

interface StoredBytes {
  bytes: Buffer;
  /** Bytes that it is said to have, where it is too large to be made. */
  size?: number;
  metadata?: Record<string, string>;
  sha256?: string | undefined;
}

/** Just as much of an account as capture, export and delivery touch; time passes by the clock that is handed in. */
export interface FakeAws extends Aws {
  calls: Call[];
  images: Map<string, Row>;
  snapshots: Map<string, Row>;
  instances: Map<string, Row>;
  tasks: Map<string, Row>;
  objects: Map<string, StoredBytes>;
  stacks: Map<string, Row>;
  keyPairs: Map<string, Row>;
  /** Answers in place of the account's own; what it returns is the answer, `undefined` lets the account answer. */
  instead: Map<string, (input: Input, region: string) => unknown>;
  /** Milliseconds that each thing takes. */
  takes: { stop: number; image: number; copy: number; export: number };
  called(operation: string): Call[];
}

export function awsError(code: string, message = code, status = 400): AwsError {
  return new AwsError({ service: "ec2", operation: "Any", code, status, message });
}

export function tagsOf(more: Partial<AwsTags> = {}, name?: string): Tag[] {
  const created = new Date(0);
  const expires = new Date(86_400_000);
  const all = { assetId: ASSET, product: PRODUCT, owner: OWNER, lifetime: "ephemeral" as const, created, expires };
  return writeTags({ ...all, ...more }, name);
}

export function createFakeAws(clock: Clock): FakeAws {
  let ids = 0;
  const id = (kind: string) => {
    ids += 1;
    return `${kind}-${ids.toString(16).padStart(4, "0")}`;
  };
  const due = (milliseconds: number) => clock.now() + milliseconds;
  const over = ({ due: at = 0 }: Row) => clock.now() >= at;

  const addImage = (input: Input, region: string, milliseconds: number) => {
    if ([...fake.images.values()].some((one) => one.Name === input.Name && one.region === region))
      throw awsError("InvalidAMIName.Duplicate", `${input.Name} is in use`);
    const tags = (kind: string) => input.TagSpecifications.find((one) => one.ResourceType === kind)?.Tags ?? [];
    const [ImageId, SnapshotId] = [id("ami"), id("snap")];
    fake.snapshots.set(SnapshotId, {
      SnapshotId,
      region,
      Tags: tags("snapshot"),
      VolumeSize: 8,
      began: clock.now(),
      due: due(milliseconds),
    });
    fake.images.set(ImageId, {
      ...{
        ImageId,
        region,
        Name: input.Name,
        Tags: tags("image"),
        due: due(milliseconds),
        RootDeviceName: "/dev/sda1",
      },
      CreationDate: new Date(clock.now()).toISOString(),
      BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { SnapshotId, VolumeSize: 8 } }],
    });
    return { ImageId };
  };
  const described = ({ ImageState, ...image }: Row) => ({
    ...image,
    State: ImageState ?? (over(image) ? "available" : "pending"),
  });
  const chosen = (rows: Iterable<Row>, filters: Input["Filters"] = []) =>
    [...rows].filter((row) =>
      filters.every(({ Name, Values }) => {
        if (Name.startsWith("tag:"))
          return row.Tags?.some((tag) => tag.Key === Name.slice(4) && Values.includes(tag.Value));
        const value: Record<string, string | undefined> = {
          "image-id": row.ImageId,
          "snapshot-id": row.SnapshotId,
          "key-name": row.KeyName,
          "instance-state-name": row.State?.Name,
          name: row.Name,
        };
        const patterns = Values.map((text) => new RegExp(`^${text.replaceAll(".", "\\.").replaceAll("*", ".*")}$`));
        return patterns.some((pattern) => pattern.test(value[Name] ?? ""));
      }),
    );
  const shareOf = ({ began = 0, due: end = 0 }: Row) =>
    String(Math.min(100, Math.floor(((clock.now() - began) / (end - began)) * 10) * 10));
  const finished = (task: Row) => task.Status ?? (over(task) ? "completed" : "active");
  const settle = () => {
    for (const task of fake.tasks.values()) {
      if (task.landed || finished(task) !== "completed") continue;
      task.landed = true;
      const key = `${task.S3ExportLocation?.S3Prefix}${task.ExportImageTaskId}.${task.format?.toLowerCase()}`;
      fake.objects.set(key, { bytes: Buffer.from(`disk of ${task.ImageId} as ${task.format}`) });
    }
  };
  const object = (key: string, missing = "NoSuchKey") => {
    const found = fake.objects.get(key);
    if (!found) throw awsError(missing, "There is none.", 404);
    return found;
  };
  const sourceKey = (source: string) => decodeURIComponent(source.slice(BUCKET.length + 1));

  const answers: Record<string, (input: Input, region: string) => unknown> = {
    DescribeInstances: ({ Filters, InstanceIds }) => {
      for (const one of fake.instances.values())
        if (one.State?.Name === "stopping" && over(one)) one.State = { Name: "stopped" };
      const rows = InstanceIds
        ? [...fake.instances.values()].filter((one) => InstanceIds.includes(one.InstanceId ?? ""))
        : chosen(fake.instances.values(), Filters);
      return { Reservations: rows.map((one) => ({ Instances: [one] })) };
    },
    StopInstances: ({ InstanceIds }) => {
      for (const one of fake.instances.values())
        if (InstanceIds?.includes(one.InstanceId ?? ""))
          Object.assign(one, { State: { Name: "stopping" }, due: due(fake.takes.stop) });
      return {};
    },
    CreateImage: (input, region) => addImage(input, region, fake.takes.image),
    CopyImage: (input, region) => addImage(input, region, fake.takes.copy),
    DescribeImages: ({ Filters }, region) => ({
      Images: chosen(fake.images.values(), Filters)
        .filter((one) => one.region === region)
        .map(described),
    }),
    DescribeSnapshots: ({ Filters }) => ({
      Snapshots: chosen(fake.snapshots.values(), Filters).map((one) => ({
        ...one,
        ...(over(one) ? { State: "completed", Progress: "100%" } : { State: "pending", Progress: `${shareOf(one)}%` }),
      })),
    }),
    ExportImage: (input) => {
      const ExportImageTaskId = id("export-ami");
      const { ImageId, S3ExportLocation, DiskImageFormat: format } = input;
      const Tags = input.TagSpecifications[0].Tags;
      fake.tasks.set(ExportImageTaskId, {
        ExportImageTaskId,
        ImageId,
        S3ExportLocation,
        format,
        Tags,
        began: clock.now(),
        due: due(fake.takes.export),
      });
      return { ExportImageTaskId };
    },
    DescribeExportImageTasks: ({ ExportImageTaskIds }) => ({
      ExportImageTasks: [...fake.tasks.values()]
        .filter((one) => !ExportImageTaskIds || ExportImageTaskIds.includes(one.ExportImageTaskId ?? ""))
        .map((one) => ({ ...one, Status: finished(one), Progress: one.Progress ?? shareOf(one) })),
    }),
    DescribeStacks: ({ StackName }) => {
      const stack = fake.stacks.get(StackName);
      if (!stack) throw awsError("ValidationError", `Stack with id ${StackName} does not exist`);
      return { Stacks: [stack] };
    },
    DeleteStack: () => ({}),
    DescribeKeyPairs: ({ Filters }) => ({ KeyPairs: chosen(fake.keyPairs.values(), Filters) }),
    DeleteKeyPair: () => ({}),
    CreateTags: () => ({}),
    ModifyImageAttribute: ({ ImageId, LaunchPermission }) => {
      const image = fake.images.get(ImageId);
      if (image) image.permissions = [...(image.permissions ?? []), ...LaunchPermission.Add];
      return {};
    },
    DescribeImageAttribute: ({ ImageId }) => ({ LaunchPermissions: fake.images.get(ImageId)?.permissions ?? [] }),
    EnableImageDeprecation: () => ({ Return: true }),
    GetImageBlockPublicAccessState: () => ({ ImageBlockPublicAccessState: "unblocked" }),
    HeadObject: ({ Key }) => {
      const { bytes, size, metadata, sha256 } = object(Key, "NotFound");
      const ChecksumSHA256 = sha256 && Buffer.from(sha256, "hex").toString("base64");
      return { ContentLength: size ?? bytes.length, ETag: `"${Key}"`, Metadata: metadata, ChecksumSHA256 };
    },
    GetObject: ({ Key, Range }) => {
      const { bytes } = object(Key);
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(Range ?? "") ?? [];
      return { Body: Readable.from([from === undefined ? bytes : bytes.subarray(Number(from), Number(to) + 1)]) };
    },
    PutObject: ({ Key, Body }) => {
      fake.objects.set(Key, { bytes: Buffer.from(Body) });
      return {};
    },
    CopyObject: ({ CopySource, Key, Metadata, ChecksumAlgorithm }) => {
      const source = object(sourceKey(CopySource));
      const sha256 = ChecksumAlgorithm ? createHash("sha256").update(source.bytes).digest("hex") : undefined;
      fake.objects.set(Key, { ...source, metadata: Metadata, sha256 });
      return {};
    },
    DeleteObjects: ({ Delete }) => {
      for (const { Key } of Delete.Objects) fake.objects.delete(Key);
      return {};
    },
    ListObjectsV2: ({ Prefix }) => ({
      Contents: [...fake.objects.keys()].filter((key) => key.startsWith(Prefix)).map((Key) => ({ Key })),
    }),
  };

  const fake: FakeAws = {
    region: HOME,
    calls: [],
    images: new Map(),
    snapshots: new Map(),
    instances: new Map(),
    tasks: new Map(),
    objects: new Map(),
    stacks: new Map(),
    keyPairs: new Map(),
    instead: new Map(),
    takes: { stop: 20_000, image: 90_000, copy: 60_000, export: 1_200_000 },
    called: (operation) => fake.calls.filter((call) => call.operation === operation),
    call: async (_service, operation, given, options) => {
      const input = given as unknown as Input;
      const region = options?.region ?? HOME;
      fake.calls.push({ operation, input, region, at: clock.now() });
      settle();
      const answer = fake.instead.get(operation)?.(input, region) ?? answers[operation]?.(input, region);
      if (answer === undefined) throw new Error(`${operation} is not faked.`);
      return answer as never;
    },
  };
  return fake;
}

/** An AMI of the build that is there already. */
export function addImage(fake: FakeAws, more: Row = {}): string {
  const id = more.ImageId ?? `ami-${(fake.images.size + 0x100).toString(16)}`;
  fake.images.set(id, {
    ...{ ImageId: id, region: HOME, Name: NAME, ImageState: "available", RootDeviceName: "/dev/sda1" },
    Tags: tagsOf({ lifetime: "deliverable", status: "building" }, NAME),
    CreationDate: new Date(0).toISOString(),
    BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { SnapshotId: `snap-of-${id}`, VolumeSize: 8 } }],
    ...more,
  });
  return id;
}

export function imageOf(handle: string): Image {
  const base = { name: "ubuntu", reference: "ssm:/x", digest: `ami:${HOME}/ami-1`, handle: "ami-1", cached: true };
  return { assetId: ASSET, provider: "aws", base, handle, virtualSize: 8 * 2 ** 30 };
}

export function optionsOf(fake: FakeAws, clock: Clock, state: string, settings: AwsSettings = {}): AwsOptions {
  const host = { name: "local" } as unknown as Provider;
  return {
    ...{ aws: fake, clock, state, host, templates: "/nowhere" },
    settings: { bucket: BUCKET, ...settings },
    callerAddress: async () => "198.51.100.7",
  };
}

/** A task that keeps its lines. */
export function listening(): Task & { lines: string[] } {
  const lines: string[] = [];
  const task: Task = { ...silentTask, line: (text) => lines.push(text), task: (_name, work) => work(task) };
  return { ...task, lines };
}
