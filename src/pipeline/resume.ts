import type { Problem } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import { tearDownCommand } from "../providers/tear-down-command.ts";
import { type Build, readBuildRecord } from "./build.ts";
import { rememberMachine } from "./machine-state.ts";
import { type Prepared, planOf, type SetUpInputs } from "./set-up.ts";
import { tearDown } from "./tear-down.ts";

/** What going on with an earlier run depends on: whoever does not know the password cannot test what has it. */
export interface ResumeInputs extends SetUpInputs {
  defaultPassword: string | undefined;
}

/**
 * The build of an earlier run under this asset-id whose image is there already. Where there is something and this run
 * cannot go on with it (a generated password is known to nobody any more), that is removed, so that a new build does not
 * meet it. What has been finished is never removed here: `finishedProblems` has refused it before.
 * @returns the build without a machine, ready to be exported; undefined where this run has to start with a machine.
 */
export async function resumeImage(
  { provider, plan }: Prepared,
  inputs: ResumeInputs,
  context: Context,
): Promise<{ build: Build; machine?: undefined } | undefined> {
  const { assetId } = plan;
  const { image, unfinished } = await provider.findEarlier(plan);
  if (image && inputs.defaultPassword !== undefined) {
    await rememberMachine(context, provider, assetId, inputs);
    await provider.takeUp(plan);
    const record = await readBuildRecord(provider, assetId);
    if (!record) throw new Error(`The record of ${assetId} was put into its folder and is not there.`);
    context.progress.info(`Goes on with the image ${image.handle} that an earlier run made.`);
    return { build: { provider, assetId, context, record } };
  }
  if (unfinished) {
    context.progress.info(`An earlier run of ${assetId} did not finish; what it left is removed first.`);
    await tearDown({ provider, assetId, deliverables: false, failed: true }, context);
  }
  return undefined;
}

/** A finished image is not made a second time: it is gone on with where its password is known, else refused. */
export async function finishedProblems(inputs: ResumeInputs, context: Context): Promise<Problem[]> {
  if (inputs.provider === "local" || inputs.defaultPassword !== undefined) return [];
  const provider = await context.openProvider(inputs.provider, inputs);
  const plan = planOf(inputs, context, { formats: [] }, provider);
  const { finished } = await provider.findEarlier(plan);
  if (finished === undefined) return [];
  const remove = tearDownCommand({ provider: provider.name, assetId: plan.assetId, deliverables: true });
  return [
    {
      subject: "asset-id",
      problem: `${plan.assetId} has a finished image, ${finished}`,
      remedy: `Choose another asset-id; or give its default-password to go on with it; or remove it with \`${remove}\`.`,
    },
  ];
}
