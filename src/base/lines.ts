import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/**
 * Calls `onLine` for each line of a stream as it comes.
 * A stream that breaks off (ECONNRESET: a killed process had not read what was sent to it) has simply ended: whoever
 * reads it learns the reason from the process or the connection, and an error without a listener would end us.
 * @returns resolves when the stream has ended.
 */
export function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", onLine);
  return new Promise((resolve) => {
    lines.once("close", resolve);
    lines.on("error", () => resolve());
  });
}
