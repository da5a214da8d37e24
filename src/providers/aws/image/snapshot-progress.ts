import type { Snapshot } from "@aws-sdk/client-ec2";
import type { AwsOptions } from "../options.ts";
import { readAwsTags, TAG } from "../tags.ts";

/**
 * From this share on nothing is learned from snapshots any more, and the AMI itself is looked at: AWS tells progress in
 * steps of about a tenth, and the AMI is available a few seconds after its snapshots.
 */
export const NEARLY_SAVED = 0.9;

/**
 * How much of the snapshots of some AMIs of an asset-id is written, with one call. They carry their AMI's name, given to
 * them by the call that made both: so the AMIs need not be asked for their snapshots first.
 * @param names of the AMIs.
 * @returns 0 to 1, by name; left out where there is none, AWS does not say, or one of its snapshots has failed.
 */
export async function savedShares(
  assetId: string,
  names: readonly string[],
  { aws, signal }: Pick<AwsOptions, "aws" | "signal">,
  region: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  const input = { OwnerIds: ["self"], Filters: [{ Name: `tag:${TAG.assetId}`, Values: [assetId] }] };
  const { Snapshots = [] } = await aws.call("ec2", "DescribeSnapshots", input, { region, signal });
  const ours = Snapshots.filter(({ Tags }) => readAwsTags(Tags)?.assetId === assetId);
  const shares = new Map<string, number>();
  for (const name of names) {
    const share = shareOf(ours.filter(({ Tags }) => Tags?.some(({ Key, Value }) => Key === "Name" && Value === name)));
    if (share !== undefined) shares.set(name, share);
  }
  return shares;
}

function shareOf(snapshots: readonly Snapshot[]): number | undefined {
  if (snapshots.length === 0 || snapshots.some(({ State }) => State === "error")) return undefined;
  const total = snapshots.reduce((sum, { VolumeSize = 1 }) => sum + VolumeSize, 0);
  const saved = snapshots.reduce((sum, { VolumeSize = 1, State, Progress }) => {
    const share = State === "completed" ? 1 : Math.min(0.99, Number.parseFloat(Progress ?? "") / 100 || 0);
    return sum + VolumeSize * share;
  }, 0);
  return saved / total;
}
