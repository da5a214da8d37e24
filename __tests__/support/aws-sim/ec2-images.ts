import type { Tag } from "@aws-sdk/client-ec2";
import { ServiceError } from "./fault.ts";
import { around } from "./random.ts";
import { select, tagsFor } from "./select.ts";
import type { Region, Scene } from "./world.ts";
import { type CallTable, takesTime } from "./world.ts";

/** Size of every volume, GiB. */
const VOLUME = 8;

/** How unevenly a snapshot's progress grows: the spread of the power of the time's share that it shows. */
const PROGRESS_SPREAD = 0.3;

/** Begins an AMI with its snapshot in a Region; `available` comes after so many milliseconds. */
export function beginImage(
  scene: Scene,
  region: Region,
  facts: { name: string; tags: Tag[]; snapshotTags: Tag[]; kind: string; milliseconds: number },
): string {
  if ([...region.images.values()].some(({ Name }) => Name === facts.name))
    throw new ServiceError("InvalidAMIName.Duplicate", `AMI name ${facts.name} is already in use`);
  const ImageId = scene.id("ami");
  const SnapshotId = scene.id("snap");
  const began = scene.now();
  const bend = around(scene.random, 1, PROGRESS_SPREAD);
  const image = {
    ImageId,
    Name: facts.name,
    State: "pending" as "pending" | "available",
    OwnerId: scene.account,
    Architecture: "x86_64" as const,
    BootMode: "uefi-preferred" as const,
    CreationDate: new Date(began).toISOString(),
    Tags: facts.tags,
    RootDeviceName: "/dev/sda1",
    RootDeviceType: "ebs" as const,
    VirtualizationType: "hvm" as const,
    Public: false,
    BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { SnapshotId, VolumeSize: VOLUME, Encrypted: false } }],
  };
  const snapshot = {
    SnapshotId,
    VolumeSize: VOLUME,
    State: "pending" as "pending" | "completed",
    StartTime: new Date(began),
    OwnerId: scene.account,
    Encrypted: false,
    Tags: facts.snapshotTags,
    Description: `Created by CreateImage for ${ImageId}`,
    /** In steps of ten, and at no even pace: blocks that were never written cost no time. */
    get Progress() {
      const share = Math.min(1, (scene.now() - began) / facts.milliseconds) ** bend;
      return `${Math.floor(share * 10) * 10}%`;
    },
  };
  region.images.set(ImageId, image);
  region.snapshots.set(SnapshotId, snapshot);
  scene.at(began + facts.milliseconds, () => {
    snapshot.State = "completed";
  });
  scene.begin(facts.kind, ImageId, facts.milliseconds + takesTime(scene, "imageEnd"), () => {
    image.State = "available";
  });
  return ImageId;
}

function imageOf({ region }: Scene, id: string | undefined) {
  const image = region.images.get(id ?? "");
  if (!image) throw new ServiceError("InvalidAMIID.NotFound", `The image id '[${id}]' does not exist`);
  return image;
}

export const images = {
  CreateImage: (input, scene) => ({
    ImageId: beginImage(scene, scene.region, {
      name: input.Name ?? "",
      tags: tagsFor("image", input.TagSpecifications),
      snapshotTags: tagsFor("snapshot", input.TagSpecifications),
      kind: "image",
      milliseconds: takesTime(scene, "image"),
    }),
  }),
  CopyImage: (input, scene) =>
    scene.once(input.ClientToken, () => {
      imageOf({ ...scene, region: scene.regionOf(input.SourceRegion ?? "") }, input.SourceImageId);
      const kind = input.SourceRegion === scene.region.name ? "copy" : "copyAway";
      return {
        ImageId: beginImage(scene, scene.region, {
          name: input.Name ?? "",
          tags: tagsFor("image", input.TagSpecifications),
          snapshotTags: tagsFor("snapshot", input.TagSpecifications),
          kind,
          milliseconds: takesTime(scene, kind),
        }),
      };
    }),
  DescribeImages: (input, scene) => {
    const { page, NextToken } = select(scene.region.images, input, {
      ids: input.ImageIds,
      idOf: ({ ImageId }) => ImageId,
      tagsOf: ({ Tags }) => Tags,
      missing: "InvalidAMIID.NotFound",
      values: {
        name: ({ Name }) => Name,
        state: ({ State }) => State,
        "image-id": ({ ImageId }) => ImageId,
        "owner-id": ({ OwnerId }) => OwnerId,
        architecture: ({ Architecture }) => Architecture,
        "source-image-id": ({ SourceImageId }) => SourceImageId,
      },
    });
    const rows = page.filter(({ OwnerId }) => !input.Owners?.includes("self") || OwnerId === scene.account);
    for (const { ImageId, State } of rows) if (State === "available") scene.shows(ImageId);
    return { Images: rows.map((row) => ({ ...row })), ...(NextToken === undefined ? {} : { NextToken }) };
  },
  DescribeImageAttribute: (input, scene) => ({ ImageId: imageOf(scene, input.ImageId).ImageId, LaunchPermissions: [] }),
  ModifyImageAttribute: (input, scene) => {
    imageOf(scene, input.ImageId);
    return {};
  },
  EnableImageDeprecation: (input, scene) => {
    imageOf(scene, input.ImageId);
    return { Return: true };
  },
  DeregisterImage: (input, scene) => {
    const image = imageOf(scene, input.ImageId);
    scene.region.images.delete(image.ImageId);
    if (input.DeleteAssociatedSnapshots)
      for (const { Ebs } of image.BlockDeviceMappings ?? []) scene.region.snapshots.delete(Ebs?.SnapshotId ?? "");
    return { Return: true };
  },
  DescribeSnapshots: (input, scene) => {
    const { page, NextToken } = select(scene.region.snapshots, input, {
      ids: input.SnapshotIds,
      idOf: ({ SnapshotId }) => SnapshotId,
      tagsOf: ({ Tags }) => Tags,
      missing: "InvalidSnapshot.NotFound",
      values: {
        status: ({ State }) => State,
        "snapshot-id": ({ SnapshotId }) => SnapshotId,
        "owner-id": ({ OwnerId }) => OwnerId,
      },
    });
    return { Snapshots: page.map((row) => ({ ...row })), ...(NextToken === undefined ? {} : { NextToken }) };
  },
  DeleteSnapshot: (input, { region }) => {
    const id = input.SnapshotId ?? "";
    if (!region.snapshots.has(id))
      throw new ServiceError("InvalidSnapshot.NotFound", `The snapshot '${id}' does not exist.`);
    const user = [...region.images.values()].find((image) =>
      image.BlockDeviceMappings?.some(({ Ebs }) => Ebs?.SnapshotId === id),
    );
    if (user)
      throw new ServiceError("InvalidSnapshot.InUse", `The snapshot ${id} is currently in use by ${user.ImageId}`);
    region.snapshots.delete(id);
    return {};
  },
  GetEbsEncryptionByDefault: () => ({ EbsEncryptionByDefault: false }),
  GetImageBlockPublicAccessState: () => ({ ImageBlockPublicAccessState: "unblocked" }),
} satisfies CallTable<"ec2">;
