import type { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";

type Done = (error?: Error | null) => void;

/**
 * Has a connection read what has arrived before a failed write ends it. A server that refuses a file in the middle answers
 * and cuts the connection: Node's next write fails then at once, and the answer that lies there would never be read.
 */
export function readsBeforeItFails(socket: Socket): void {
  const { _write: write, _writev: writeAll } = socket;
  const late =
    (done: Done): Done =>
    (error) =>
      error ? void afterReading().then(() => done(error)) : done();
  socket._write = (chunk, encoding, done) => write.call(socket, chunk, encoding, late(done));
  if (writeAll) socket._writev = (chunks, done) => writeAll.call(socket, chunks, late(done));
}

/** Between two turns of the loop everything that has come is read. */
async function afterReading(): Promise<void> {
  await turn();
  await turn();
}
