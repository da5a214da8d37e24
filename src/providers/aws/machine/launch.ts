import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { ownMark } from "../../../host/process.ts";
import { controlFolderOf } from "../../../ssh/control-folder.ts";
import type { Machine, MachineRequest } from "../../provider.ts";
import { checkAccount } from "../account.ts";
import { findingsOf } from "../findings.ts";
import type { AwsOptions } from "../options.ts";
import type { AwsTags } from "../tags.ts";
import { adoptable, adoptStack } from "./adopt.ts";
import { untilAnswering } from "./answering.ts";
import { makeBuildFolder } from "./build-folder.ts";
import { type BuildRecord, buildFolder } from "./build-record.ts";
import { candidates, describeCandidate } from "./candidates.ts";
import { enter, type Hands, realHands } from "./enter.ts";
import { endedError, type InstanceSeen, isUp, seeInstance } from "./instance.ts";
import { placeKeyPair } from "./key-pair.ts";
import { lookAround, type Surroundings } from "./look-around.ts";
import { createStack, type StackSeen, seeStack } from "./stack.ts";
import { stackParameters } from "./stack-parameters.ts";
import { replaceStack } from "./stack-remove.ts";
import { StackError, waitForStack } from "./stack-wait.ts";

/**
 * Makes a machine on EC2 and waits until one can work on it; or takes up the one that an earlier run of the same owner
 * left under the same asset-id (`adopt.ts` says when).
 *
 * After an error what was made is still there, tagged: whoever asked decides whether it is kept (`--on-error`), and
 * `assets` and `remove` find it. The one exception is AssetIdInUseError: then nothing was made.
 * @throws AssetIdInUseError; UserError with the resource that failed and AWS's reason; CancelledError; AwsError.
 */
export async function launch(
  request: MachineRequest,
  options: AwsOptions,
  task: Task,
  hands: Hands = realHands,
): Promise<Machine> {
  await checkAccount(options);
  const around = await lookAround(request, options);
  const record = await makeBuildFolder(options.state, await newRecord(request, options));
  const { assetId, owner, product } = request;
  const publicKey = await hands.holdKey(buildFolder(options.state, assetId), `slipway-${assetId}`, options.signal);
  const fit = adoptable(request, around, publicKey, options);
  if (fit.fits) {
    const machine = await adoptStack(request, fit.stack, options, hands, task);
    if (machine) return machine;
  } else if (around.stack) {
    task.line(`The stack that an earlier run left is removed: ${fit.why}.`);
  }
  const tags: AwsTags = {
    ...{ assetId, lifetime: "ephemeral", owner, product },
    ...{ created: new Date(record.created), expires: new Date(record.expires) },
  };
  const { stack: old, keyPair } = around;
  const [keyPairId] = await Promise.all([
    placeKeyPair(tags, publicKey, keyPair, options),
    old && replaceStack(old, assetId, options, task),
  ]);
  const { stack, seen } = await makeStack(request, tags, around, options, hands, task);
  const instance = seen && seen.id === stack.outputs.InstanceId ? seen : await runningInstance(stack, options);
  const facts = { id: instance.id, state: "running", spot: stack.parameters.Spot === "true", tags };
  findingsOf(options).made.set(assetId, { stackId: stack.id, instance: facts, keyPairId });
  return enter(request, instance, {}, options, hands, task);
}

async function newRecord(request: MachineRequest, options: AwsOptions): Promise<BuildRecord> {
  const { assetId, expires, owner, product, base, user, stays } = request;
  const folder = buildFolder(options.state, assetId);
  const controlFolder = controlFolderOf(folder);
  return {
    ...{ assetId, lifetime: "ephemeral", provider: "aws", region: options.aws.region },
    ...{ created: new Date(options.clock.now()).toISOString(), expires: expires.toISOString() },
    ...{ owner, product, base, user, stays, kept: false, maker: await ownMark(), controlFolder },
    folders: controlFolder === folder ? [] : [controlFolder],
    ready: false,
  };
}

/** Tries one candidate after the other until one is to be had. Every other failure is final. */
async function makeStack(
  request: MachineRequest,
  tags: AwsTags,
  around: Surroundings,
  options: AwsOptions,
  hands: Hands,
  task: Task,
): Promise<{ stack: StackSeen; seen: InstanceSeen | undefined }> {
  const list = candidates(options.settings, around.network);
  const { vpc } = around.network;
  let last: StackError | undefined;
  for (const [attempt, candidate] of list.entries()) {
    task.line(`Machine: ${describeCandidate(candidate)}`);
    const parameters = stackParameters({ request, tags, candidate, vpc, ...around }, options.settings);
    const id = await createStack({ tags, parameters, attempt }, options);
    try {
      return await waitForMachine(id, request.assetId, options, hands, task);
    } catch (error) {
      if (!(error instanceof StackError && error.noCapacity)) throw error;
      last = error;
    }
    task.line(`No ${describeCandidate(candidate)} is to be had just now.`);
    await removeFailed(id, tags.assetId, options, task);
  }
  throw (
    last ??
    new UserError(
      "None of the instance types is offered in the zones of the subnets.",
      "Name other instance-types, or another subnet.",
    )
  );
}

/** The stack when it is there, with its instance where that has been seen meanwhile. */
async function waitForMachine(id: string, assetId: string, options: AwsOptions, hands: Hands, task: Task) {
  if (options.settings.connect === "ssm") return { stack: await waitForStack(id, options, task), seen: undefined };
  const answering = untilAnswering(assetId, options, hands.waitForBanner);
  try {
    const stack = await waitForStack(id, options, task, answering.sign);
    return { stack, seen: answering.seen() };
  } finally {
    await answering.end();
  }
}

/** The next try needs the name; and what has failed at last leaves nothing either. */
async function removeFailed(id: string, assetId: string, options: AwsOptions, task: Task): Promise<void> {
  const failed = await seeStack(id, options);
  if (failed && failed.status !== "DELETE_COMPLETE") await replaceStack(failed, assetId, options, task);
}

/** The instance of a stack that is complete. @throws UserError where it has ended meanwhile. */
async function runningInstance(stack: StackSeen, options: AwsOptions): Promise<InstanceSeen> {
  const id = stack.outputs.InstanceId ?? "";
  const instance = await seeInstance(id, options);
  if (!instance || !isUp(instance)) throw endedError(id, instance);
  return instance;
}
