import { AwsError } from "../../../aws/error.ts";
import { CancelledError, UserError } from "../../../base/errors.ts";
import { type Sight, watch } from "../../../base/watch.ts";
import type { waitForBanner } from "../../../ssh/wait.ts";
import type { AwsOptions } from "../options.ts";
import { wayInto } from "./connect.ts";
import { type InstanceSeen, seeInstanceOf } from "./instance.ts";

/** When a stack's instance has usually been begun and has its address, milliseconds after the stack was. */
const BEGUN = 36_000;

/** Milliseconds between two questions for an instance that should be there by then. */
const ASK_EVERY = 10_000;

/** Milliseconds between two tries to reach SSH: nobody counts them. */
export const KNOCK_EVERY = 1_000;

/** Milliseconds after which nobody knocks any more: a stack is given up then, too. */
const WITHIN = 30 * 60_000;

/** A stack's instance that is being waited for beside its stack. */
export interface Answering {
  /** Fires when it answers; never where it cannot be reached, or only through a session. */
  sign: AbortSignal;
  /** The instance as it was found; undefined: not yet. */
  seen(): InstanceSeen | undefined;
  /** Ends it. @throws AwsError where EC2 refused to tell of instances. */
  end(): Promise<void>;
}

/**
 * Knocks at the SSH port of an asset-id's instance while its stack is still being made, as soon as the instance has an
 * address. Whether a stack is there has to be asked of CloudFormation, which counts the calls; knocking is free, and
 * a machine that answers is what its stack is waited for.
 */
export function untilAnswering(assetId: string, options: AwsOptions, knock: typeof waitForBanner): Answering {
  const answers = new AbortController();
  const over = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal;
  let instance: InstanceSeen | undefined;

  const find = async (): Promise<InstanceSeen> => {
    const look = async (): Promise<Sight<InstanceSeen>> => {
      const seen = await seeInstanceOf(assetId, { ...options, signal });
      return seen?.privateAddress === undefined ? {} : { done: seen };
    };
    const what = `the instance of ${assetId} has an address`;
    const pace = { usual: BEGUN, close: ASK_EVERY, fresh: true, within: WITHIN };
    return await watch(look, { what, ...pace, clock: options.clock, signal, remedy: "Run again." });
  };
  const work = async () => {
    try {
      instance = await find();
      const { host, port } = wayInto(instance, options);
      await knock(host, port, { within: WITHIN, every: KNOCK_EVERY, signal });
      answers.abort();
    } catch (error) {
      // It is over, or the machine cannot be reached: then the stack is looked at all the same, and login tells.
      if (error instanceof CancelledError || (error instanceof UserError && !(error instanceof AwsError))) return;
      throw error;
    }
  };
  const ended = work();
  ended.catch(() => undefined); // It is thrown by `end`.
  return {
    sign: answers.signal,
    seen: () => instance,
    end: async () => {
      over.abort();
      await ended;
    },
  };
}
