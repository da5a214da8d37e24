import { IncomingMessage } from "node:http";
import { addAbortSignal, Readable } from "node:stream";
import { isAwsCode } from "../../../aws/error.ts";
import { CancelledError, codeOf, UserError } from "../../../base/errors.ts";
import { give, letGo } from "../../../base/given-bytes.ts";
import type { AwsOptions } from "../options.ts";
import { bytesOf, type StoredObject } from "./objects.ts";

/** Tries in a row that may bring not one byte. */
const FRUITLESS = 5;

/** Milliseconds before the next try; twice as long each time. A server that has just cut a connection is left alone that long. */
const PAUSE = 500;

/** How Node and the SDK say that a connection broke while its body was read. */
const CUT_OFF = [
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ERR_STREAM_DESTROYED",
];

type Reach = Pick<AwsOptions, "aws" | "clock" | "signal">;

/** Bytes of an object, from the first one up to the byte before `to`. */
export interface Range {
  from: number;
  to: number;
}

/**
 * A range of an object, piece by piece and in order. The pieces are given for good: whoever reads them may let them go. A connection that breaks is taken up where it broke, as long as the
 * object is still the same.
 * @throws UserError where the object was changed meanwhile, or nothing comes · AwsError · CancelledError
 */
export async function* piecesOf(
  object: StoredObject,
  { from, to }: Range,
  { aws, clock, signal }: Reach,
): AsyncGenerator<Uint8Array, void, undefined> {
  let at = from;
  for (let fruitless = 0; at < to; ) {
    if (signal?.aborted) throw new CancelledError();
    const begin = at;
    for await (const bytes of untilCut(await open(object, { from: at, to }, { aws, signal }), signal)) {
      at += bytes.length;
      yield bytes;
    }
    fruitless = at > begin ? 0 : fruitless + 1;
    if (fruitless > FRUITLESS) {
      throw new UserError(
        `s3://${object.bucket}/${object.key} sends nothing any more, after ${at} bytes.`,
        "Run the same again.",
      );
    }
    if (at < to) await clock.sleep(PAUSE * 2 ** fruitless, signal);
  }
}

/**
 * Reads a range of an object as `piecesOf` does.
 * @param take gets each piece with the place of its first byte in the object, in order; its memory may be gone afterwards.
 * @throws as `piecesOf`
 */
export async function readRange(
  object: StoredObject,
  range: Range,
  take: (bytes: Uint8Array, at: number) => void | Promise<void>,
  reach: Reach,
): Promise<void> {
  let at = range.from;
  for await (const bytes of piecesOf(object, range, reach)) {
    const { length } = bytes;
    await take(bytes, at);
    letGo(bytes);
    at += length;
  }
}

/** What a body brings until it ends or its connection breaks; only what reading it throws is looked at. */
async function* untilCut(
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body[Symbol.asyncIterator]();
  // Pieces from the network are nobody else's.
  const isOurs = body instanceof IncomingMessage;
  try {
    for (;;) {
      const next = await reader.next().catch((error: unknown) => {
        if (signal?.aborted) throw new CancelledError();
        if (!isCutOff(error)) throw error;
        return { done: true } as const;
      });
      if (next.done) return;
      if (signal?.aborted) throw new CancelledError();
      yield isOurs ? give(next.value) : next.value;
    }
  } finally {
    await reader.return?.();
  }
}

async function open(
  { bucket, key, etag }: StoredObject,
  { from, to }: Range,
  { aws, signal }: Pick<AwsOptions, "aws" | "signal">,
): Promise<AsyncIterable<Uint8Array>> {
  try {
    const input = { Bucket: bucket, Key: key, Range: `bytes=${from}-${to - 1}`, ...(etag ? { IfMatch: etag } : {}) };
    const { Body } = await aws.call("s3", "GetObject", input, { signal });
    // Nothing may come any more by which the reader could notice the cancel.
    if (signal && Body instanceof Readable) addAbortSignal(signal, Body);
    return bytesOf(Body);
  } catch (error) {
    if (!isAwsCode(error, "PreconditionFailed")) throw error;
    throw new UserError(
      `s3://${bucket}/${key} was changed while it was fetched.`,
      "See that nothing else writes there, and run the same again.",
    );
  }
}

function isCutOff(error: unknown): boolean {
  // Node says of a body that ends too early only "aborted", with the code of a reset.
  return CUT_OFF.includes(codeOf(error) ?? "");
}
