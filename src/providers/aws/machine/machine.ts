import { UserError } from "../../../base/errors.ts";
import type { Machine } from "../../provider.ts";
import { tearDownCommand } from "../../tear-down-command.ts";
import type { AwsOptions } from "../options.ts";
import { TAG } from "../tags.ts";
import { changeBuildRecord, machineOf, readBuildFolder } from "./build-record.ts";
import { endedError, isUp, seeInstance } from "./instance.ts";

/**
 * The running machine of an asset-id, which this machine holds the key of.
 * @throws UserError where there is none, with what became of it; AwsError.
 */
export async function findMachine(assetId: string, options: AwsOptions): Promise<Machine> {
  const { state, aws, signal } = options;
  const record = await readBuildFolder(state, assetId);
  const machine = record && machineOf(state, record);
  const [instance, images] = await Promise.all([
    record?.machine && record.region === aws.region
      ? seeInstance(record.machine.instanceId, { aws, signal })
      : undefined,
    ownImages(assetId, options),
  ]);
  const image = images[0];
  if (machine && instance && isUp(instance)) return machine;
  if (image !== undefined) {
    throw new UserError(
      `The machine ${assetId} was captured: its disk is the AMI ${image}.`,
      "Export it with `slipway export-vm --provider aws`, or make a new machine under another asset-id.",
    );
  }
  if (record && record.region !== aws.region) {
    throw new UserError(`The machine ${assetId} is in ${record.region}.`, `Say so: --region ${record.region}.`);
  }
  if (record?.machine) {
    const { message, remedy } = endedError(record.machine.instanceId, instance);
    throw new UserError(`${message} It was the machine of ${assetId}.`, `${remedy} ${clearAway(assetId)}`);
  }
  throw new UserError(
    `There is no machine with the asset-id ${assetId} whose key is on this machine.`,
    "See `slipway show-assets --provider aws` for those there are, or make one with `slipway setup-ec2`.",
  );
}

/** AMIs of this account with exactly this asset-id. */
async function ownImages(assetId: string, { aws, signal }: AwsOptions): Promise<string[]> {
  const Filters = [{ Name: `tag:${TAG.assetId}`, Values: [assetId] }];
  const { Images = [] } = await aws.call("ec2", "DescribeImages", { Owners: ["self"], Filters }, { signal });
  return Images.flatMap(({ ImageId, Tags = [] }) =>
    ImageId && Tags.some(({ Key, Value }) => Key === TAG.assetId && Value === assetId) ? [ImageId] : [],
  );
}

/**
 * Marks a machine as one that somebody decided to keep, so that its folder with the key is not taken for abandoned.
 * In AWS there is nothing to mark: what is there goes when its lease ends, kept or not, and by nobody's absence.
 * Does nothing where there is no build.
 */
export async function keepMachine(assetId: string, { state }: Pick<AwsOptions, "state">): Promise<void> {
  if (await readBuildFolder(state, assetId)) {
    await changeBuildRecord(state, assetId, (record) => ({ ...record, kept: true }));
  }
}

function clearAway(assetId: string): string {
  return `Remove what is left of it with \`${tearDownCommand({ provider: "aws", assetId })}\` and start again.`;
}
