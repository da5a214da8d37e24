import type { Tag } from "@aws-sdk/client-ec2";
import { ServiceError } from "./fault.ts";
import { select, tagsFor } from "./select.ts";
import type { Scene, SimInstance } from "./world.ts";
import { type CallTable, takesTime } from "./world.ts";

/** Starts an instance with a volume of its own; `running` comes later. */
export function startInstance(
  scene: Scene,
  facts: { tags: Tag[]; groups: string[]; imageId: string; launch?: number },
): string {
  const { region, id, now } = scene;
  const InstanceId = id("i");
  const VolumeId = id("vol");
  const instance: SimInstance = {
    InstanceId,
    ImageId: facts.imageId,
    InstanceType: "t3.large",
    State: { Name: "pending" },
    LaunchTime: new Date(now()),
    Tags: facts.tags,
    RootDeviceName: "/dev/sda1",
    SecurityGroups: facts.groups.map((GroupId) => ({ GroupId, GroupName: GroupId })),
    BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { VolumeId, DeleteOnTermination: true } }],
    Placement: { AvailabilityZone: `${region.name}a` },
    PublicIpAddress: `203.0.113.${region.instances.size}`,
    PrivateIpAddress: "10.0.0.7",
    PublicDnsName: "simulated",
    VpcId: "vpc-1",
    SubnetId: "subnet-a",
  };
  region.instances.set(InstanceId, instance);
  region.volumes.set(VolumeId, {
    VolumeId,
    Size: 8,
    State: "in-use",
    CreateTime: new Date(now()),
    Encrypted: false,
    Tags: facts.tags,
    Attachments: [{ InstanceId, VolumeId, DeleteOnTermination: true }],
  });
  scene.begin("launch", InstanceId, facts.launch ?? takesTime(scene, "launch"), () => boots(scene, instance));
  return InstanceId;
}

/** A running instance boots. Once only: a stack says that its instance runs, and so does the instance. */
export function boots(scene: Scene, instance: SimInstance): void {
  if (instance.State?.Name !== "pending") return;
  instance.State = { Name: "running" };
  const phase = (kind: "ssh" | "boot") =>
    scene.begin(kind, `${instance.InstanceId} ${kind}`, takesTime(scene, kind), () => undefined).ended;
  instance.booted = phase("boot");
  instance.answers = Math.min(phase("ssh"), instance.booted);
}

/** What cloud-init prints at the end of a first boot. */
const HOST_KEY = `-----BEGIN SSH HOST KEY KEYS-----\nssh-ed25519 ${hostKey()} root@simulated\n-----END SSH HOST KEY KEYS-----\n`;

/** A key of the right form: the name of its type and 32 bytes, each with its length before it (RFC 8709). */
function hostKey(): string {
  const withLength = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  return Buffer.concat([withLength(Buffer.from("ssh-ed25519")), withLength(Buffer.alloc(32, 7))]).toString("base64");
}

/** Ends an instance and its volume; `over` happens when it is terminated. Ended already: at once. */
export function endInstance(scene: Scene, id: string, over: () => void = () => undefined): void {
  const instance = scene.region.instances.get(id);
  if (!instance || instance.State?.Name === "terminated" || instance.State?.Name === "shutting-down") {
    over();
    return;
  }
  instance.State = { Name: "shutting-down" };
  scene.begin("terminate", id, takesTime(scene, "terminate"), () => {
    instance.State = { Name: "terminated" };
    for (const { Ebs } of instance.BlockDeviceMappings ?? []) scene.region.volumes.delete(Ebs?.VolumeId ?? "");
    instance.BlockDeviceMappings = [];
    over();
  });
}

function instanceOf({ region }: Scene, id: string) {
  const instance = region.instances.get(id);
  if (!instance) throw new ServiceError("InvalidInstanceID.NotFound", `The instance ID '${id}' does not exist`);
  return instance;
}

export const instances = {
  RunInstances: (input, scene) =>
    scene.once(input.ClientToken, () => {
      const id = startInstance(scene, {
        tags: tagsFor("instance", input.TagSpecifications),
        groups: [],
        imageId: input.ImageId ?? "",
      });
      return { Instances: [instanceOf(scene, id)] };
    }),
  DescribeInstances: (input, scene) => {
    if (input.InstanceIds?.length && input.MaxResults !== undefined)
      throw new ServiceError(
        "InvalidParameterCombination",
        "The parameter instancesSet cannot be used with maxResults",
      );
    const { page, NextToken } = select(scene.region.instances, input, {
      ids: input.InstanceIds,
      idOf: ({ InstanceId }) => InstanceId,
      tagsOf: ({ Tags }) => Tags,
      missing: "InvalidInstanceID.NotFound",
      values: {
        "instance-state-name": ({ State }) => State?.Name,
        "instance-id": ({ InstanceId }) => InstanceId,
        "image-id": ({ ImageId }) => ImageId,
      },
    });
    for (const { InstanceId, State } of page)
      if (/^(running|stopped|terminated)$/.test(State?.Name ?? "")) scene.shows(InstanceId);
    return {
      Reservations: page.map((instance) => ({ Instances: [{ ...instance }] })),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
  StopInstances: (input, scene) => {
    for (const id of input.InstanceIds ?? []) {
      const instance = instanceOf(scene, id);
      if (instance.State?.Name !== "running") continue;
      instance.State = { Name: "stopping" };
      scene.begin("stop", id, takesTime(scene, "stop"), () => {
        if (instance.State?.Name === "stopping") instance.State = { Name: "stopped" };
      });
    }
    return {};
  },
  TerminateInstances: (input, scene) => {
    for (const id of input.InstanceIds ?? []) instanceOf(scene, id);
    for (const id of input.InstanceIds ?? []) endInstance(scene, id);
    return { TerminatingInstances: (input.InstanceIds ?? []).map((InstanceId) => ({ InstanceId })) };
  },
  GetConsoleOutput: (input, scene) => {
    const { InstanceId = "", booted } = instanceOf(scene, input.InstanceId ?? "");
    if (booted !== undefined && booted <= scene.now()) scene.shows(`${InstanceId} boot`);
    return {
      InstanceId,
      Output: Buffer.from(booted !== undefined && booted <= scene.now() ? HOST_KEY : "").toString("base64"),
    };
  },
  CreateTags: (input, scene) => {
    for (const id of input.Resources ?? []) tag(scene, id, input.Tags ?? []);
    return {};
  },
  DeleteTags: (input, scene) => {
    const keys = (input.Tags ?? []).map(({ Key }) => Key);
    for (const id of input.Resources ?? []) {
      const row = tagged(scene, id);
      row.Tags = (row.Tags ?? []).filter(({ Key }) => !keys.includes(Key));
    }
    return {};
  },
} satisfies CallTable<"ec2">;

function tag(scene: Scene, id: string, tags: Tag[]): void {
  const row = tagged(scene, id);
  row.Tags = [...(row.Tags ?? []).filter(({ Key }) => !tags.some((one) => one.Key === Key)), ...tags];
}

function tagged({ region }: Scene, id: string): { Tags?: Tag[] | undefined } {
  const named = [...region.keyPairs.values()].find(({ KeyPairId }) => KeyPairId === id);
  const row =
    region.instances.get(id) ??
    region.images.get(id) ??
    region.snapshots.get(id) ??
    region.volumes.get(id) ??
    region.securityGroups.get(id) ??
    region.launchTemplates.get(id) ??
    region.exportTasks.get(id) ??
    named;
  if (!row) throw new ServiceError("InvalidID", `The ID '${id}' is not valid`);
  return row;
}
