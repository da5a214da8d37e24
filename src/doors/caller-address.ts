import { isIPv4 } from "node:net";
import { messageOf, UserError } from "../base/errors.ts";

/** AWS's own service that answers with the caller's address and a line feed. */
const SERVICE = "https://checkip.amazonaws.com";

/** Milliseconds for one answer, which takes well under a second, and how often it is asked. */
const ANSWER_WITHIN = 5_000;
const TRIES = 3;

/**
 * This machine's public IPv4 address as AWS sees it.
 * @throws UserError where it cannot be found out.
 */
export async function findCallerAddress(fetch: typeof globalThis.fetch): Promise<string> {
  let said = "";
  for (let tries = 0; tries < TRIES; tries += 1) {
    said = await ask(fetch);
    if (isIPv4(said)) return said;
  }
  throw new UserError(
    `The public address of this machine could not be found out: ${SERVICE} said “${said.slice(0, 80)}”.`,
    "Name the addresses that SSH is to be open to, as in allow-from: 203.0.113.7/32.",
  );
}

/** The answer, or what went wrong: either way it is judged by whether it is an address. */
async function ask(fetch: typeof globalThis.fetch): Promise<string> {
  const limit = AbortSignal.timeout(ANSWER_WITHIN);
  try {
    return (await (await fetch(SERVICE, { signal: limit })).text()).trim();
  } catch (error) {
    // `fetch` throws a TypeError for whatever goes wrong on the way (Fetch Standard).
    if (!(error instanceof TypeError) && !limit.aborted) throw error;
    return messageOf(error);
  }
}
