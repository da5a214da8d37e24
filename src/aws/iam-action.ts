import type { OperationOf, Service } from "./port.ts";

/** What IAM calls the services, where that is not the name in the port. */
const PREFIX: Partial<Record<Service, string>> = { "cloudwatch-logs": "logs", "service-quotas": "servicequotas" };

/** Operations of S3 that are allowed under another name ("Actions, resources, and condition keys for Amazon S3"). */
const S3_ACTIONS: Partial<Record<OperationOf<"s3">, string>> = {
  CompleteMultipartUpload: "PutObject",
  CopyObject: "PutObject",
  CreateMultipartUpload: "PutObject",
  DeleteObjects: "DeleteObject",
  GetBucketEncryption: "GetEncryptionConfiguration",
  HeadObject: "GetObject",
  ListMultipartUploads: "ListBucketMultipartUploads",
  ListObjectsV2: "ListBucket",
  UploadPartCopy: "PutObject",
};

/**
 * The permission that an operation needs first of all, as a policy writes it: `s3:ListBucket` for S3's ListObjectsV2.
 * What it needs besides depends on its input: the source of a copy, the tags of what is made.
 */
export function iamAction(service: string, operation: string): string {
  const prefix: string = Object.hasOwn(PREFIX, service) ? (Reflect.get(PREFIX, service) ?? service) : service;
  const renamed: unknown = service === "s3" ? Reflect.get(S3_ACTIONS, operation) : undefined;
  return `${prefix}:${typeof renamed === "string" ? renamed : operation}`;
}
