import { Readable } from "node:stream";
import { COPY_RATE, READ_RATE } from "./durations.ts";
import { ServiceError } from "./fault.ts";
import { pageAfter } from "./select.ts";
import type { Bucket, CallTable, S3Object, Scene } from "./world.ts";

const PAGE = 1_000;

/** CopyObject takes no larger object (S3 API Reference). */
const LARGEST_COPY = 5 * 2 ** 30;

function bucketOf({ buckets }: Scene, name: string | undefined): Bucket {
  const bucket = buckets.get(name ?? "");
  if (!bucket) throw new ServiceError("NoSuchBucket", "The specified bucket does not exist", 404);
  return bucket;
}

function objectOf(
  scene: Scene,
  input: { Bucket: string | undefined; Key: string | undefined },
  code: string,
): S3Object {
  const object = bucketOf(scene, input.Bucket).objects.get(input.Key ?? "");
  if (!object) throw new ServiceError(code, "The specified key does not exist.", 404);
  const task = /(export-ami-[0-9a-f]+)\.\w+$/.exec(input.Key ?? "")?.[1];
  if (task !== undefined) scene.shows(task);
  return object;
}

function sourceOf(scene: Scene, source: string | undefined): S3Object {
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/.exec(decodeURIComponent(source ?? "")) ?? [];
  return objectOf(scene, { Bucket: bucket, Key: key }, "NoSuchKey");
}

function textOf(body: unknown): string {
  return typeof body === "string" ? body : body instanceof Uint8Array ? Buffer.from(body).toString() : "";
}

export const s3 = {
  PutObject: (input, scene) => {
    const { objects } = bucketOf(scene, input.Bucket);
    const key = input.Key ?? "";
    if (input.IfNoneMatch === "*" && objects.has(key))
      throw new ServiceError(
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold",
        412,
      );
    if (input.IfMatch !== undefined && objects.get(key)?.etag !== input.IfMatch)
      throw new ServiceError(
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold",
        412,
      );
    const body = textOf(input.Body);
    const etag = `"${scene.id("etag")}"`;
    objects.set(key, { size: body.length, modified: new Date(scene.now()), body, etag });
    return { ETag: etag };
  },
  GetObject: (input, scene) => {
    const { size, modified, body, etag } = objectOf(scene, input, "NoSuchKey");
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(input.Range ?? "") ?? [];
    const [from, to] = [Number(first ?? 0), Number(last ?? size - 1) + 1];
    const bytes = body === undefined ? Buffer.alloc(to - from) : Buffer.from(body).subarray(from, to);
    scene.takes((bytes.length / READ_RATE) * (body === undefined ? 1_000 : 0));
    return { Body: Readable.from([bytes]) as never, ContentLength: bytes.length, LastModified: modified, ETag: etag };
  },
  HeadObject: (input, scene) => {
    const { size, modified, etag } = objectOf(scene, input, "NotFound");
    return { ContentLength: size, LastModified: modified, ETag: etag };
  },
  CopyObject: (input, scene) => {
    const { size, etag } = sourceOf(scene, input.CopySource);
    if (size > LARGEST_COPY)
      throw new ServiceError("InvalidRequest", "The specified copy source is larger than the maximum");
    scene.takes((size / COPY_RATE) * 1_000);
    bucketOf(scene, input.Bucket).objects.set(input.Key ?? "", { size, modified: new Date(scene.now()), etag });
    return { CopyObjectResult: { ETag: etag } };
  },
  DeleteObjects: (input, scene) => {
    const { objects } = bucketOf(scene, input.Bucket);
    const keys = (input.Delete?.Objects ?? []).map(({ Key }) => Key ?? "");
    if (keys.length > PAGE) throw new ServiceError("MalformedXML", "The XML you provided was not well-formed");
    for (const key of keys) objects.delete(key);
    return { Deleted: input.Delete?.Quiet ? [] : keys.map((Key) => ({ Key })) };
  },
  ListObjectsV2: (input, scene) => {
    const { objects } = bucketOf(scene, input.Bucket);
    const { Prefix = "", Delimiter } = input;
    const keys = [...objects.keys()].filter((key) => key.startsWith(Prefix)).sort();
    const after = input.ContinuationToken ?? input.StartAfter ?? "";
    const folderOf = (key: string) => {
      const end = Delimiter === undefined ? -1 : key.indexOf(Delimiter, Prefix.length);
      return end < 0 ? undefined : key.slice(0, end + 1);
    };
    const entries = [...new Set(keys.map((key) => folderOf(key) ?? key))].filter((entry) => entry > after);
    const page = entries.slice(0, input.MaxKeys ?? PAGE);
    const last = page.at(-1);
    return {
      Contents: page.flatMap((key) => {
        const object = objects.get(key);
        return object ? [{ Key: key, Size: object.size, LastModified: object.modified, ETag: object.etag }] : [];
      }),
      CommonPrefixes: page.filter((entry) => !objects.has(entry)).map((entry) => ({ Prefix: entry })),
      KeyCount: page.length,
      IsTruncated: page.length < entries.length,
      ...(page.length < entries.length && last !== undefined ? { NextContinuationToken: last } : {}),
    };
  },
  CreateMultipartUpload: (input, scene) => {
    const { uploads } = bucketOf(scene, input.Bucket);
    const id = scene.id("upload");
    uploads.set(id, { id, key: input.Key ?? "", begun: new Date(scene.now()), parts: new Map() });
    return { UploadId: id };
  },
  UploadPartCopy: (input, scene) => {
    const upload = bucketOf(scene, input.Bucket).uploads.get(input.UploadId ?? "");
    if (!upload) throw new ServiceError("NoSuchUpload", "The specified upload does not exist.", 404);
    const source = sourceOf(scene, input.CopySource);
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(input.CopySourceRange ?? "") ?? [];
    const size = first === undefined || last === undefined ? source.size : Number(last) - Number(first) + 1;
    scene.takes((size / COPY_RATE) * 1_000);
    upload.parts.set(input.PartNumber ?? 0, size);
    return { CopyPartResult: { ETag: `"${scene.id("etag")}"` } };
  },
  CompleteMultipartUpload: (input, scene) => {
    const { uploads, objects } = bucketOf(scene, input.Bucket);
    const upload = uploads.get(input.UploadId ?? "");
    if (!upload) throw new ServiceError("NoSuchUpload", "The specified upload does not exist.", 404);
    const size = [...upload.parts.values()].reduce((sum, part) => sum + part, 0);
    objects.set(upload.key, { size, modified: new Date(scene.now()), etag: `"${upload.id}"` });
    uploads.delete(upload.id);
    return { ETag: `"${upload.id}"` };
  },
  AbortMultipartUpload: (input, scene) => {
    if (!bucketOf(scene, input.Bucket).uploads.delete(input.UploadId ?? ""))
      throw new ServiceError("NoSuchUpload", "The specified upload does not exist.", 404);
    return {};
  },
  ListMultipartUploads: (input, scene) => {
    const rows = [...bucketOf(scene, input.Bucket).uploads.values()].filter(({ key }) =>
      key.startsWith(input.Prefix ?? ""),
    );
    const token = input.KeyMarker === undefined ? undefined : `${input.KeyMarker} ${input.UploadIdMarker ?? ""}`;
    const { page, next } = pageAfter(
      rows,
      ({ key, id }) => `${key} ${id}`,
      token,
      Math.min(PAGE, input.MaxUploads ?? PAGE),
    );
    const more = next !== undefined;
    const last = page.at(-1);
    return {
      Uploads: page.map(({ key, id, begun }) => ({ Key: key, UploadId: id, Initiated: begun })),
      IsTruncated: more,
      ...(more && last ? { NextKeyMarker: last.key, NextUploadIdMarker: last.id } : {}),
    };
  },
  GetBucketLocation: (input, scene) => ({ LocationConstraint: bucketOf(scene, input.Bucket).region as "eu-central-1" }),
  GetBucketEncryption: (input, scene) => {
    bucketOf(scene, input.Bucket);
    return {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
    };
  },
} satisfies CallTable<"s3">;
