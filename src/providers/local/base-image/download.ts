import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { CancelledError, messageOf, UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { formatSize, MiB } from "../../../base/size.ts";
import { freeSpace } from "../../../host/space.ts";

export interface DownloadRequest {
  url: URL;
  /** Lower-case hex. */
  sha256: string;
  /** The file to write; it is there afterwards only in the caller's own folder, which goes on an error. */
  file: string;
  signal?: AbortSignal | undefined;
  /** Milliseconds before the second try, twice that before the third. Default 2 s. */
  backoff?: number;
  /** Milliseconds without a byte until a try is given up. Default 60 s. */
  stall?: number;
}

const TRIES = 3;

/**
 * Fetches a file and checks it while it comes: nothing is read twice.
 * Tried again after a broken connection, a stall, a 429 or a 5xx; anything else that the server says is final.
 * @throws UserError naming both sums for a wrong checksum, the status for a refusal, the sizes for too little room.
 */
export async function download(request: DownloadRequest, task: Task): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      const sum = await fetchOnce(request, task);
      if (sum === request.sha256) return;
      throw new UserError(
        `${request.url.href} does not have the checksum that was given.\n  given: ${request.sha256}\n  found: ${sum}`,
        "Take the SHA-256 from the publisher again (an image under a fixed address is replaced by newer ones). Nothing was kept.",
      );
    } catch (error) {
      if (request.signal?.aborted) throw new CancelledError();
      if (error instanceof UserError && !(error instanceof Passing)) throw error;
      const why = error instanceof Passing ? error.message : causeOf(error);
      if (tried === TRIES) {
        throw new UserError(
          `${request.url.href} could not be fetched in ${TRIES} tries: ${why}`,
          "Check the address and the network, then run again.",
        );
      }
      task.line(`${request.url.host}: ${why}; trying again`);
      await sleep(
        (request.backoff ?? 2_000) * 2 ** (tried - 1),
        undefined,
        request.signal ? { signal: request.signal } : {},
      ).catch(() => undefined);
    }
  }
}

/** A failure that may pass. */
class Passing extends UserError {}

async function fetchOnce({ url, file, signal, stall = 60_000 }: DownloadRequest, task: Task): Promise<string> {
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(new Passing(`no data for ${stall / 1000} s`, "")), stall);
  try {
    const response = await fetch(url, { signal: signal ? AbortSignal.any([signal, stalled.signal]) : stalled.signal });
    if (!response.ok || !response.body) throw refusal(url, response);
    const size = Number(response.headers.get("content-length") ?? Number.NaN);
    const free = await freeSpace(dirname(file));
    if (size + 64 * MiB > free) {
      throw new UserError(
        `${url.href} has ${formatSize(size)}, and ${formatSize(free)} are free in ${dirname(file)}.`,
        "Make room there, or put the cache on a larger disk (input cache-folder).",
      );
    }
    const hash = createHash("sha256");
    let done = 0;
    const watch = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        timer.refresh();
        hash.update(chunk);
        done += chunk.length;
        const fraction = Number.isFinite(size) && size > 0 ? Math.min(1, done / size) : undefined;
        task.update(fraction, formatSize(done));
        yield chunk;
      }
    };
    await pipeline(response.body, watch, createWriteStream(file));
    return hash.digest("hex");
  } finally {
    clearTimeout(timer);
  }
}

function refusal(url: URL, { status, statusText }: Response): UserError {
  const words = `the server answered ${status} ${statusText}`.trim();
  if (status >= 500 || status === 429) return new Passing(words, "");
  return new UserError(`${url.href} could not be fetched: ${words}.`, "Check the address; open it in a browser.");
}

/** fetch hides the reason (`ECONNREFUSED …`) in the error's cause. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : "";
  return cause || messageOf(error);
}
