import { ServiceError } from "./fault.ts";
import { select, tagsFor } from "./select.ts";
import type { CallTable } from "./world.ts";

/** Zones of each Region. */
export const ZONES = ["a", "b", "c"];

/** Networks, key pairs, security groups, launch templates, volumes. */
export const network = {
  DescribeVpcs: (input, { region }) => {
    const { page } = select(
      new Map([["vpc-1", { VpcId: "vpc-1", IsDefault: true, State: "available" as const }]]),
      input,
      {
        ids: input.VpcIds,
        idOf: ({ VpcId }) => VpcId,
        tagsOf: () => [],
        missing: "InvalidVpcID.NotFound",
        values: {
          isDefault: () => "true",
          "is-default": () => "true",
          "vpc-id": ({ VpcId }) => VpcId,
          state: () => region.name && "available",
        },
      },
    );
    return { Vpcs: page };
  },
  DescribeSubnets: (input, { region }) => {
    const rows = ZONES.map((zone) => ({
      SubnetId: `subnet-${zone}`,
      VpcId: "vpc-1",
      AvailabilityZone: `${region.name}${zone}`,
      DefaultForAz: true,
      MapPublicIpOnLaunch: true,
      AvailableIpAddressCount: 4_000,
      State: "available" as const,
    }));
    const { page } = select(new Map(rows.map((row) => [row.SubnetId, row])), input, {
      ids: input.SubnetIds,
      idOf: ({ SubnetId }) => SubnetId,
      tagsOf: () => [],
      missing: "InvalidSubnetID.NotFound",
      values: {
        "vpc-id": ({ VpcId }) => VpcId,
        "default-for-az": () => "true",
        state: () => "available",
        "availability-zone": ({ AvailabilityZone }) => AvailabilityZone,
        "subnet-id": ({ SubnetId }) => SubnetId,
      },
    });
    return { Subnets: page };
  },
  DescribeInstanceTypeOfferings: (input, { region }) => {
    const types = input.Filters?.find(({ Name }) => Name === "instance-type")?.Values ?? ["t3.large"];
    const places = input.LocationType === "region" ? [region.name] : ZONES.map((zone) => `${region.name}${zone}`);
    const wanted = input.Filters?.find(({ Name }) => Name === "location")?.Values;
    return {
      InstanceTypeOfferings: types.flatMap((type) =>
        places
          .filter((place) => wanted?.includes(place) ?? true)
          .map((Location) => ({
            InstanceType: type as "t3.large",
            Location,
            ...(input.LocationType === undefined ? {} : { LocationType: input.LocationType }),
          })),
      ),
    };
  },
  ImportKeyPair: (input, { region, id, now }) => {
    const name = input.KeyName ?? "";
    if (region.keyPairs.has(name)) throw new ServiceError("InvalidKeyPair.Duplicate", `'${name}' exists`);
    const row = {
      KeyName: name,
      KeyPairId: id("key"),
      KeyType: "ed25519" as const,
      KeyFingerprint: "simulated",
      PublicKey: Buffer.from(input.PublicKeyMaterial ?? []).toString(),
      CreateTime: new Date(now()),
      Tags: tagsFor("key-pair", input.TagSpecifications),
    };
    region.keyPairs.set(name, row);
    return row;
  },
  DescribeKeyPairs: (input, { region }) => ({
    KeyPairs: select(region.keyPairs, input, {
      ids: input.KeyNames ?? input.KeyPairIds,
      idOf: ({ KeyPairId }) => KeyPairId,
      tagsOf: ({ Tags }) => Tags,
      missing: "InvalidKeyPair.NotFound",
      values: { "key-name": ({ KeyName }) => KeyName, "key-pair-id": ({ KeyPairId }) => KeyPairId },
    }).page,
  }),
  DeleteKeyPair: (input, { region }) => {
    const name =
      input.KeyName ?? [...region.keyPairs.values()].find(({ KeyPairId }) => KeyPairId === input.KeyPairId)?.KeyName;
    if (name !== undefined) region.keyPairs.delete(name);
    return { Return: true };
  },
  DescribeSecurityGroups: (input, { region }) => {
    const { page, NextToken } = select(region.securityGroups, input, {
      ids: input.GroupIds,
      idOf: ({ GroupId }) => GroupId,
      tagsOf: ({ Tags }) => Tags,
      missing: "InvalidGroup.NotFound",
      values: {
        "group-name": ({ GroupName }) => GroupName,
        "group-id": ({ GroupId }) => GroupId,
        "vpc-id": ({ VpcId }) => VpcId,
      },
    });
    return { SecurityGroups: page, ...(NextToken === undefined ? {} : { NextToken }) };
  },
  DeleteSecurityGroup: (input, { region }) => {
    const id = input.GroupId ?? "";
    if (!region.securityGroups.has(id)) throw new ServiceError("InvalidGroup.NotFound", `'${id}' does not exist`);
    for (const instance of region.instances.values()) {
      const uses = instance.SecurityGroups?.some(({ GroupId }) => GroupId === id);
      if (uses && instance.State?.Name !== "terminated")
        throw new ServiceError("DependencyViolation", `resource ${id} has a dependent object`);
    }
    region.securityGroups.delete(id);
    return { Return: true };
  },
  DescribeLaunchTemplates: (input, { region }) => {
    const { page, NextToken } = select(
      region.launchTemplates,
      { ...input, MaxResults: Math.min(200, input.MaxResults ?? 200) },
      {
        ids: input.LaunchTemplateIds,
        idOf: ({ LaunchTemplateId }) => LaunchTemplateId,
        tagsOf: ({ Tags }) => Tags,
        missing: "InvalidLaunchTemplateId.NotFound",
        values: { "launch-template-name": ({ LaunchTemplateName }) => LaunchTemplateName },
      },
    );
    return { LaunchTemplates: page, ...(NextToken === undefined ? {} : { NextToken }) };
  },
  DeleteLaunchTemplate: (input, { region }) => {
    if (!region.launchTemplates.delete(input.LaunchTemplateId ?? ""))
      throw new ServiceError("InvalidLaunchTemplateId.NotFound", `'${input.LaunchTemplateId}' does not exist`);
    return {};
  },
  DescribeVolumes: (input, { region }) => {
    const { page, NextToken } = select(region.volumes, input, {
      ids: input.VolumeIds,
      idOf: ({ VolumeId }) => VolumeId,
      tagsOf: ({ Tags }) => Tags,
      missing: "InvalidVolume.NotFound",
      values: { status: ({ State }) => State, "volume-id": ({ VolumeId }) => VolumeId },
    });
    return { Volumes: page, ...(NextToken === undefined ? {} : { NextToken }) };
  },
  DeleteVolume: (input, { region }) => {
    const volume = region.volumes.get(input.VolumeId ?? "");
    if (!volume) throw new ServiceError("InvalidVolume.NotFound", `The volume '${input.VolumeId}' does not exist.`);
    if (volume.State === "in-use") throw new ServiceError("VolumeInUse", `${volume.VolumeId} is in use`);
    region.volumes.delete(volume.VolumeId);
    return {};
  },
} satisfies CallTable<"ec2">;
