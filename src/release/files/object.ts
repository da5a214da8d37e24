import type { Aws } from "../../aws/port.ts";
import type { Clock } from "../../base/clock.ts";
import { piecesOf } from "../../providers/aws/export/object-range.ts";
import type { StoredObject } from "../../providers/aws/export/objects.ts";
import type { FileFacts, FileSource } from "./source.ts";
import { streamOf } from "./stream.ts";

/** The way to S3 for what is read there. */
export interface Reach {
  aws: Aws;
  clock: Clock;
  signal?: AbortSignal | undefined;
}

/** `s3://bucket/key` of an object. */
function addressOf({ bucket, key }: Pick<StoredObject, "bucket" | "key">): string {
  return `s3://${bucket}/${key}`;
}

/**
 * An object in S3 as it is now: its bytes go straight from there into the release. A connection that breaks goes on by a
 * range; an object with another ETag meanwhile is an error.
 */
export function objectSource(object: StoredObject, facts: FileFacts, reach: Reach): FileSource {
  const sha256 = facts.sha256 ?? object.sha256;
  return {
    ...facts,
    ...(sha256 === undefined ? {} : { sha256 }),
    size: object.size,
    where: addressOf(object),
    open: ({ start, end } = { start: 0, end: object.size - 1 }) =>
      streamOf((signal) => piecesOf(object, { from: start, to: end + 1 }, { ...reach, signal }), reach.signal),
  };
}
