import type { Call, Send } from "../../../src/aws/call.ts";
import type { Clock } from "../../../src/base/clock.ts";
import { createBuckets, limitOf } from "./buckets.ts";
import { cloudFormation } from "./cloudformation.ts";
import { draw, LATENCY } from "./durations.ts";
import { exports } from "./ec2-exports.ts";
import { images } from "./ec2-images.ts";
import { instances } from "./ec2-instances.ts";
import { network } from "./ec2-network.ts";
import { ServiceError } from "./fault.ts";
import { other } from "./other-services.ts";
import { seeded } from "./random.ts";
import { s3 } from "./s3.ts";
import { type Bucket, emptyRegion, type Phase, type Region, type Scene } from "./world.ts";

type Handler = (input: object, scene: Scene) => object;

const TABLES = {
  ec2: { ...network, ...instances, ...images, ...exports },
  cloudformation: cloudFormation,
  s3,
  ...other,
};

export interface ServerOptions {
  clock: Clock & { at(time: number, event: () => void): void };
  seed: number;
  /** Share of calls that are throttled although the bucket has a token: others use the account too. */
  throttles?: number;
  /** Conversion tasks that a Region runs at the same time: 5 unless raised (VM Import/Export User Guide, "Quotas"). */
  exportsAtOnce?: number;
}

/** One account at AWS, in virtual time. Everything in it depends on the seed and on the calls alone. */
export interface Server {
  /** The way to AWS for one build: calls are counted under its name. */
  sendFor(build: string): Send;
  /** Calls that arrived, by build and `service:operation`; throttled ones too. */
  readonly counts: Map<string, Map<string, number>>;
  /** Calls that were refused for their number. */
  throttled(): number;
  readonly phases: Phase[];
  /** Whether an SSH server answers at an address: nobody counts such tries. */
  knock(address: string): boolean;
  region(name: string): Region;
  readonly buckets: Map<string, Bucket>;
  scene(region: string): Scene;
}

export const ACCOUNT = "123456789012";

export function createServer({ clock, seed, throttles = 0, exportsAtOnce = 5 }: ServerOptions): Server {
  const random = seeded(seed);
  const tokens = createBuckets(clock);
  const regions = new Map<string, Region>();
  const buckets = new Map<string, Bucket>();
  const counts = new Map<string, Map<string, number>>();
  const phases: Phase[] = [];
  const open = new Map<string, Phase[]>();
  const answers = new Map<string, unknown>();
  let refused = 0;
  let ids = 0;

  const region = (name: string) => {
    const known = regions.get(name) ?? emptyRegion(name);
    regions.set(name, known);
    return known;
  };
  const scene = (
    name: string,
    reply: { extra: number; shown: Set<string> } = { extra: 0, shown: new Set() },
  ): Scene => ({
    region: region(name),
    regionOf: region,
    buckets,
    account: ACCOUNT,
    exportsAtOnce,
    now: clock.now,
    at: clock.at,
    random,
    id: (kind) => {
      ids += 1;
      return `${kind}-${ids.toString(16).padStart(17, "0")}`;
    },
    begin: (kind, id, milliseconds, over) => {
      const began = clock.now();
      const phase: Phase = { kind, id, began, ended: began + milliseconds };
      phases.push(phase);
      open.set(id, [...(open.get(id) ?? []), phase]);
      if (Number.isFinite(milliseconds)) clock.at(phase.ended, over);
      return phase;
    },
    shows: (id) => reply.shown.add(id),
    takes: (milliseconds) => {
      reply.extra += milliseconds;
    },
    once: (token, make) => {
      if (token === undefined) return make();
      const key = `${name} ${token}`;
      if (!answers.has(key)) answers.set(key, make());
      return answers.get(key) as ReturnType<typeof make>;
    },
  });

  const refuse = (service: string): never => {
    refused += 1;
    if (service === "ec2") throw new ServiceError("RequestLimitExceeded", "Request limit exceeded.", 503);
    if (service === "s3") throw new ServiceError("SlowDown", "Please reduce your request rate.", 503);
    throw new ServiceError(service === "scheduler" ? "ThrottlingException" : "Throttling", "Rate exceeded", 400);
  };

  const answer = (call: Call, reply: { extra: number; shown: Set<string> }): object => {
    const { name, limit } = limitOf(call.service, call.operation, call.input);
    if (random() < throttles || !tokens.take(call.region, name, limit)) refuse(call.service);
    const table: object = Reflect.get(TABLES, call.service) ?? {};
    const handler: Handler | undefined = Reflect.get(table, call.operation);
    if (!handler) throw new Error(`${name} is not simulated.`);
    if (Reflect.get(call.input, "DryRun") === true)
      throw new ServiceError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
    return handler(call.input, scene(call.region, reply));
  };

  const notice = (id: string) => {
    const now = clock.now();
    const left = (open.get(id) ?? []).filter((phase) => {
      if (phase.ended > now) return true;
      phase.noticed = now;
      return false;
    });
    if (left.length > 0) open.set(id, left);
    else open.delete(id);
  };

  return {
    counts,
    phases,
    region,
    buckets,
    scene: (name) => scene(name),
    throttled: () => refused,
    knock: (address) => {
      const all = [...regions.values()].flatMap(({ instances }) => [...instances.values()]);
      const instance = all.find(({ PublicIpAddress }) => PublicIpAddress === address);
      const isUp = instance?.State?.Name === "running" && (instance.answers ?? Infinity) <= clock.now();
      if (isUp) notice(`${instance.InstanceId} ssh`);
      return isUp;
    },
    sendFor: (build) => async (call) => {
      const counted = counts.get(build) ?? new Map<string, number>();
      counts.set(build, counted);
      const travel = draw(random, LATENCY);
      await clock.sleep(travel / 2, call.signal);
      if (call.signal?.aborted) throw new DOMException("The call was cancelled.", "AbortError");
      const operation = `${call.service}:${call.operation}`;
      counted.set(operation, (counted.get(operation) ?? 0) + 1);
      const reply = { extra: 0, shown: new Set<string>() };
      try {
        return { ...answer(call, reply), $metadata: {} };
      } finally {
        await clock.sleep(travel / 2 + reply.extra, call.signal);
        reply.shown.forEach(notice);
      }
    },
  };
}

/** What S3 answers about a bucket as a whole; all its other calls are about objects. */
const OF_BUCKETS = /^s3:(GetBucket\w*|ListMultipartUploads)$/;

/**
 * Whether a call is one of S3's data plane, which takes thousands of them a second: objects read, written, copied, deleted
 * and listed (S3 User Guide, "Amazon S3 CloudTrail events": data events). Everything else is the control plane.
 */
export function isDataCall(operation: string): boolean {
  return operation.startsWith("s3:") && !OF_BUCKETS.test(operation);
}
