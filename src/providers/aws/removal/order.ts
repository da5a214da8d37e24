import type { AwsAssetType } from "../../asset.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

interface Course {
  /** Types of the same asset-id that have to be gone before this one is looked at: deleting those takes it along. */
  after: readonly AwsAssetType[];
  /** Types of the same asset-id that may bring forth more of this one as long as they are there. */
  madeBy: readonly AwsAssetType[];
  /** Milliseconds from the delete to the end, as it usually goes; only the pace of the looks follows from it. */
  usual: number;
  /** Milliseconds until it is given up and told as a failure. What waits for others has more than they have. */
  within: number;
}

const QUICK: Course = { after: [], madeBy: [], usual: 4 * SECOND, within: 15 * MINUTE };

/**
 * How the removal of each type goes. Everything is asked for at once but where AWS would refuse it: what a stack made
 * goes with the stack, a security group not before its instances, a disk's object not before the task that writes it.
 * A stopped instance is terminated within a minute (public logs of Packer); a stack takes little more than its instance.
 */
export const COURSE: Readonly<Record<AwsAssetType, Course>> = {
  stack: { ...QUICK, usual: 80 * SECOND, within: 40 * MINUTE },
  instance: { ...QUICK, usual: 45 * SECOND, within: 20 * MINUTE },
  volume: { ...QUICK, madeBy: ["instance"], within: 25 * MINUTE },
  "key-pair": QUICK,
  "security-group": { ...QUICK, after: ["stack", "instance"], within: 45 * MINUTE },
  "launch-template": { ...QUICK, after: ["stack"], within: 45 * MINUTE },
  schedule: { ...QUICK, after: ["stack"], usual: 10 * SECOND, within: 45 * MINUTE },
  image: QUICK,
  snapshot: { ...QUICK, madeBy: ["image"], within: 20 * MINUTE },
  // One that cannot be cancelled any more is in its last phase: it writes the disk for a quarter of an hour at most.
  "export-task": { ...QUICK, usual: 20 * SECOND, within: 45 * MINUTE },
  object: { ...QUICK, madeBy: ["export-task"], within: 60 * MINUTE },
  upload: { ...QUICK, madeBy: ["export-task"], within: 60 * MINUTE },
};

/** What an asset comes of besides what it waits for. */
const COMES_OF: Partial<Record<AwsAssetType, readonly AwsAssetType[]>> = {
  instance: ["stack"],
  volume: ["stack"],
};

/**
 * Whether there may be one more of a type after all that was found is gone: because there was one, or something that it
 * comes of; and of what costs most in any case, since a cancel may have overtaken the call that made it.
 * @param had tells whether there was anything of a type.
 */
export function mayFollow(type: AwsAssetType, had: (type: AwsAssetType) => boolean): boolean {
  const { after, madeBy } = COURSE[type];
  return COSTLY.has(type) || [type, ...after, ...madeBy, ...(COMES_OF[type] ?? [])].some(had);
}

const COSTLY: ReadonlySet<AwsAssetType> = new Set(["stack", "instance", "image", "export-task"]);

/** Types whose delete is final with its answer (Amazon S3 is strongly consistent); others are looked for again. */
export const GONE_WITH_THE_ANSWER: ReadonlySet<AwsAssetType> = new Set(["object", "upload"]);
