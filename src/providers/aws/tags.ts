import type { Lifetime } from "../asset.ts";
import type { RunIdentity } from "../provider.ts";

/**
 * The tags of everything that Slipway makes in AWS. They are part of the call that makes a thing, so that a kill at any
 * moment leaves nothing without them; nothing without `ASSET_ID` is ever touched.
 */
export const TAG = {
  assetId: "slipway:asset-id",
  lifetime: "slipway:lifetime",
  /** End of the lease, ISO 8601 in UTC. */
  expires: "slipway:expires",
  /** ISO 8601 in UTC; not every type of resource tells when it was made. */
  created: "slipway:created",
  /** Who made it: `octo/repo` or `user@host`. */
  owner: "slipway:owner",
  /** Address of the run. */
  run: "slipway:run",
  /** What is built; the first part of the AMI's name and of the objects'. */
  product: "slipway:product",
  /** Of deliverables: `building` until the whole build has succeeded, then `complete`. */
  status: "slipway:status",
  /** When a sweep first found it overdue; ISO 8601 in UTC. */
  marked: "slipway:marked",
} as const;

/** What is in the tags of an asset. */
export interface AwsTags {
  assetId: string;
  lifetime: Exclude<Lifetime, "cache">;
  created: Date;
  expires: Date;
  owner: RunIdentity;
  product: string;
  status?: "building" | "complete" | undefined;
  marked?: Date | undefined;
}

/** A tag as EC2, CloudFormation, Scheduler and S3 write them. */
export interface Tag {
  Key: string;
  Value: string;
}

/** The tags as AWS takes them. @param name shown in the console's lists; absent: none. */
export function writeTags(tags: AwsTags, name?: string): Tag[] {
  const values: Record<string, string | undefined> = {
    Name: name,
    [TAG.assetId]: tags.assetId,
    [TAG.lifetime]: tags.lifetime,
    [TAG.created]: tags.created.toISOString(),
    [TAG.expires]: tags.expires.toISOString(),
    [TAG.owner]: cleanTag(tags.owner.name),
    [TAG.run]: tags.owner.url === undefined ? undefined : cleanTag(tags.owner.url),
    [TAG.product]: tags.product,
    [TAG.status]: tags.status,
  };
  return Object.entries(values).flatMap(([Key, Value]) => (Value === undefined ? [] : [{ Key, Value }]));
}

/**
 * What the tags of a resource say; undefined where it is not ours: it has no asset-id.
 * A date that cannot be read counts as absent: what has no expiry is never overdue.
 */
export function readAwsTags(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): (Partial<AwsTags> & { assetId: string }) | undefined {
  const value = (key: string) => tags?.find(({ Key }) => Key === key)?.Value;
  const assetId = value(TAG.assetId);
  if (!assetId) return undefined;
  const lifetime = value(TAG.lifetime);
  const status = value(TAG.status);
  const [name, url, product] = [value(TAG.owner), value(TAG.run), value(TAG.product)];
  return {
    assetId,
    ...(lifetime === "ephemeral" || lifetime === "deliverable" || lifetime === "permanent" ? { lifetime } : {}),
    ...(status === "building" || status === "complete" ? { status } : {}),
    ...dateOf("created", value(TAG.created)),
    ...dateOf("expires", value(TAG.expires)),
    ...dateOf("marked", value(TAG.marked)),
    ...(product === undefined ? {} : { product }),
    ...(name === undefined ? {} : { owner: { name, ...(url === undefined ? {} : { url }) } }),
  };
}

function dateOf<K extends string>(key: K, text: string | undefined): { [P in K]?: Date } {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? {} : ({ [key]: new Date(time) } as { [P in K]?: Date });
}

/** Characters that every service takes in a tag's value (EC2 User Guide, "Tag restrictions"), at most 256. */
export function cleanTag(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} +\-=._:/@]/gu, "_").slice(0, 256);
}
