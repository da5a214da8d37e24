import { createHash } from "node:crypto";
import { CancelledError } from "../../base/errors.ts";
import { letGo } from "../../base/given-bytes.ts";
import type { FileSource } from "./source.ts";

/** The digest of a file whose parts are read in any order, and some of them twice or not at all. */
export interface WholeHash {
  /** Bytes that were read, with the place of the first one in the file. */
  passed(bytes: Uint8Array, at: number): void;
  /** The SHA-256 in hex. Reads what has not passed in order. @throws what the file's stream fails with · CancelledError */
  digest(signal?: AbortSignal): Promise<string>;
}

/**
 * Hashes a file on the way of its parts. A piece counts once it follows on what has been hashed, so parts that are
 * uploaded one after another need no second pass, and one that is uploaded again changes nothing.
 */
export function wholeHash(source: FileSource): WholeHash {
  const hash = createHash("sha256");
  let to = 0;
  let known = source.sha256;
  const passed = (bytes: Uint8Array, at: number) => {
    if (known !== undefined || at > to || at + bytes.length <= to) return;
    hash.update(bytes.subarray(to - at));
    to = at + bytes.length;
  };
  return {
    passed,
    digest: async (signal) => {
      if (known !== undefined) return known;
      if (to < source.size) {
        let at = to;
        for await (const bytes of source.open({ start: to, end: source.size - 1 })) {
          if (signal?.aborted) throw new CancelledError();
          passed(bytes, at);
          at += bytes.length;
          letGo(bytes);
        }
      }
      known = hash.digest("hex");
      return known;
    },
  };
}
