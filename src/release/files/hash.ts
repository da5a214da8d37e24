import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { CancelledError } from "../../base/errors.ts";
import { letGo } from "../../base/given-bytes.ts";
import type { FileSource } from "./source.ts";
import { streamOf } from "./stream.ts";

/** The bytes of a stream on their way, and what they were. */
export interface Hashed {
  stream: Readable;
  /** SHA-256 in hex of all that went through. @throws Error where the stream has not ended: a defect of ours. */
  digest(): string;
}

export interface HashOptions {
  /** Told of the bytes of each piece. */
  onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Hashes a stream while it is read by somebody else, so that an upload needs one pass. An error of either ends both.
 */
export function hashWhileRead(body: Readable, { onBytes }: HashOptions = {}): Hashed {
  const hash = createHash("sha256");
  let digest: string | undefined;
  async function* pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const bytes of body) {
      hash.update(bytes);
      onBytes?.(bytes.length);
      yield bytes;
    }
    digest = hash.digest("hex");
  }
  return {
    stream: streamOf(pieces),
    digest: () => {
      if (digest === undefined) throw new Error("The stream has not ended.");
      return digest;
    },
  };
}

/**
 * The SHA-256 of a file in hex: what is known of it, else from a pass over all of it.
 * @throws what its stream fails with · CancelledError
 */
export async function hashOf(
  source: FileSource,
  { signal, onBytes }: HashOptions & { signal?: AbortSignal | undefined } = {},
): Promise<string> {
  if (source.sha256 !== undefined) return source.sha256;
  const hash = createHash("sha256");
  for await (const bytes of source.open()) {
    if (signal?.aborted) throw new CancelledError();
    hash.update(bytes);
    onBytes?.(bytes.length);
    letGo(bytes);
  }
  return hash.digest("hex");
}
