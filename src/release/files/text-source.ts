import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { contentTypeOf } from "./content-type.ts";
import type { FileSource } from "./source.ts";

/** A small file that is made here and lies nowhere. */
export function textSource(name: string, text: string): FileSource {
  const bytes = Buffer.from(text);
  return {
    name,
    contentType: contentTypeOf(name),
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    where: name,
    open: (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
  };
}
