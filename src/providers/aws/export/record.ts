import { z } from "zod";
import { UserError } from "../../../base/errors.ts";
import type { RunIdentity } from "../../provider.ts";
import { BUILD_FILE } from "../image/kept-record.ts";
import { RECORD_FILE } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { bucketFolder, readText } from "./objects.ts";

/**
 * What a folder in the bucket says of itself, since a folder has no tags: the first object that is written there, and
 * the last that goes.
 */
export interface BucketRecord {
  assetId: string;
  product: string;
  created: Date;
  /** End of the lease; it counts as long as the build is not complete. */
  expires: Date;
  owner: RunIdentity;
  status: "building" | "complete";
}

const date = z.string().pipe(z.coerce.date());

const schema = z.object({
  assetId: z.string(),
  product: z.string(),
  created: date,
  expires: date,
  owner: z.object({ name: z.string(), url: z.string().optional() }),
  status: z.enum(["building", "complete"]),
});

/** What VM Import/Export writes to try whether it may. */
export const WRITE_PROBE = "vmimportexport_write_verification";

/**
 * The record of a build's folder; undefined where there is none that can be read and names this asset-id: such a folder
 * is a stranger's.
 */
export async function readRecord(assetId: string, options: AwsOptions): Promise<BucketRecord | undefined> {
  const { bucket, folder } = bucketFolder(assetId, options);
  const text = await readText(bucket, folder + RECORD_FILE, options);
  const record = text === undefined ? undefined : schema.safeParse(parsed(text)).data;
  return record?.assetId === assetId ? record : undefined;
}

/** Writes the record, over an older one of the same build. */
export async function writeRecord(record: BucketRecord, options: AwsOptions): Promise<void> {
  const { aws, signal } = options;
  const { bucket, folder } = bucketFolder(record.assetId, options);
  const Body = `${JSON.stringify(record, undefined, 2)}\n`;
  await aws.call(
    "s3",
    "PutObject",
    { Bucket: bucket, Key: folder + RECORD_FILE, Body, ContentType: "application/json" },
    { signal },
  );
}

/**
 * Makes the folder ours before anything is put there. A record that is there already stays as it is.
 * @throws UserError where there are objects and no record of ours: whoever put them there keeps them.
 */
export async function claimFolder(record: BucketRecord, options: AwsOptions): Promise<BucketRecord> {
  const known = await readRecord(record.assetId, options);
  if (known) return known;
  const { bucket, folder } = bucketFolder(record.assetId, options);
  const { aws, signal } = options;
  const { Contents = [] } = await aws.call(
    "s3",
    "ListObjectsV2",
    { Bucket: bucket, Prefix: folder, MaxKeys: 1 },
    { signal },
  );
  if (Contents.length > 0) {
    throw new UserError(
      `s3://${bucket}/${folder} holds objects that no build of ${record.assetId} has put there: ${Contents[0]?.Key}.`,
      "Choose another asset-id or bucket-prefix, or move them away.",
    );
  }
  await writeRecord(record, options);
  return record;
}

/**
 * Whether an object of a folder with this record has one of the names that we give: only those are ever removed.
 * @param key whole key of the object: it has to lie in the folder itself, not in a folder below.
 */
export function isOurObject(key: string, { assetId, product }: Pick<BucketRecord, "assetId" | "product">): boolean {
  const [name = "", folder] = key.split("/").reverse();
  if (folder !== assetId) return false;
  if ([RECORD_FILE, BUILD_FILE, WRITE_PROBE].includes(name)) return true;
  return isRawExport(name) || name.startsWith(`${product}-${assetId}.`);
}

/** Whether a name is the one that AWS gives to an exported disk: `export-ami-0123.vmdk`. */
export function isRawExport(name: string): boolean {
  return /^export-ami-[0-9a-z]+\.(?:vmdk|vhd|raw)$/.test(name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
