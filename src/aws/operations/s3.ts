import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { readingAgents } from "../reading-agents.ts";
import type { ClientConfig, CommandTable } from "./table.ts";

export const client = (config: ClientConfig) =>
  new S3Client({
    ...config,
    requestHandler: { ...config.requestHandler, ...readingAgents(config.requestHandler.httpAgent) },
    // Another endpoint has one name for all buckets; AWS itself sends a bucket of another Region on to there.
    forcePathStyle: config.endpoint !== undefined,
    followRegionRedirects: config.endpoint === undefined,
  });

export const commands = {
  AbortMultipartUpload: AbortMultipartUploadCommand,
  CompleteMultipartUpload: CompleteMultipartUploadCommand,
  CopyObject: CopyObjectCommand,
  CreateMultipartUpload: CreateMultipartUploadCommand,
  DeleteObjects: DeleteObjectsCommand,
  GetBucketEncryption: GetBucketEncryptionCommand,
  GetBucketLocation: GetBucketLocationCommand,
  GetObject: GetObjectCommand,
  HeadObject: HeadObjectCommand,
  ListMultipartUploads: ListMultipartUploadsCommand,
  ListObjectsV2: ListObjectsV2Command,
  PutObject: PutObjectCommand,
  UploadPartCopy: UploadPartCopyCommand,
} satisfies CommandTable<"s3">;
