import type { Image as Ec2Image } from "@aws-sdk/client-ec2";
import { UserError } from "../../../base/errors.ts";
import { GiB } from "../../../base/size.ts";
import { askedOnce } from "../findings.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, readAwsTags, TAG } from "../tags.ts";

/** An AMI of ours. */
export interface OurImage {
  id: string;
  /** The AMI's name, which also is its `Name` tag. */
  name: string;
  region: string;
  /** As AWS says it: `pending`, `available`, `failed`, … */
  state: string;
  /** Why it failed, where it did. */
  reason?: string | undefined;
  tags: Partial<AwsTags> & { assetId: string };
  snapshots: readonly string[];
  /** Bytes of the root disk as a guest sees it; undefined as long as AWS does not say. */
  virtualSize?: number | undefined;
  /** Whether everybody may launch it. */
  public: boolean;
  /** The AMI that its machine was launched from, where AWS says. */
  sourceImage?: string | undefined;
  /** ISO 8601. */
  created?: string | undefined;
}

type Reach = Pick<AwsOptions, "aws" | "signal">;

/** All AMIs of an asset-id in a Region, in whatever state. @param region default: the home Region. */
export async function imagesOf(assetId: string, reach: Reach, region?: string): Promise<OurImage[]> {
  const images = await describe([{ Name: `tag:${TAG.assetId}`, Values: [assetId] }], reach, region);
  // A filter's value is a pattern, and only what is exactly this build's counts.
  return images.filter(({ tags }) => tags.assetId === assetId);
}

/**
 * One AMI by its id; undefined where AWS does not list it (yet).
 * By a filter, since an id that is not known yet is an error, and a filter that finds nothing is none.
 */
export async function imageById(id: string, reach: Reach, region?: string): Promise<OurImage | undefined> {
  return (await describe([{ Name: "image-id", Values: [id] }], reach, region)).find((image) => image.id === id);
}

/**
 * The AMIs of this account that have a name as a build of the asset-id gives it, strangers' among them, asked for once in
 * a run: before anything is made it tells whether the name is free, and whether an earlier run has left something.
 */
export const imagesNamedAfter = askedOnce(
  (assetId: string) => assetId,
  async (assetId: string, { aws, signal }: Reach): Promise<Ec2Image[]> => {
    // `<product>-<asset-id>` of whatever product, and the copies that are exported.
    const Filters = [{ Name: "name", Values: [`*-${assetId}`, `slipway-${assetId}-for-*`] }];
    return (await aws.call("ec2", "DescribeImages", { Owners: ["self"], Filters }, { signal })).Images ?? [];
  },
);

/** Who has a name: ours with its facts, a stranger's with its id alone; undefined where nobody has it (yet). */
export async function imageNamed(
  name: string,
  { aws, signal }: Reach,
  region = aws.region,
): Promise<{ id: string; ours?: OurImage | undefined } | undefined> {
  const input = { Owners: ["self"], Filters: [{ Name: "name", Values: [name] }] };
  const { Images = [] } = await aws.call("ec2", "DescribeImages", input, { region, signal });
  const [image] = Images.filter(({ Name }) => Name === name);
  return image && { id: image.ImageId ?? "", ours: factsOf(image, region) };
}

async function describe(
  filters: { Name: string; Values: string[] }[],
  { aws, signal }: Reach,
  region = aws.region,
): Promise<OurImage[]> {
  const input = { Owners: ["self"], Filters: filters };
  const { Images = [] } = await aws.call("ec2", "DescribeImages", input, { region, signal });
  return Images.flatMap((image) => factsOf(image, region) ?? []);
}

/** @returns undefined for an AMI without our tag. */
function factsOf(image: Ec2Image, region: string): OurImage | undefined {
  const tags = readAwsTags(image.Tags);
  if (!tags || image.ImageId === undefined) return undefined;
  const disks = image.BlockDeviceMappings ?? [];
  const root = disks.find(({ DeviceName }) => DeviceName === image.RootDeviceName) ?? disks[0];
  return {
    id: image.ImageId,
    name: image.Name ?? "",
    region,
    state: image.State ?? "pending",
    reason: image.StateReason?.Message,
    tags,
    snapshots: disks.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []),
    virtualSize: root?.Ebs?.VolumeSize === undefined ? undefined : root.Ebs.VolumeSize * GiB,
    public: image.Public ?? false,
    sourceImage: image.SourceImageId,
    created: image.CreationDate,
  };
}

/** The deliverable AMI among a build's: not a copy that is made only to be exported. The newest, should there be several. */
export function deliverableOf(images: readonly OurImage[]): OurImage | undefined {
  return images
    .filter(({ tags }) => tags.lifetime === "deliverable")
    .sort((one, other) => (other.created ?? "").localeCompare(one.created ?? ""))[0];
}

/** The tags of something of ours, all there. @throws UserError where one that every asset gets is missing. */
export function wholeTags(tags: Partial<AwsTags> & { assetId: string }, what: string): AwsTags {
  const { lifetime, created, expires, owner, product } = tags;
  if (lifetime && created && expires && owner && product)
    return { ...tags, lifetime, created, expires, owner, product };
  throw new UserError(
    `${what} has the asset-id ${tags.assetId}, but not all tags that Slipway gives.`,
    `Restore its tags (\`slipway show-assets --asset-id ${tags.assetId}\` shows what is left), or remove it by hand.`,
  );
}

/** Milliseconds that what is made for an export may stay, where the lease of the build itself ended long ago. */
const EXPORT_LEASE = 12 * 3_600_000;

/**
 * End of the lease of what is made from an image only for a while: the build's own, or a new one where a finished image is
 * exported later.
 */
export function leaseOf({ expires }: Pick<AwsTags, "expires">, now: number): Date {
  return expires.getTime() > now ? expires : new Date(now + EXPORT_LEASE);
}
