import { basename } from "node:path";
import type { Problem } from "../../base/errors.ts";
import { formatSize, GiB } from "../../base/size.ts";
import type { Found } from "./found.ts";
import type { Link } from "./link.ts";
import type { FilesRequest } from "./request.ts";
import { type SplitFile, splitFile } from "./split.ts";

/** Bytes that each file of a release must stay below (GitHub Docs, "About releases": under 2 GiB). */
export const ASSET_LIMIT = 2 * GiB;

/** What becomes of a file that is too large. */
export type Placed = { split: SplitFile } | { link: Link } | { problem: Problem };

/** Whether a file cannot be an asset of its own. */
export function isLarge({ source }: Found, { limit = ASSET_LIMIT }: Pick<FilesRequest, "limit">): boolean {
  return source.size >= limit;
}

/**
 * How a file that is too large gets to people. Unless told otherwise it is linked where `link-base` says where it can be
 * downloaded, and split elsewhere: parts can be downloaded by everyone who sees the release, while an object in a bucket
 * is private unless its owner has opened it.
 * @param region of the bucket, for its address.
 */
export function placeLarge(found: Found, request: FilesRequest, region: string | undefined): Placed {
  const { limit = ASSET_LIMIT, linkBase, largeFiles = linkBase === undefined ? "split" : "link" } = request;
  const { source } = found;
  if (largeFiles === "split") return { split: splitFile(source, limit) };
  const tooLarge = `${source.where} has ${formatSize(source.size)}, and a file in a release must be below ${formatSize(limit)}`;
  if (largeFiles === "fail") {
    return problem(`${tooLarge}.`, "Set large-files to split or link, or leave the file out.");
  }
  const url = addressIn(found, linkBase, region);
  if (url === undefined) {
    return problem(`${tooLarge}; there is nothing to link to.`, "Give link-base, or set large-files to split.");
  }
  const { label, size, sha256 } = source;
  return {
    link: {
      name: found.fileName,
      url,
      size,
      source,
      ...(label === undefined ? {} : { label }),
      ...(sha256 === undefined ? {} : { sha256 }),
    },
  };
}

function problem(text: string, remedy: string): Placed {
  return { problem: { subject: "large-files", problem: text, remedy } };
}

function addressIn(
  { fileName, object }: Found,
  base: string | undefined,
  region: string | undefined,
): string | undefined {
  if (base !== undefined) return `${base.replace(/\/+$/, "")}/${encodeURIComponent(basename(fileName))}`;
  return object && region !== undefined ? objectUrl(object, region) : undefined;
}

/**
 * The web address of an object (S3 User Guide, "Virtual hosting of general purpose buckets"). The certificate does not
 * hold for a bucket with a dot in its name, which goes into the path.
 */
function objectUrl({ bucket, key }: { bucket: string; key: string }, region: string): string {
  const domain = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  const path = key.split("/").map(encodeURIComponent).join("/");
  return bucket.includes(".") ? `https://${domain}/${bucket}/${path}` : `https://${bucket}.${domain}/${path}`;
}
