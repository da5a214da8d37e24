import { TAG, writeTags } from "../../../src/providers/aws/tags.ts";
import { REGION } from "./client.ts";
import { beginStack } from "./cloudformation.ts";
import { beginImage } from "./ec2-images.ts";
import { startInstance } from "./ec2-instances.ts";
import type { Server } from "./server.ts";
import type { Bucket, Scene } from "./world.ts";

/** The bucket of the estate. */
export const BUCKET = "slipway-exports";

const HOUR = 3_600_000;

/** What a killed build can leave, all at once: with these resources, and by these types in the order of `Asset`. */
const STACK = [
  "AWS::Scheduler::ScheduleGroup",
  "AWS::EC2::SecurityGroup",
  "AWS::EC2::LaunchTemplate",
  "AWS::EC2::Instance",
];

/** Assets that one build of the estate counts: a stack with four things and a volume, and six more. */
export const ASSETS_A_BUILD = 13;

/**
 * Fills an account: what so many killed builds left, and among it what is not to be touched: the same things without our
 * tags, or with a lease that has not ended.
 * @param expires end of the lease of what the killed builds left, milliseconds.
 * @returns how many of our own things are to go, and are to stay.
 */
export function fillEstate(server: Server, builds: number, expires: number): { doomed: number } {
  const scene = server.scene(REGION);
  const bucket: Bucket = { name: BUCKET, region: REGION, objects: new Map(), uploads: new Map() };
  server.buckets.set(BUCKET, bucket);
  for (let index = 0; index < builds; index += 1) leaveBuild(scene, bucket, `old-${index}`, expires);
  for (let index = 0; index < Math.ceil(builds / 50); index += 1) {
    leaveBuild(scene, bucket, `living-${index}`, expires + 1_000 * HOUR);
    leaveStranger(scene, bucket, index);
  }
  return { doomed: builds * ASSETS_A_BUILD };
}

function leaveBuild(scene: Scene, bucket: Bucket, assetId: string, ends: number): void {
  const { region, now } = scene;
  const created = new Date(now());
  const tags = (lifetime: "ephemeral" | "deliverable") =>
    writeTags({
      ...{ assetId, lifetime, created, expires: new Date(ends), owner: { name: "octo/repo" }, product: "appliance" },
      ...(lifetime === "deliverable" ? { status: "building" } : {}),
    });
  beginStack(scene, `slipway-${assetId}`, tags("ephemeral"), STACK);
  region.keyPairs.set(`slipway-${assetId}`, {
    KeyName: `slipway-${assetId}`,
    KeyPairId: scene.id("key"),
    CreateTime: created,
    Tags: tags("ephemeral"),
  });
  const common = { tags: tags("deliverable"), snapshotTags: tags("deliverable"), kind: "image", milliseconds: 60_000 };
  beginImage(scene, region, { ...common, name: `appliance-${assetId}` });
  const volume = scene.id("vol");
  region.volumes.set(volume, {
    VolumeId: volume,
    State: "available",
    Size: 8,
    CreateTime: created,
    Tags: tags("ephemeral"),
  });
  const record = {
    ...{ assetId, product: "appliance", created, expires: new Date(ends), owner: { name: "octo/repo" } },
    status: "building",
  };
  const put = (name: string, body = "") =>
    bucket.objects.set(`${assetId}/${name}`, { size: body.length, modified: created, body, etag: '"1"' });
  put("slipway.json", JSON.stringify(record));
  put("export-ami-0123456789abcdef0.vmdk");
  const upload = scene.id("upload");
  bucket.uploads.set(upload, {
    id: upload,
    key: `${assetId}/appliance-${assetId}.raw`,
    begun: created,
    parts: new Map(),
  });
}

/** The same types with names like ours and without our tag. */
function leaveStranger(scene: Scene, bucket: Bucket, index: number): void {
  const tags = [
    { Key: "Name", Value: `slipway-old-${index}` },
    { Key: `${TAG.assetId}-of-others`, Value: `old-${index}` },
  ];
  beginStack(scene, `slipway-of-others-${index}`, tags, STACK.slice(1));
  startInstance(scene, { tags, groups: [], imageId: "ami-source" });
  scene.region.keyPairs.set(`slipway-others-${index}`, {
    KeyName: `slipway-others-${index}`,
    KeyPairId: scene.id("key"),
    Tags: tags,
  });
  beginImage(scene, scene.region, {
    name: `others-${index}`,
    tags,
    snapshotTags: tags,
    kind: "image",
    milliseconds: 60_000,
  });
  bucket.objects.set(`others-${index}/export-ami-0.vmdk`, { size: 1, modified: new Date(scene.now()), etag: '"1"' });
}

/** Everything that is there, as one line each: to be compared before and after. */
export function everythingIn(server: Server): string[] {
  const { region } = server.scene(REGION);
  const living = (state: string | undefined) => state !== "DELETE_COMPLETE" && state !== "terminated";
  const lines = [
    ...[...region.stacks.values()].filter((one) => living(one.StackStatus)).map((one) => `stack ${one.StackName}`),
    ...[...region.instances.values()]
      .filter((one) => living(one.State?.Name))
      .map((one) => `instance ${one.InstanceId}`),
    ...[...region.volumes.keys(), ...region.keyPairs.keys(), ...region.securityGroups.keys()],
    ...[...region.launchTemplates.keys(), ...region.scheduleGroups.keys(), ...region.images.keys()],
    ...region.snapshots.keys(),
  ];
  for (const { objects, uploads } of server.buckets.values())
    lines.push(...objects.keys(), ...[...uploads.values()].map(({ key }) => key));
  return lines;
}
