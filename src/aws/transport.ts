import type { Clock } from "../base/clock.ts";
import type { Send } from "./call.ts";
import { paced } from "./pace.ts";
import type { Aws } from "./port.ts";
import { type Reason, retrying } from "./retry.ts";
import { unbroken } from "./unbroken.ts";
import { inWords } from "./words.ts";

/** One try of a call, for whoever counts or shows them. */
export interface Sent {
  service: string;
  operation: string;
  region: string;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface TransportOptions {
  /** Region of calls that name none. */
  region: string;
  clock: Clock;
  /** 0 to 1. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** Called when AWS calls the credentials expired. */
  renew?: (() => void) | undefined;
  /** What to do where credentials are missing, wrong or over. */
  signIn: string;
  /** Told of each try before it is sent. */
  record?: ((sent: Sent) => void) | undefined;
  /** Told of each wait for another try, milliseconds. */
  waited?: ((operation: string, reason: Reason, wait: number) => void) | undefined;
}

/**
 * The way to AWS around whatever sends a call: errors in words ← tried again ← at the pace of the buckets ← sent. Each
 * try takes a token, because AWS counts tries.
 */
export function createTransport(send: Send, options: TransportOptions): Aws {
  const { clock, record, waited } = options;
  const whole = unbroken(send, clock);
  const recorded: Send = (call) => {
    const { service, operation, region } = call;
    record?.({ service, operation, region, at: clock.now() });
    return whole(call);
  };
  const tried = retrying(paced(recorded, clock), {
    clock,
    random: options.random ?? Math.random,
    renew: options.renew ?? (() => undefined),
    told: (call, reason, wait) => waited?.(call.operation, reason, wait),
  });
  const worded = inWords(tried, options.signIn);
  return {
    region: options.region,
    // The port's types tie the answer to the operation; down here it is what came over the wire.
    call: async (service, operation, input, { region = options.region, signal } = {}) =>
      (await worded({ service, operation, input: input as object, region, signal })) as never,
  };
}
