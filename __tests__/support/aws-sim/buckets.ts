import type { Clock } from "../../../src/base/clock.ts";

/** A token bucket: how many calls it holds, and how many come back a second. */
export interface Limit {
  capacity: number;
  /** Tokens a second. */
  refill: number;
}

const EC2_READ: Limit = { capacity: 100, refill: 20 };
const EC2_READ_ALL: Limit = { capacity: 50, refill: 10 };
const EC2_WRITE: Limit = { capacity: 50, refill: 5 };

/** EC2 Developer Guide, "Request throttling for the Amazon EC2 API", the APIs that are listed one by one. */
const EC2_OWN: Record<string, Limit> = {
  RunInstances: { capacity: 5, refill: 2 },
  TerminateInstances: { capacity: 100, refill: 5 },
  DeregisterImage: { capacity: 100, refill: 5 },
  DeleteSnapshot: { capacity: 100, refill: 5 },
  DeleteVolume: { capacity: 100, refill: 5 },
  ModifyImageAttribute: { capacity: 100, refill: 5 },
  CopyImage: { capacity: 100, refill: 1 },
  CreateTags: { capacity: 100, refill: 10 },
};

/** The same, "unfiltered and unpaginated": these have a smaller bucket when all is asked for in one answer. */
const EC2_LISTS = ["DescribeInstances", "DescribeSnapshots", "DescribeVolumes", "DescribeSecurityGroups"];

/** Not documented; what people report as the rate at which `Throttling: Rate exceeded` begins. A cautious guess. */
const CLOUDFORMATION: Limit = { capacity: 10, refill: 5 };

/** EventBridge Scheduler User Guide, "Quotas": ten a second for each call on schedule groups and for their tags. */
const SCHEDULER: Limit = { capacity: 10, refill: 10 };

/** S3 User Guide, "Optimizing performance": 3,500 writing and 5,500 reading requests a second and prefix. */
const S3: Limit = { capacity: 3_500, refill: 3_500 };

/** SSM GetParameter 40 a second, STS, IAM and Service Quotas: ten and more. */
const OTHER: Limit = { capacity: 10, refill: 10 };

/** The bucket that a call takes its token from; each API of EC2 has its own. */
export function limitOf(service: string, operation: string, input: object): { name: string; limit: Limit } {
  const name = `${service}:${operation}`;
  if (service === "cloudformation") return { name, limit: CLOUDFORMATION };
  if (service === "scheduler") return { name, limit: SCHEDULER };
  if (service === "s3") return { name, limit: S3 };
  if (service !== "ec2") return { name, limit: OTHER };
  if (EC2_LISTS.includes(operation) && wantsAll(input)) return { name: `${name} (all)`, limit: EC2_READ_ALL };
  const reads = /^(Describe|Get|List|Search)/.test(operation);
  return { name, limit: EC2_OWN[operation] ?? (reads ? EC2_READ : EC2_WRITE) };
}

function wantsAll(input: object): boolean {
  return !Object.entries(input).some(
    ([key, value]) => value !== undefined && /^(Filters|MaxResults|NextToken|\w+Ids)$/.test(key),
  );
}

/** The buckets of one account, on AWS's side, Region by Region. `take` is false where a call comes too many. */
export function createBuckets(clock: Clock): { take(region: string, name: string, limit: Limit): boolean } {
  const levels = new Map<string, { tokens: number; since: number }>();
  return {
    take(region, name, { capacity, refill }) {
      const key = `${region} ${name}`;
      const now = clock.now();
      const level = levels.get(key) ?? { tokens: capacity, since: now };
      const tokens = Math.min(capacity, level.tokens + ((now - level.since) / 1_000) * refill);
      levels.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, since: now });
      return tokens >= 1;
    },
  };
}

/** The fewest milliseconds in which a full bucket allows so many calls. */
export function leastTime(calls: number, { capacity, refill }: Limit): number {
  return (Math.max(0, calls - capacity) / refill) * 1_000;
}
