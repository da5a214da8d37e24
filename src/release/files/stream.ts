import { Readable } from "node:stream";

/** Bytes that a stream reads ahead. */
const AHEAD = 512 * 1024;

/**
 * A stream of the pieces that a generator gives. Destroying it ends the generator, and the signal that it was given: a
 * piece that never comes would hold it up otherwise.
 * @param signal ends it from outside.
 */
export function streamOf(
  pieces: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
  signal?: AbortSignal | undefined,
): Readable {
  const closed = new AbortController();
  const either = signal ? AbortSignal.any([signal, closed.signal]) : closed.signal;
  const stream = Readable.from(pieces(either), { objectMode: false, highWaterMark: AHEAD });
  stream.once("close", () => closed.abort());
  return stream;
}
