import type { Clock } from "../base/clock.ts";
import type { Send } from "./call.ts";

/** Operations that make something in AWS. */
const MAKING = /^(Create|Import|Copy|Export|StartBuild)/;

/**
 * Milliseconds for which the answer to such a call is awaited after a cancel. EC2, CloudFormation and CodeBuild answer
 * within one or two; and five after the cancel every delete has to be on its way.
 */
const STAY = 2_000;

/**
 * Keeps a cancel from tearing off a call that makes something. AWS may carry it out all the same, a moment after whoever
 * removes has looked and found nothing. So its answer is awaited first, if only for a moment.
 * @throws what `send` throws: CancelledError where there was no answer in that time.
 */
export function unbroken(send: Send, clock: Clock): Send {
  return async (call) => {
    const { signal } = call;
    if (!signal || signal.aborted || !MAKING.test(call.operation)) return await send(call);
    const tear = new AbortController();
    const answered = new AbortController();
    const cancelled = () => void clock.sleep(STAY, answered.signal).then(() => tear.abort());
    signal.addEventListener("abort", cancelled, { once: true });
    try {
      return await send({ ...call, signal: tear.signal });
    } finally {
      signal.removeEventListener("abort", cancelled);
      answered.abort();
    }
  };
}
