import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** A file of the archive: short text, or a file on disk of known size. */
export type Entry = { name: string; text: string } | { name: string; path: string; size: number };

const BLOCK = 512;

/**
 * Writes the files into a ustar archive in the order given (OVF wants the descriptor first, then the manifest) and
 * returns the SHA-256 of the archive, taken as it is written.
 * Owner, group and time are fixed, so that the same content gives the same archive.
 * @throws Error where a file does not have the size it was said to have · what `signal` was aborted with
 */
export async function writeArchive(target: string, entries: readonly Entry[], signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  const blocks = async function* () {
    for await (const block of archive(entries)) {
      hash.update(block);
      yield block;
    }
  };
  await pipeline(blocks, createWriteStream(target), { signal });
  return hash.digest("hex");
}

async function* archive(entries: readonly Entry[]): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    const size = "text" in entry ? Buffer.byteLength(entry.text) : entry.size;
    yield header(entry.name, size);
    let written = 0;
    for await (const chunk of "text" in entry ? [Buffer.from(entry.text)] : read(entry.path)) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== size) throw new Error(`${entry.name} has ${written} bytes instead of ${size}.`);
    yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

async function* read(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) yield chunk as Buffer;
}

/** A header block of POSIX.1-1988 ustar. */
function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100)
    throw new Error(`The name ${name} is too long for a header of an archive (100 bytes).`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write("0000644\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  number(size).copy(block, 124);
  block.write("00000000000\0", 136);
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\x0000", 257);
  block.write("root", 265);
  block.write("root", 297);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** Eleven octal digits hold 8 GiB; above that the base-256 form, which GNU tar, libarchive and VirtualBox read. */
function number(size: number): Buffer {
  if (size < 8 ** 11) return Buffer.from(`${size.toString(8).padStart(11, "0")}\0`);
  const field = Buffer.alloc(12);
  field.writeBigUInt64BE(BigInt(size), 4);
  field[0] = 0x80;
  return field;
}
