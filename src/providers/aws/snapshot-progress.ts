import type { Snapshot } from "@aws-sdk/client-ec2";
import type { AwsOptions } from "./options.ts";

/**
 * How much of the snapshots of some AMIs is written, with one call.
 * @param snapshots ids of the snapshots, by AMI.
 * @returns 0 to 1, by AMI; left out where AWS does not say, or one of its snapshots has failed.
 */
export async function savedShares(
  snapshots: ReadonlyMap<string, readonly string[]>,
  { aws, signal }: Pick<AwsOptions, "aws" | "signal">,
  region: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  const input = { OwnerIds: ["self"], Filters: [{ Name: "snapshot-id", Values: [...snapshots.values()].flat() }] };
  const { Snapshots = [] } = await aws.call("ec2", "DescribeSnapshots", input, { region, signal });
  const shares = new Map<string, number>();
  for (const [image, ids] of snapshots) {
    const share = shareOf(Snapshots.filter(({ SnapshotId = "" }) => ids.includes(SnapshotId)));
    if (share !== undefined) shares.set(image, share);
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
