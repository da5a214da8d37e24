/** A token bucket: so many calls at once, then so many a second. */
export interface Bucket {
  /** Which calls share it. */
  name: string;
  capacity: number;
  /** Tokens a second. */
  refill: number;
}

type Size = readonly [capacity: number, refill: number];

/**
 * The buckets that EC2 gives every account and Region, one for each operation (Amazon EC2 Developer Guide, "Request
 * throttling", tables "Request token bucket sizes and refill rates"): the general ones, and those of single operations.
 */
const READING: Size = [100, 20];
const UNFILTERED_READING: Size = [50, 10];
const CHANGING: Size = [50, 5];

const OWN: Readonly<Record<string, Size>> = {
  CopyImage: [100, 1],
  CreateSnapshot: [100, 5],
  CreateTags: [100, 10],
  CreateVolume: [100, 5],
  DeleteSnapshot: [100, 5],
  DeleteTags: [100, 10],
  DeleteVolume: [100, 5],
  DeregisterImage: [100, 5],
  DisableImageBlockPublicAccess: [1, 0.1],
  EnableImageBlockPublicAccess: [1, 0.1],
  ModifyImageAttribute: [100, 5],
  ModifySnapshotAttribute: [100, 5],
  RunInstances: [5, 2],
  StartInstances: [5, 2],
  TerminateInstances: [100, 5],
};

/** Operations with a smaller bucket for requests that name neither a filter nor a page. */
const COSTLY_WITHOUT_FILTER: ReadonlySet<string> = new Set([
  "DescribeInstanceStatus",
  "DescribeInstances",
  "DescribeNetworkInterfaces",
  "DescribeSecurityGroups",
  "DescribeSnapshots",
  "DescribeVolumes",
]);

/** EventBridge Scheduler User Guide, "Quotas": ten a second for each call on groups and on their tags. */
const SCHEDULER: Size = [10, 10];

/**
 * CloudFormation documents none. A cautious guess by what people report: without one, a sweep of hundreds of stacks sends
 * each call five times and takes a fifth longer (`npm run bench -- aws`).
 */
const CLOUDFORMATION: Size = [10, 5];

/** CloudWatch Logs User Guide, "CloudWatch Logs quotas": ten GetLogEvents a second in the Regions that have the fewest. */
const LOGS: Size = [10, 10];

/** Services whose operations all have a bucket of that size. */
const SHARED: Readonly<Record<string, Size>> = {
  "cloudwatch-logs": LOGS,
  cloudformation: CLOUDFORMATION,
  scheduler: SCHEDULER,
};

/** The bucket that a call takes its token from; undefined: none that matters. */
export function bucketOf(call: { service: string; operation: string; input: object }): Bucket | undefined {
  const { service, operation, input } = call;
  if (service === "ec2") return ec2Bucket(operation, input);
  const size = SHARED[service];
  if (!size) return undefined;
  const [capacity, refill] = size;
  return { name: `${service} ${operation}`, capacity, refill };
}

/** The bucket of a call of EC2. */
export function ec2Bucket(operation: string, input: object): Bucket {
  const unfiltered = COSTLY_WITHOUT_FILTER.has(operation) && !isNarrowed(input);
  const [capacity, refill] = unfiltered
    ? UNFILTERED_READING
    : (OWN[operation] ?? (/^(Describe|Get|List|Search)/.test(operation) ? READING : CHANGING));
  return { name: unfiltered ? `${operation} unfiltered` : operation, capacity, refill };
}

function isNarrowed(input: object): boolean {
  const given = (key: string) => Reflect.get(input, key) !== undefined;
  const filters: unknown = Reflect.get(input, "Filters");
  return (Array.isArray(filters) && filters.length > 0) || given("MaxResults") || given("NextToken");
}
