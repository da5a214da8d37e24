import type { Instance } from "@aws-sdk/client-ec2";
import { isAwsCode } from "../../../aws/error.ts";
import { UserError } from "../../../base/errors.ts";
import type { AwsOptions } from "../options.ts";
import { readAwsTags, TAG } from "../tags.ts";

type Ways = Pick<AwsOptions, "aws" | "signal" | "clock">;

/** An instance as it is now. */
export interface InstanceSeen {
  id: string;
  /** `pending`, `running`, `shutting-down`, `terminated`, `stopping`, `stopped`. */
  state: string;
  /** Why it is in that state, where EC2 says so: `Server.SpotInstanceTermination: …`. */
  reason?: string | undefined;
  publicAddress?: string | undefined;
  privateAddress?: string | undefined;
}

/** Undefined where EC2 does not know it (any more). */
export async function seeInstance(id: string, { aws, signal }: Omit<Ways, "clock">): Promise<InstanceSeen | undefined> {
  try {
    const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { InstanceIds: [id] }, { signal });
    const instance = Reservations[0]?.Instances?.[0];
    return instance && factsOf(id, instance);
  } catch (error) {
    if (isAwsCode(error, "InvalidInstanceID.NotFound")) return undefined;
    throw error;
  }
}

/** The instance of an asset-id that runs or is about to; undefined where there is none (yet). */
export async function seeInstanceOf(
  assetId: string,
  { aws, signal }: Omit<Ways, "clock">,
): Promise<InstanceSeen | undefined> {
  const Filters = [
    { Name: `tag:${TAG.assetId}`, Values: [assetId] },
    { Name: "instance-state-name", Values: UP },
  ];
  const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { Filters }, { signal });
  const instance = Reservations.flatMap(({ Instances = [] }) => Instances).find(
    ({ Tags }) => readAwsTags(Tags)?.assetId === assetId,
  );
  return instance?.InstanceId === undefined ? undefined : factsOf(instance.InstanceId, instance);
}

function factsOf(id: string, instance: Instance): InstanceSeen {
  const { State, StateReason, StateTransitionReason, PublicIpAddress, PrivateIpAddress } = instance;
  return {
    id,
    state: State?.Name ?? "unknown",
    reason: StateReason?.Message ?? (StateTransitionReason || undefined),
    publicAddress: PublicIpAddress,
    privateAddress: PrivateIpAddress,
  };
}

const UP = ["pending", "running"];

/** Whether an instance runs or is about to. */
export function isUp({ state }: InstanceSeen): boolean {
  return UP.includes(state);
}

/** Milliseconds between two looks at whether it still runs; a boot takes a minute, and few instances end in it. */
const LOOK_EVERY = 45_000;

/**
 * Does something with an instance, and gives it up as soon as the instance has ended.
 * @throws UserError with EC2's reason where it has; whatever `work` throws.
 */
export async function whileUp<T>(id: string, options: Ways, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal;
  let ended: { why: unknown } | undefined;
  const guard = untilEnded(id, { ...options, signal }).catch((why: unknown) => {
    if (signal.aborted) return;
    ended = { why };
    over.abort();
  });
  try {
    return await work(signal);
  } catch (error) {
    throw ended ? ended.why : error;
  } finally {
    over.abort();
    await guard;
  }
}

async function untilEnded(id: string, options: Ways & { signal: AbortSignal }): Promise<void> {
  const { clock, signal } = options;
  for (;;) {
    await clock.sleep(LOOK_EVERY, signal);
    if (signal.aborted) return;
    const instance = await seeInstance(id, options);
    if (!instance || !isUp(instance)) throw endedError(id, instance);
  }
}

/** An instance that ended although nobody of us ended it. */
export function endedError(id: string, instance: InstanceSeen | undefined): UserError {
  const reason = instance?.reason === undefined ? "" : `: ${instance.reason}`;
  return new UserError(`The instance ${id} is ${instance?.state ?? "gone"}${reason}`, remedyFor(instance?.reason));
}

/** By the codes of EC2's StateReason (EC2 API Reference, "StateReason"). */
function remedyFor(reason = ""): string {
  if (/Spot/i.test(reason)) return "Spot capacity was taken back. Run again, or without spot.";
  if (/InsufficientInstanceCapacity/.test(reason)) return "Run again, or give further instance-types.";
  if (/VolumeLimitExceeded/.test(reason)) return "Ask for more EBS storage: Service Quotas, Amazon EBS.";
  if (/InstanceInitiatedShutdown/.test(reason))
    return "It switched itself off: at its lease's end, or by what ran on it.";
  if (/Client\.InternalError/.test(reason)) {
    return "As a rule its encrypted volume's key (KMS) cannot be used: see the account's EBS encryption by default.";
  }
  return "Run again; what is left goes with `slipway tear-down`.";
}
