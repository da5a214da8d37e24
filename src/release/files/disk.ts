import { type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../../base/errors.ts";
import { give } from "../../base/given-bytes.ts";
import { MiB } from "../../base/size.ts";
import type { FileFacts, FileSource } from "./source.ts";
import { streamOf } from "./stream.ts";

/** Bytes that are read at once: large enough that system calls do not count, small enough for constant memory. */
const PIECE = MiB;

/** What tells that a file is still the same. Nanoseconds, since a file can be written twice within a millisecond. */
interface State {
  size: bigint;
  mtimeNs: bigint;
  ino: bigint;
}

/**
 * A file on this machine. It is looked at now and read later.
 * @param path absolute; a symbolic link stands for the file that it leads to.
 * @throws Node.js system errors
 */
export async function diskSource(path: string, facts: Partial<FileFacts> = {}): Promise<FileSource> {
  const state = await stat(path, { bigint: true });
  const size = Number(state.size);
  return {
    ...facts,
    name: facts.name ?? basename(path),
    contentType: facts.contentType ?? "application/octet-stream",
    size,
    where: path,
    open: (range) => streamOf(() => read(path, state, range ?? { start: 0, end: size - 1 })),
  };
}

async function* read(path: string, known: State, { start, end }: { start: number; end: number }) {
  const file = await open(path);
  try {
    await checkSame(file, path, known);
    for (let at = start; at <= end; ) {
      const piece = Buffer.allocUnsafeSlow(Math.min(PIECE, end + 1 - at));
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      at += bytesRead;
      // Before the last piece is handed out: after it an upload is whole.
      if (at > end) await checkSame(file, path, known);
      if (bytesRead === 0) throw changed(path);
      yield give(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

async function checkSame(file: FileHandle, path: string, known: State): Promise<void> {
  const now = await file.stat({ bigint: true });
  if (now.size !== known.size || now.mtimeNs !== known.mtimeNs || now.ino !== known.ino) throw changed(path);
}

function changed(path: string): UserError {
  return new UserError(
    `${path} was changed while it was released.`,
    "See that nothing else writes there, and run the same again.",
  );
}
