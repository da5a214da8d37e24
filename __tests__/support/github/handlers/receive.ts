import { createHash } from "node:crypto";
import type { Call } from "./call.ts";
import { openSink } from "./file-sink.ts";

/** The connection of a request ended, by itself or because it was to. There is nobody left to answer. */
export class ConnectionEnded extends Error {}

/**
 * Takes the body of an upload, as it comes, and keeps nothing of it in memory.
 * @param path file to write to; undefined: only the digest is wanted
 * @param kept so many bytes are kept, and digested
 * @param isFlipped one bit in the middle is turned
 * @returns SHA-256 of what was kept, in hexadecimal digits
 * @throws ConnectionEnded where it broke off, or was to
 */
export async function receive(
  { message, record, effect, middle }: Call,
  size: number,
  { path, kept, isFlipped }: { path: string | undefined; kept: number; isFlipped: boolean },
): Promise<string> {
  const hash = createHash("sha256");
  const sink = path === undefined ? undefined : await openSink(path);
  const cutAt = effect?.kind === "cut-upload" ? effect.bytes : Infinity;
  let isPastMiddle = false;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      const from = record.bytes;
      record.bytes += chunk.length;
      if (isFlipped && from <= size / 2 && record.bytes > size / 2) flip(chunk, Math.floor(size / 2) - from);
      const taken = record.bytes <= kept ? chunk : chunk.subarray(0, Math.max(kept - from, 0));
      hash.update(taken);
      await sink?.write(taken);
      if (record.bytes >= cutAt) throw new ConnectionEnded("The upload was cut.");
      if (!isPastMiddle && record.bytes >= size / 2) {
        isPastMiddle = true;
        if (await middle()) throw new ConnectionEnded("The connection was dropped in the middle.");
      }
    }
  } catch (error) {
    // What Node says when the other side goes away in the middle of a body.
    if (Reflect.get(Object(error), "code") === "ECONNRESET") throw new ConnectionEnded("The upload broke off.");
    throw error;
  } finally {
    await sink?.close();
  }
  if (record.bytes < size) throw new ConnectionEnded("The upload broke off.");
  return hash.digest("hex");
}

function flip(chunk: Buffer, at: number): void {
  chunk[at] = (chunk[at] ?? 0) ^ 1;
}
