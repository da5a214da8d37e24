import { isAwsCode } from "../../../aws/error.ts";
import { UserError } from "../../../base/errors.ts";
import { objectFolder } from "../names.ts";
import type { AwsOptions } from "../options.ts";

/** An object that is in the bucket, whole: S3 shows none before its last byte is there. */
export interface StoredObject {
  bucket: string;
  key: string;
  /** Bytes. */
  size: number;
  /** What changes when its content does; with the quotation marks that S3 puts around it. */
  etag: string | undefined;
  /** Of the whole object, lower-case hex, where S3 has taken it; undefined where it has not. */
  sha256?: string | undefined;
  /** Ours, as it was given when the object was made. */
  metadata: Readonly<Record<string, string>>;
}

/** Where the objects of a build lie. @throws UserError where no bucket is set. */
export function bucketFolder(assetId: string, { settings }: AwsOptions): { bucket: string; folder: string } {
  if (settings.bucket === undefined) {
    throw new UserError(
      "There is no bucket for exported disks.",
      "Name one with `bucket`: docs/aws.md shows how to make it.",
    );
  }
  return { bucket: settings.bucket, folder: objectFolder(settings.bucketPrefix ?? "", assetId) };
}

/** What is known of an object; undefined where there is none. */
export async function headObject(
  bucket: string,
  key: string,
  { aws, signal }: Pick<AwsOptions, "aws" | "signal">,
): Promise<StoredObject | undefined> {
  try {
    const input = { Bucket: bucket, Key: key, ChecksumMode: "ENABLED" } as const;
    const { ContentLength, ETag, Metadata, ChecksumSHA256 } = await aws.call("s3", "HeadObject", input, { signal });
    const sha256 = wholeChecksum(ChecksumSHA256);
    return { bucket, key, size: ContentLength ?? 0, etag: ETag, metadata: Metadata ?? {}, sha256 };
  } catch (error) {
    // An answer to HEAD has no body: the SDK names it after the status alone.
    if (isAwsCode(error, "NotFound", "NoSuchKey")) return undefined;
    throw error;
  }
}

/**
 * A checksum as S3 writes it (base64), in hex. That of an object that came in parts is one of its parts' checksums and no
 * use here; S3 puts their number behind it (S3 User Guide, "Checking object integrity").
 */
function wholeChecksum(text: string | undefined): string | undefined {
  return text === undefined || text.includes("-") ? undefined : Buffer.from(text, "base64").toString("hex");
}

/** The text of a small object; undefined where there is none. */
export async function readText(
  bucket: string,
  key: string,
  { aws, signal }: Pick<AwsOptions, "aws" | "signal">,
): Promise<string | undefined> {
  try {
    const { Body } = await aws.call("s3", "GetObject", { Bucket: bucket, Key: key }, { signal });
    const parts: Uint8Array[] = [];
    for await (const part of bytesOf(Body)) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  } catch (error) {
    if (isAwsCode(error, "NoSuchKey")) return undefined;
    throw error;
  }
}

/** Removes objects that this run made and that nobody needs any more; what is gone already is no error. */
export async function removeObjects(
  bucket: string,
  keys: readonly string[],
  { aws, signal }: Pick<AwsOptions, "aws" | "signal">,
): Promise<void> {
  const input = { Bucket: bucket, Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true } };
  const { Errors = [] } = await aws.call("s3", "DeleteObjects", input, { signal });
  const [first] = Errors;
  if (!first) return;
  throw new UserError(
    `s3://${bucket}/${first.Key} could not be removed: ${first.Message ?? first.Code}.`,
    "Allow s3:DeleteObject for the folder; `slipway tear-down` removes what is left.",
  );
}

/** The body of an answer as pieces of bytes. */
export function bytesOf(body: unknown): AsyncIterable<Uint8Array> {
  if (isBytes(body)) return body;
  throw new TypeError("S3 answered without a body that can be read.");
}

function isBytes(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
