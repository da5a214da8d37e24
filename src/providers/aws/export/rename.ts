import { isAwsCode } from "../../../aws/error.ts";
import { UserError } from "../../../base/errors.ts";
import { runInLanes } from "../../../base/lanes.ts";
import type { Task } from "../../../base/progress.ts";
import { GiB, MiB } from "../../../base/size.ts";
import type { AwsOptions } from "../options.ts";
import { headObject, type StoredObject } from "./objects.ts";

/** Bytes that one CopyObject copies at most (S3 API). */
const LARGEST_COPY = 5 * GiB;

/** Parts of a multipart upload: at most so many, and each of at most 5 GiB (S3 User Guide, "Multipart upload limits"). */
const MOST_PARTS = 10_000;

/** Bytes: large enough that a part's own costs do not count, small enough that eight at once make use of S3. */
const PART = 128 * MiB;
const AT_ONCE = 8;

/** A range of an object: first byte, and the one after the last. */
export interface Part {
  number: number;
  from: number;
  to: number;
}

/** The parts that an object of this size is copied in: as small as they may be. */
export function partsOf(size: number): Part[] {
  const length = Math.max(PART, Math.ceil(size / MOST_PARTS / MiB) * MiB);
  const count = Math.ceil(size / length);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    from: index * length,
    to: Math.min(size, (index + 1) * length),
  }));
}

/**
 * Puts an object under another key, too: copied by S3 itself, never through this machine. The old one stays until its
 * caller has no use for it any more.
 * @param metadata goes into the new object.
 * @throws UserError where the new object has another size · AwsError. Nothing half-made stays: a multipart upload is ended.
 */
export async function copyObject(
  source: StoredObject,
  key: string,
  metadata: Record<string, string>,
  options: AwsOptions,
  task: Task,
): Promise<StoredObject> {
  const { bucket, size } = source;
  task.update(undefined, "naming the object");
  const copy = size <= LARGEST_COPY ? copyWhole : copyInParts;
  await copy(source, key, metadata, options, task);
  const made = await headObject(bucket, key, options);
  if (made?.size !== size) {
    throw new UserError(
      `s3://${bucket}/${key} has ${made?.size ?? 0} bytes where ${size} were copied.`,
      "Run the same again: the exported object is still there.",
    );
  }
  return made;
}

async function copyWhole(
  source: StoredObject,
  key: string,
  Metadata: Record<string, string>,
  { aws, signal }: AwsOptions,
): Promise<void> {
  const input = {
    Bucket: source.bucket,
    Key: key,
    Metadata,
    MetadataDirective: "REPLACE",
    // S3 reads it all anyway; a copy in one piece gets the checksum of the whole, a copy in parts cannot.
    ChecksumAlgorithm: "SHA256",
    ...copySource(source),
  } as const;
  await aws.call("s3", "CopyObject", input, { signal });
}

async function copyInParts(
  source: StoredObject,
  key: string,
  Metadata: Record<string, string>,
  { aws, signal }: AwsOptions,
  task: Task,
): Promise<void> {
  const place = { Bucket: source.bucket, Key: key };
  const { UploadId } = await aws.call("s3", "CreateMultipartUpload", { ...place, Metadata }, { signal });
  try {
    const parts = partsOf(source.size);
    let done = 0;
    const jobs = parts.map(({ number, from, to }) => ({
      ...{ name: String(number), weight: 1 },
      work: async (ends: AbortSignal) => {
        const part = { ...place, UploadId, PartNumber: number, CopySourceRange: `bytes=${from}-${to - 1}` };
        const { CopyPartResult } = await aws.call(
          "s3",
          "UploadPartCopy",
          { ...part, ...copySource(source) },
          { signal: ends },
        );
        done += to - from;
        task.update(done / source.size, "naming the object");
        return { PartNumber: number, ETag: CopyPartResult?.ETag };
      },
    }));
    const Parts = await runInLanes(jobs, AT_ONCE, signal);
    await aws.call("s3", "CompleteMultipartUpload", { ...place, UploadId, MultipartUpload: { Parts } }, { signal });
  } catch (error) {
    // Completed already, and the answer was lost; or ended by somebody. The caller sees by the object's size.
    if (isAwsCode(error, "NoSuchUpload")) return;
    // Its parts cost money and are not listed among the objects. A cancel must not keep it from being ended.
    await aws.call("s3", "AbortMultipartUpload", { ...place, UploadId });
    throw error;
  }
}

/** The source as S3 takes it: only as long as it is the same object. */
function copySource({ bucket, key, etag }: StoredObject): { CopySource: string; CopySourceIfMatch?: string } {
  const path = key.split("/").map(encodeURIComponent).join("/");
  return { CopySource: `${bucket}/${path}`, ...(etag === undefined ? {} : { CopySourceIfMatch: etag }) };
}
