import { Readable } from "node:stream";

/** Pieces that a stream reads ahead. */
const AHEAD = 2;

/**
 * A stream of the pieces that a generator gives. Destroying it fires the generator's signal at once and then waits for
 * its end, which `Readable.from` has the other way round: a piece that never comes would hold it up for good.
 *
 * The pieces go through as objects: a stream of bytes copies what it has into one buffer whenever it is iterated, which
 * takes longer than the SHA-256 of it.
 * @param signal ends it from outside.
 */
export function streamOf(
  pieces: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
  signal?: AbortSignal | undefined,
): Readable {
  const closed = new AbortController();
  const reader = pieces(signal ? AbortSignal.any([signal, closed.signal]) : closed.signal)[Symbol.asyncIterator]();
  const pull = async (stream: Readable) => {
    try {
      const { done, value } = await reader.next();
      stream.push(done ? null : value);
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return new Readable({
    objectMode: true,
    highWaterMark: AHEAD,
    read() {
      void pull(this);
    },
    destroy(error, done) {
      closed.abort();
      const end = () => done(error);
      Promise.resolve(reader.return?.()).then(end, end);
    },
  });
}
