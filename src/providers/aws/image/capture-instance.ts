import type { Instance } from "@aws-sdk/client-ec2";
import { isAwsCode } from "../../../aws/error.ts";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { type Sight, watch } from "../../../base/watch.ts";
import { tearDownCommand } from "../../tear-down-command.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, readAwsTags, TAG } from "../tags.ts";

/** The machine of a build, as far as its capture is concerned. */
export interface BuildInstance {
  id: string;
  state: string;
  /** A one-time spot instance cannot be stopped (EC2 User Guide, "Stop a Spot Instance"). */
  spot: boolean;
  tags: Partial<AwsTags> & { assetId: string };
}

/** States in which an instance still has its disk. */
const LIVING = ["pending", "running", "stopping", "stopped"];

/** Milliseconds that a stop usually takes: ten-odd seconds for the guest, and a little longer for EC2. */
const USUAL = 35_000;

/** Milliseconds after which a guest is said not to stop. EC2 presses the button once and gives it minutes. */
const STOP_WITHIN = 10 * 60_000;

/** The one living instance of an asset-id. @throws UserError where there is none, or more than one. */
export async function findInstance(assetId: string, { aws, signal }: AwsOptions): Promise<BuildInstance> {
  const Filters = [
    { Name: `tag:${TAG.assetId}`, Values: [assetId] },
    { Name: "instance-state-name", Values: LIVING },
  ];
  const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { Filters }, { signal });
  const found = Reservations.flatMap(({ Instances = [] }) => Instances.flatMap((one) => factsOf(one) ?? [])).filter(
    ({ tags }) => tags.assetId === assetId,
  );
  const [instance, ...more] = found;
  const remedy = `Remove what is left with \`${tearDownCommand({ provider: "aws", assetId })}\` and build again.`;
  if (!instance) throw new UserError(`There is no machine with the asset-id ${assetId} in ${aws.region}.`, remedy);
  if (more.length === 0) return instance;
  const ids = found.map(({ id }) => id).join(", ");
  throw new UserError(`Several machines have the asset-id ${assetId}: ${ids}. Nobody can tell which is meant.`, remedy);
}

function factsOf({ InstanceId, State, InstanceLifecycle, Tags }: Instance): BuildInstance | undefined {
  const tags = readAwsTags(Tags);
  if (!tags || InstanceId === undefined) return undefined;
  return { id: InstanceId, state: State?.Name ?? "pending", spot: InstanceLifecycle === "spot", tags };
}

/**
 * Stops a machine as its own power button would, and waits until it has. Nothing is forced: a disk that was in the
 * middle of a write is none to hand out. A spot instance is left running: `CreateImage` shuts it down itself.
 * @throws UserError where the guest does not stop in time, or the instance has ended.
 */
export async function stopInstance(instance: BuildInstance, options: AwsOptions, task: Task): Promise<void> {
  const { aws, clock, signal } = options;
  const { id, state, spot } = instance;
  if (spot || state === "stopped") return;
  task.update(undefined, "shutting down");
  if (state !== "stopping") await requestStop(id, options);
  const look = async (): Promise<Sight<true>> => {
    const { Reservations = [] } = await aws.call("ec2", "DescribeInstances", { InstanceIds: [id] }, { signal });
    const now = Reservations[0]?.Instances?.[0]?.State?.Name;
    if (now === "stopped") return { done: true };
    if (now === undefined || LIVING.includes(now)) return { note: "shutting down" };
    throw new UserError(
      `The machine ${id} is ${now} and not stopped, so that its disk is lost.`,
      "Build again. If its lease had ended, give a longer one with `lease`.",
    );
  };
  const assetId = instance.tags.assetId;
  const remedy = `See what holds it with \`aws ec2 get-console-output --latest --instance-id ${id} --region ${aws.region}\`, or remove it with \`${tearDownCommand({ provider: "aws", assetId })}\` and build again.`;
  const what = `the guest of ${id} shuts down. No image was captured`;
  await watch(look, { what, usual: USUAL, within: STOP_WITHIN, fresh: true, clock, signal, remedy }, task);
}

async function requestStop(id: string, { aws, signal }: AwsOptions): Promise<void> {
  try {
    await aws.call("ec2", "StopInstances", { InstanceIds: [id] }, { signal });
  } catch (error) {
    // It is on its way to its end; the look at it tells.
    if (!isAwsCode(error, "IncorrectInstanceState")) throw error;
  }
}
