import { open } from "node:fs/promises";

/** Bytes that are written in one go: chunks of a socket are small, and each write is a trip to another thread. */
const BATCH = 4 * 1024 * 1024;

export interface Sink {
  /** Takes a chunk; waits where the disk is slower than what comes. */
  write(chunk: Buffer): Promise<void>;
  /** Writes what is left, and closes the file. */
  close(): Promise<void>;
}

/** A file that is written while the next bytes are read: at most two batches are in memory. */
export async function openSink(path: string): Promise<Sink> {
  const file = await open(path, "w");
  let batch: Buffer[] = [];
  let size = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    await writing;
    if (batch.length > 0) writing = file.writev(batch);
    // It is awaited at the next flush; until then nobody listens.
    writing.catch(() => undefined);
    [batch, size] = [[], 0];
  };
  return {
    async write(chunk) {
      batch.push(chunk);
      size += chunk.length;
      if (size >= BATCH) await flush();
    },
    async close() {
      try {
        await flush();
        await writing;
      } finally {
        await file.close();
      }
    },
  };
}
