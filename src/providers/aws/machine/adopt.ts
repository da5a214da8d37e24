import { AwsError } from "../../../aws/error.ts";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import type { Machine, MachineRequest } from "../../provider.ts";
import type { AwsOptions } from "../options.ts";
import { candidates } from "./candidates.ts";
import { enter, type Hands } from "./enter.ts";
import { isUp, seeInstance } from "./instance.ts";
import type { Surroundings } from "./look-around.ts";
import { differences, type StackSeen } from "./stack.ts";
import { essential, stackParameters } from "./stack-parameters.ts";
import { waitForStack } from "./stack-wait.ts";

/** Whether the stack that an earlier run left can be gone on with; where it cannot, why. */
export type Fit = { fits: true; stack: StackSeen } | { fits: false; why: string };

/** Share of the wanted lease that must be left: a build must not lose its machine in the middle. */
const LEASE_LEFT = 0.5;

/**
 * Whether an earlier run's machine is the one that is wanted. The owner was compared before. It is where
 * - its stack is complete, or still being made;
 * - EC2 has the public part of the key that we hold;
 * - it was made with the same parameters (source AMI, disk, network, who may knock, user, …), and its type and subnet
 *   are among those that would be tried now;
 * - at least half of the wanted lease is left of its own, which nobody can prolong.
 */
export function adoptable(
  request: MachineRequest,
  around: Surroundings,
  publicKey: string,
  { settings, clock }: Pick<AwsOptions, "settings" | "clock">,
): Fit {
  const no = (why: string): Fit => ({ fits: false, why });
  const { stack, keyPair, network } = around;
  if (!stack) return no("there is none");
  if (!["CREATE_COMPLETE", "CREATE_IN_PROGRESS"].includes(stack.status)) return no(`it is ${stack.status}`);
  if (keyPair?.publicKey !== publicKey) return no("its private key is not on this machine");
  const { created, expires } = stack.tags ?? {};
  if (!created || !expires) return no("its tags do not tell its lease");
  const left = expires.getTime() - clock.now();
  const wanted = request.expires.getTime() - clock.now();
  if (left < LEASE_LEFT * wanted) return no(`its lease ends at ${expires.toISOString()}`);
  const { InstanceType, Spot, SubnetId } = stack.parameters;
  const isCandidate = candidates(settings, network).some(
    ({ type, spot }) => type === InstanceType && String(spot) === Spot,
  );
  const candidate = network.places.find(({ subnet }) => subnet === SubnetId);
  if (!isCandidate || !candidate) return no(`it is a ${InstanceType} in ${SubnetId}`);
  const { assetId, owner, product } = request;
  const tags = { assetId, lifetime: "ephemeral" as const, created, expires, owner, product };
  const same = { type: InstanceType ?? "", spot: Spot === "true", place: candidate };
  const now = stackParameters({ request, tags, candidate: same, vpc: network.vpc, ...around }, settings);
  const other = differences(stack.parameters, essential(now));
  return other.length === 0 ? { fits: true, stack } : no(`it was made with another ${other.join(", ")}`);
}

/** Milliseconds until a machine that has booted before has to let us in. */
const LOGIN_WITHIN = 60_000;

/**
 * Takes up an earlier run's machine. Undefined where it does not serve after all, which is told: its stack failed, its
 * instance has ended, or it lets nobody in any more (finish had taken the build's login away).
 */
export async function adoptStack(
  request: MachineRequest,
  seen: StackSeen,
  options: AwsOptions,
  hands: Hands,
  task: Task,
): Promise<Machine | undefined> {
  try {
    const isDone = seen.status === "CREATE_COMPLETE";
    const stack = isDone ? seen : await waitForStack(seen.id, options, task);
    const instance = await seeInstance(stack.outputs.InstanceId ?? "", options);
    if (!instance || !isUp(instance)) {
      task.line(`The earlier run's instance is ${instance?.state ?? "gone"}: another is made.`);
      return undefined;
    }
    const { expires } = stack.tags ?? {};
    const how = { ...(isDone ? { within: LOGIN_WITHIN } : {}), ...(expires ? { expires } : {}) };
    const machine = await enter(request, instance, how, options, hands, task);
    task.line(`Goes on with ${instance.id}, which an earlier run made.`);
    return machine;
  } catch (error) {
    // What AWS refuses, or the run's cancel, would meet the next machine too.
    if (!isAboutMachine(error)) throw error;
    task.line(`The earlier run's machine does not serve, and another is made: ${error.message}`);
    return undefined;
  }
}

/** What waiting, ssh and the first boot say; AWS's own errors are a class of their own. */
function isAboutMachine(error: unknown): error is UserError {
  return error instanceof UserError && !(error instanceof AwsError);
}
