import { formatDuration } from "../base/duration.ts";
import { CancelledError } from "../base/errors.ts";
import { poll } from "../base/poll.ts";
import type { Context } from "../declare/context.ts";
import type { Machine, Provider } from "../providers/provider.ts";
import { forgetMachine } from "./machine-state.ts";
import { tearDown } from "./tear-down.ts";

/** Between two looks at the clock, milliseconds; nobody waits for the end of a lease to the second. */
const LOOK_EVERY = 1_000;

/** Whether a machine is kept until somebody ends it here: only where somebody sits, unless it was said. */
export function staysHere(wait: boolean | undefined, keep: boolean, context: Context): boolean {
  return wait ?? (!keep && !context.onRunner && context.ask !== undefined);
}

/** Keeps a machine until Ctrl-C or the end of its lease, then removes it. A cancel is what it waits for, and no failure. */
export async function stayUntilCancelled(provider: Provider, machine: Machine, context: Context): Promise<void> {
  const left = machine.expires.getTime() - context.now();
  context.say(`It stays for ${formatDuration(left)}, or until Ctrl-C.`);
  const over = async () => (context.now() >= machine.expires.getTime() ? true : undefined);
  try {
    await poll(over, { what: "the lease ends", every: LOOK_EVERY, within: left + 60_000, signal: context.signal });
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
  }
  await tearDown({ provider, assetId: machine.assetId, deliverables: false }, context);
  forgetMachine(context);
}
