import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { UserError } from "../../../base/errors.ts";
import { runInLanes } from "../../../base/lanes.ts";
import type { Task } from "../../../base/progress.ts";
import { formatSize, MiB } from "../../../base/size.ts";
import type { AwsOptions } from "../options.ts";
import { readRange } from "./object-range.ts";
import type { StoredObject } from "./objects.ts";

/** Bytes fetched by one request, at least; more where there would be more than a thousand requests. */
const RANGE = 64 * MiB;
const MOST_RANGES = 1_000;

/** Ranges at once. One connection to S3 brings some 90 MB/s (S3 User Guide, "Performance design patterns"); runners take more. */
const AT_ONCE = 8;

type Reach = Pick<AwsOptions, "aws" | "clock" | "signal">;

/**
 * Fetches an object into a new file, in ranges side by side. Where it has zeros the file has holes. What has arrived is
 * hashed in order while the rest is on its way.
 * @param path absolute; what is there is written over. What is half-fetched stays there.
 * @returns the SHA-256 of the object, lower-case hex.
 * @throws UserError where S3's own checksum is another · as `readRange` · Node.js system errors
 */
export async function fetchObject(object: StoredObject, path: string, reach: Reach, task: Task): Promise<string> {
  const { size } = object;
  const file = await open(path, "w+");
  try {
    await file.truncate(size);
    const ranges = rangesOf(size);
    const follower = followHash(file, ranges);
    const count = byteCounter(size, task, "fetching");
    const jobs = ranges.map((range, index) => ({
      ...{ name: String(index), weight: 1 },
      work: async (signal: AbortSignal) => {
        const take = async (bytes: Uint8Array, at: number) => {
          if (!isZero(bytes)) await writeAll(file, bytes, at);
          count(bytes.length);
        };
        await readRange(object, range, take, { ...reach, signal });
        await follower.arrived(index);
      },
    }));
    await runInLanes(jobs, AT_ONCE, reach.signal);
    const sha256 = follower.digest();
    if (object.sha256 === undefined || object.sha256 === sha256) return sha256;
    throw new UserError(
      `s3://${object.bucket}/${object.key} did not arrive as it is there: its SHA-256 is ${object.sha256}, what came has ${sha256}.`,
      "Run the same again; if it happens again, something between S3 and this machine changes what it carries.",
    );
  } finally {
    await file.close();
  }
}

/** The SHA-256 of an object, read from S3 and kept nowhere. @returns lower-case hex. @throws as `readRange`. */
export async function hashObject(object: StoredObject, reach: Reach, task: Task): Promise<string> {
  const hash = createHash("sha256");
  const count = byteCounter(object.size, task, "checksum");
  const take = (bytes: Uint8Array) => {
    hash.update(bytes);
    count(bytes.length);
  };
  await readRange(object, { from: 0, to: object.size }, take, reach);
  return hash.digest("hex");
}

interface Range {
  from: number;
  to: number;
}

function rangesOf(size: number): Range[] {
  const length = Math.max(RANGE, Math.ceil(size / MOST_RANGES));
  const count = Math.ceil(size / length);
  return Array.from({ length: count }, (_, index) => ({
    from: index * length,
    to: Math.min(size, (index + 1) * length),
  }));
}

/** Hashes the file up to where it is whole, so that little is left when the last range arrives. */
function followHash(file: FileHandle, ranges: readonly Range[]) {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(MiB);
  const there = new Set<number>();
  let next = 0;
  let hashing: Promise<void> = Promise.resolve();

  const hashRange = async ({ from, to }: Range) => {
    for (let at = from; at < to; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, to - at), at);
      if (bytesRead === 0) throw new Error(`The fetched file ends at ${at} of ${to} bytes.`);
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  };
  const advance = async () => {
    for (let range = ranges[next]; range && there.has(next); range = ranges[next]) {
      await hashRange(range);
      next += 1;
    }
  };
  return {
    /** A range is whole in the file. Ends when everything up to the first gap is hashed. */
    arrived: (index: number): Promise<void> => {
      there.add(index);
      hashing = hashing.then(advance);
      return hashing;
    },
    digest: () => hash.digest("hex"),
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

const ZEROS = Buffer.alloc(64 * 1024);

function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += ZEROS.length) {
    const piece = bytes.subarray(at, at + ZEROS.length);
    if (Buffer.compare(piece, ZEROS.subarray(0, piece.length)) !== 0) return false;
  }
  return true;
}

function byteCounter(size: number, task: Task, doing: string): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes;
    task.update(size === 0 ? 1 : total / size, `${doing}, ${formatSize(total)} of ${formatSize(size)}`);
  };
}
