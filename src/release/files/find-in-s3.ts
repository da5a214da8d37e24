import { basename } from "node:path";
import type { Problem } from "../../base/errors.ts";
import { headObject, type StoredObject } from "../../providers/aws/export/objects.ts";
import type { Entry } from "./entry.ts";
import { type Findings, factsOf } from "./found.ts";
import { objectSource, type Reach } from "./object.ts";

/** Where an object lies. */
export interface ObjectAddress {
  bucket: string;
  key: string;
}

/** Reads `s3://bucket/key`; undefined where it is none. */
export function readAddress(text: string): ObjectAddress | undefined {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(text) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

/** Whether an entry means S3. */
export function isInS3({ path }: Pick<Entry, "path">): boolean {
  return /^s3:\/\//i.test(path);
}

/**
 * The objects that an entry names: `s3://bucket/key`, or a pattern in which `*` stands for anything but a slash and `**`
 * for anything at all. A label needs a key of its own.
 * @param openReach is not called for what is no address.
 * @throws AwsError
 */
export async function findInS3({ path, label }: Entry, openReach: () => Promise<Reach>): Promise<Findings> {
  const address = readAddress(path);
  if (!address) return none(`“${path}” is no address of an object.`, "Write it as s3://bucket/key.");
  const reach = await openReach();
  const pattern = address.key.includes("*");
  const objects = pattern ? await matching(address, reach) : await exactly(address, reach);
  if (objects.length === 0) {
    return pattern
      ? none(`“${path}” matches no object.`, `Correct it; see what is there: aws s3 ls s3://${address.bucket}/`)
      : none(`${path} is not there.`, `Correct it; see what is there: aws s3 ls s3://${address.bucket}/`);
  }
  if (label !== undefined && objects.length > 1) {
    return none(
      `“${path}” matches ${objects.length} objects, which cannot all have the label “${label}”.`,
      "Name each object with its label, or leave the label out.",
    );
  }
  const found = objects.map((object) => ({
    source: objectSource(object, factsOf(object.key, label === undefined ? {} : { label }), reach),
    fileName: basename(object.key),
    input: "files" as const,
    object,
  }));
  return { found, problems: [] };
}

async function exactly({ bucket, key }: ObjectAddress, reach: Reach): Promise<StoredObject[]> {
  const object = await headObject(bucket, key, reach);
  return object ? [object] : [];
}

async function matching({ bucket, key }: ObjectAddress, { aws, signal }: Reach): Promise<StoredObject[]> {
  const wanted = patternOf(key);
  const prefix = key.slice(0, key.indexOf("*"));
  const objects: StoredObject[] = [];
  let next: string | undefined;
  do {
    const input = { Bucket: bucket, Prefix: prefix, ...(next === undefined ? {} : { ContinuationToken: next }) };
    const page = await aws.call("s3", "ListObjectsV2", input, { signal });
    for (const { Key = "", Size = 0, ETag } of page.Contents ?? []) {
      // A key that ends with a slash is what consoles show as a folder.
      if (wanted.test(Key) && !Key.endsWith("/"))
        objects.push({ bucket, key: Key, size: Size, etag: ETag, metadata: {} });
    }
    next = page.NextContinuationToken;
  } while (next !== undefined);
  return objects;
}

function patternOf(key: string): RegExp {
  const words = key.split(/(\*+)/).map((word) => {
    if (!word.startsWith("*")) return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    return word.length > 1 ? ".*" : "[^/]*";
  });
  return new RegExp(`^${words.join("")}$`, "s");
}

function none(problem: string, remedy: string): Findings {
  const told: Problem = { subject: "files", problem, remedy };
  return { found: [], problems: [told] };
}
