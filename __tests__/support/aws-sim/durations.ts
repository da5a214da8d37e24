import { around } from "./random.ts";

/** How long something takes at AWS: a median in milliseconds, and how far apart the times lie. */
export interface Duration {
  median: number;
  /** Standard deviation of the logarithm. */
  spread: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * A model, not a measurement. The medians come from the timings that public build logs print (Packer's amazon-ebs
 * builder: 49 s from launch to running, 9 s more to SSH, 159 s for stop, AMI and terminate together; a release with two
 * exports one after another: 1 h 40 min). How 159 s divide into three, and all spreads, are our own reading of them.
 */
export const DURATIONS = {
  /** From RunInstances to `running`. */
  launch: { median: 49 * SECOND, spread: 0.2 },
  /** From `running` to an SSH server that answers. */
  ssh: { median: 9 * SECOND, spread: 0.2 },
  /** From `running` to the host keys on the console: the end of the first boot. */
  boot: { median: 25 * SECOND, spread: 0.2 },
  /** Each further resource of a stack; CloudFormation itself needs a few seconds for one. */
  resource: { median: 4 * SECOND, spread: 0.2 },
  /** From StopInstances to `stopped`. */
  stop: { median: 35 * SECOND, spread: 0.25 },
  /** From CreateImage to `available`: the snapshot of a small disk. */
  image: { median: 90 * SECOND, spread: 0.25 },
  /** Between the snapshot's end and the AMI's. */
  imageEnd: { median: 4 * SECOND, spread: 0.3 },
  /** From TerminateInstances to `terminated`. */
  terminate: { median: 34 * SECOND, spread: 0.25 },
  /** A copy of an AMI within its Region: the snapshot is read and written once. No log that we know of has it. */
  copy: { median: 3 * MINUTE, spread: 0.25 },
  /** A copy into another Region: the data travels. */
  copyAway: { median: 6 * MINUTE, spread: 0.25 },
  /** One export task, from ExportImage to the object in the bucket. */
  export: { median: 35 * MINUTE, spread: 0.2 },
  /** Between the object in the bucket and `completed`. */
  exportEnd: { median: 5 * SECOND, spread: 0.3 },
  /** From DeleteStack to the stack's end, without its instance. */
  stackDelete: { median: 15 * SECOND, spread: 0.2 },
  /** From DeleteScheduleGroup to its end, on its own. */
  groupDelete: { median: 5 * SECOND, spread: 0.2 },
} as const satisfies Record<string, Duration>;

/** What an export task tells of itself, by the share of its time that has passed: few, uneven steps. */
export const EXPORT_STEPS: readonly { from: number; progress: number; message: string }[] = [
  { from: 0, progress: 0, message: "pending" },
  { from: 0.02, progress: 5, message: "validating" },
  { from: 0.12, progress: 20, message: "converting" },
  { from: 0.35, progress: 40, message: "converting" },
  { from: 0.6, progress: 60, message: "converting" },
  { from: 0.8, progress: 80, message: "updating" },
];

/** Milliseconds that a call travels, there and back: what public end points answer in. */
export const LATENCY = { median: 90, spread: 0.3 } as const satisfies Duration;

/**
 * Objects in the simulator are so many times smaller than what they stand for, and so are the rates: their content is
 * hashed for real.
 */
export const SCALE = 2 ** 14;

/** Bytes a second that S3 copies within itself with eight parts under way: what users of UploadPartCopy report. */
export const COPY_RATE = (1_000 * 2 ** 20) / SCALE;

/** Bytes a second that one connection to S3 brings (S3 User Guide, "Performance design patterns": 85 to 90 MB/s). */
export const READ_RATE = 90e6 / SCALE;

/** Draws one duration. */
export function draw(random: () => number, { median, spread }: Duration): number {
  return around(random, median, spread);
}
