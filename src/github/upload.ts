import { once } from "node:events";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Clock } from "../base/clock.ts";
import { UserError } from "../base/errors.ts";
import { letGo } from "../base/given-bytes.ts";
import { brokenAnswer, type Fetch, type FetchInit, isSuccess, wholeResponse } from "./fetch.ts";
import type { Upload } from "./port.ts";
import { readsBeforeItFails } from "./socket.ts";
import { answerTo, type Web } from "./web.ts";

/**
 * From this size on the server is asked first whether it takes the file (`Expect: 100-continue`, RFC 9110), as curl does:
 * gibibytes are not sent for a refusal. A server that says nothing within a second gets the file.
 */
const ASKED_FROM = 1_048_576;
const ASKED_FOR = 1_000;

/** Of one that does not take being asked (RFC 9110, "417 Expectation Failed"): the file is sent without. */
const NO_ASKING = 417;

/** Bytes that are written at once: with fewer, the turns of Node's loop in between cost a third more processor time. */
const BATCH = 524_288;

/** How often nothing may move before the answer, when everything has been sent: the server has a large file to store. */
const PATIENT = 5;

type File = Pick<Upload, "body" | "size" | "name">;

/**
 * A `fetch` that sends a file once, as a stream, in place of the body that Octokit has: Octokit would need all of it in
 * memory. An answer that comes early ends it: a refusal is what came of it, whatever has been sent.
 * @throws what the connection or the body fails with · UserError where the body is longer or shorter than its size.
 */
export function createUpload(file: File, { web, clock }: { web: Web; clock: Clock }): Fetch {
  return async (url, init) => {
    if (file.size < ASKED_FROM) return await send(file, url, init, web);
    const asked = { ...init, headers: { ...init.headers, expect: "100-continue" } };
    const response = await send(file, url, asked, web, clock);
    const canBeSent = response.status === NO_ASKING && !file.body.destroyed;
    return canBeSent ? await send(file, url, init, web) : response;
  };
}

/** @param clock where the server is asked first. A body of which nothing was wanted is left as it is. */
async function send(
  { body, size, name }: File,
  url: string,
  { method, headers, signal }: FetchInit,
  web: Web,
  clock?: Clock,
): Promise<Response> {
  const state = { begun: false, waitsForBody: false, sent: false, stalls: 0 };
  const sending = web.begin({
    ...{ method, url: new URL(url), headers, signal, alone: true },
    isOurs: () => {
      if (!state.sent) return state.waitsForBody;
      state.stalls += 1;
      return state.stalls < PATIENT;
    },
  });
  sending.once("socket", readsBeforeItFails);
  const answered = watchAnswer(sending, () => state.begun && body.destroy());
  try {
    sending.flushHeaders();
    if (clock) await untilAsked(sending, answered, clock);
    const early =
      answered.came() ||
      (await pump().catch((error: unknown) => {
        // Nobody reads the body any more when there is an answer; that one counts.
        if (!answered.came()) throw error;
        return true;
      }));
    const response = await answered.promise;
    if (early && isSuccess(response)) throw brokenAnswer("one came before the whole file was sent");
    return await wholeResponse(response);
  } finally {
    sending.destroy();
    if (state.begun) body.destroy();
  }

  /**
   * Sends the body. Its last parts wait until it is known that none follows, so that a body that is longer than announced
   * never looks whole to the server.
   * @returns whether an answer, or the end of the connection, came before its end; it may throw then.
   */
  async function pump(): Promise<boolean> {
    let length = 0;
    let batch: Buffer[] = [];
    let batched = 0;
    state.begun = true;
    state.waitsForBody = true;
    for await (const part of body) {
      const bytes: Buffer = part;
      length += bytes.length;
      if (length > size) throw lengthError(name, size, "longer");
      if (batched >= BATCH) {
        await write(batch);
        if (answered.came()) return true;
        batch = [];
        batched = 0;
      }
      batch.push(bytes);
      batched += bytes.length;
    }
    if (length < size) throw lengthError(name, size, "shorter");
    await write(batch);
    state.waitsForBody = false;
    state.sent = true;
    sending.end();
    return answered.came();
  }

  async function write(batch: readonly Buffer[]): Promise<void> {
    state.waitsForBody = false;
    sending.cork();
    const flows = batch.map((bytes) => sending.write(bytes, () => letGo(bytes))).every(Boolean);
    sending.uncork();
    if (!flows) await answered.or(once(sending, "drain"));
    state.waitsForBody = true;
  }
}

interface Answered {
  promise: Promise<IncomingMessage>;
  /** Whether there is an answer, or the connection has failed. */
  came(): boolean;
  /** Waits for something else, but no longer than for that. */
  or(other: Promise<unknown>): Promise<void>;
}

function watchAnswer(sending: ClientRequest, stop: () => void): Answered {
  let over = false;
  const end = () => {
    over = true;
    stop();
  };
  const promise = answerTo(sending);
  const settled = promise.then(end, end);
  return { promise, came: () => over, or: async (other) => void (await Promise.race([settled, other])) };
}

/** Waits for the server's word that it takes the file, for its refusal, or for some time. */
async function untilAsked(sending: ClientRequest, answered: Answered, clock: Clock): Promise<void> {
  const said = new AbortController();
  await answered.or(Promise.race([once(sending, "continue"), clock.sleep(ASKED_FOR, said.signal)]));
  said.abort();
}

function lengthError(name: string, size: number, how: "longer" | "shorter"): UserError {
  return new UserError(
    `${name} is ${how} than the ${size} bytes that were announced: something has changed it meanwhile.`,
    "Run it again when nothing writes to the file any more.",
  );
}
