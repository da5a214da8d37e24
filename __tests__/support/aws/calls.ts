import type { IncomingMessage } from "node:http";

/** One call of the API as the front saw it. */
export interface Call {
  /** Counted from 0 over all services. */
  index: number;
  /** As the product names it: `ec2`, `service-quotas`. */
  service: string;
  /** As the API names it: `DescribeImages`. */
  operation: string;
  region: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** HTTP status of the answer; absent until there is one. */
  status?: number;
  /** What the front did to it. */
  fault?: string;
}

/** Service by the name that requests are signed with, where it differs. */
const SIGNED_AS: Readonly<Record<string, string>> = {
  logs: "cloudwatch-logs",
  servicequotas: "service-quotas",
};

/** Service and Region that a request is signed for; an unsigned one is AssumeRoleWithWebIdentity, the only one there is. */
export function signedFor(request: IncomingMessage): { service: string; region: string } {
  const [, region, name] =
    /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(request.headers.authorization ?? "") ?? [];
  if (region === undefined || name === undefined) return { service: "sts", region: "us-east-1" };
  return { service: SIGNED_AS[name] ?? name, region };
}

/**
 * Whether all of the request is its body, which is then small and read first: the operation's name may stand in it, and a
 * call that was held up is carried out although its caller is gone.
 */
export function isAllBody(request: IncomingMessage): boolean {
  const type = request.headers["content-type"] ?? "";
  return type.startsWith("application/x-www-form-urlencoded") || request.headers["x-amz-target"] !== undefined;
}

/** The operation's name. @param body of a request with `isAllBody`. */
export function operationOf(request: IncomingMessage, service: string, body: string): string {
  const target = request.headers["x-amz-target"];
  if (typeof target === "string") return target.slice(target.lastIndexOf(".") + 1);
  const url = new URL(request.url ?? "/", "http://front");
  const rpc = /^\/service\/[^/]+\/operation\/([^/]+)$/.exec(url.pathname)?.[1];
  const named = rpc ?? new URLSearchParams(body).get("Action") ?? url.searchParams.get("Action");
  if (named !== null) return named;
  const method = request.method ?? "GET";
  if (service === "s3") return s3Operation(method, url, request.headers["x-amz-copy-source"] !== undefined);
  if (service === "scheduler") return schedulerOperation(method, url.pathname);
  return `${method} ${url.pathname}`;
}

const BUCKET_PARTS: Readonly<Record<string, string>> = {
  location: "Location",
  encryption: "Encryption",
  versioning: "Versioning",
  policy: "Policy",
  tagging: "Tagging",
};

function s3Operation(method: string, url: URL, copies: boolean): string {
  const has = (name: string) => url.searchParams.has(name);
  const [bucket = "", ...rest] = url.pathname.slice(1).split("/");
  const verb = { GET: "Get", PUT: "Put", DELETE: "Delete", HEAD: "Head", POST: "Post" }[method] ?? method;
  if (bucket === "") return "ListBuckets";
  if (rest.join("") !== "") {
    if (has("uploads")) return "CreateMultipartUpload";
    if (has("partNumber") && method === "PUT") return copies ? "UploadPartCopy" : "UploadPart";
    if (has("uploadId"))
      return { POST: "CompleteMultipartUpload", DELETE: "AbortMultipartUpload" }[method] ?? "ListParts";
    return copies ? "CopyObject" : `${verb}Object${has("tagging") ? "Tagging" : ""}`;
  }
  if (has("delete")) return "DeleteObjects";
  if (has("uploads")) return "ListMultipartUploads";
  const part = Object.keys(BUCKET_PARTS).find(has);
  if (part !== undefined) return `${verb}Bucket${BUCKET_PARTS[part] ?? ""}`;
  if (method === "GET") return has("list-type") ? "ListObjectsV2" : "ListObjects";
  return { PUT: "CreateBucket", HEAD: "HeadBucket", DELETE: "DeleteBucket" }[method] ?? `${verb}Bucket`;
}

function schedulerOperation(method: string, path: string): string {
  const [first = "", name = ""] = path.slice(1).split("/");
  if (first === "tags") return { GET: "ListTagsForResource", POST: "TagResource" }[method] ?? "UntagResource";
  const thing = first === "schedule-groups" ? "ScheduleGroup" : "Schedule";
  if (name === "") return `List${thing}s`;
  const verb = { GET: "Get", POST: "Create", PUT: "Update", DELETE: "Delete" }[method] ?? method;
  return `${verb}${thing}`;
}
