import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { judge } from "../../../src/assets/sweep.ts";
import type { Asset } from "../../../src/providers/asset.ts";
import { awsAssets } from "../../../src/providers/aws/inventory.ts";
import { markAssets } from "../../../src/providers/aws/mark.ts";
import { removeAwsAssets } from "../../../src/providers/aws/remove.ts";
import { leastTime, limitOf } from "../../support/aws-sim/buckets.ts";
import { ASSETS_A_BUILD, everythingIn, fillEstate } from "../../support/aws-sim/estate.ts";
import { simulatedOptions } from "../../support/aws-sim/options.ts";
import { createServer } from "../../support/aws-sim/server.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";

const HOUR = 3_600_000;
const BEGIN = Date.parse("2026-01-01T00:00:00Z");

/** Killed builds that left some 10,000 assets of all types. */
const BUILDS = Math.ceil(10_000 / ASSETS_A_BUILD);

let state: string;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "slipway-scale-"));
});

afterEach(async () => {
  await rm(state, { recursive: true, force: true });
});

/** An account two hours after the builds were killed, when their leases have ended. */
async function account(builds: number, throttles = 0) {
  const clock = createVirtualClock(BEGIN);
  const server = createServer({ clock, seed: 3, throttles });
  fillEstate(server, builds, BEGIN + HOUR);
  await clock.run(() => clock.sleep(2 * HOUR));
  return { clock, server, options: simulatedOptions(server, clock, { build: "sweep", state }) };
}

/** What the command does, twice: the first pass marks the instances, the second one removes. */
async function sweepTwice({ clock, options }: Awaited<ReturnType<typeof account>>) {
  const pass = async () => {
    const began = clock.now();
    const assets = await awsAssets(options);
    const listed = clock.now();
    const judged = judge(assets, { now: listed, minimumAge: 0, markAge: 15 * 60_000 });
    const picked = (verdict: string) => judged.flatMap((one) => (one.verdict === verdict ? [one.asset] : []));
    const failures: string[] = [];
    const removed: Asset[] = [];
    await markAssets(picked("mark"), new Date(listed), options);
    await removeAwsAssets(picked("remove"), options, (asset, failure) => {
      if (failure === undefined) removed.push(asset);
      else failures.push(`${asset.type} ${asset.id}: ${failure}`);
    });
    return { assets, removed, failures, listing: listed - began, removing: clock.now() - listed };
  };
  return await clock.run(async () => {
    const first = await pass();
    await clock.sleep(HOUR);
    return { first, second: await pass() };
  });
}

/** The fewest milliseconds that the buckets allow for these calls. */
function ideal(calls: Record<string, number>): number {
  const times = Object.entries(calls).map(([call, count]) => {
    const [service = "", operation = ""] = call.split(":");
    return leastTime(count, limitOf(service, operation, { MaxResults: 1 }).limit);
  });
  return Math.max(...times);
}

describe("10,000 assets of all types", () => {
  test("are listed and removed within a tenth of what the buckets allow; strangers and the living stay", async () => {
    const estate = await account(BUILDS);
    const before = everythingIn(estate.server);
    const { first, second } = await sweepTwice(estate);
    expect([...first.failures, ...second.failures]).toEqual([]);
    expect(first.assets.length).toBeGreaterThan(10_000);

    const groups = first.assets.filter(({ type }) => type === "schedule").length;
    expect(first.listing).toBeLessThan(1.1 * ideal({ "scheduler:ListTagsForResource": groups }));

    const deletes = ideal({
      "cloudformation:DeleteStack": BUILDS,
      "ec2:DeregisterImage": BUILDS,
      "ec2:DeleteKeyPair": BUILDS,
      "ec2:DeleteVolume": BUILDS,
    });
    // The stack that is asked for last still takes its time.
    const last = estate.server.phases
      .filter(({ kind }) => kind === "stackDelete")
      .reduce((one, other) => (other.ended > one.ended ? other : one));
    expect(second.removing).toBeLessThan(1.1 * (deletes + last.ended - last.began));

    const after = new Set(everythingIn(estate.server));
    expect(before.filter((one) => !after.has(one) && isForeign(one))).toEqual([]);
    expect([...after].filter((one) => /old-\d/.test(one) && !isForeign(one))).toEqual([]);
    expect(await leftOf(estate)).toEqual([]);
  }, 60_000);

  test("are gone although one call in twenty is throttled on top", async () => {
    const estate = await account(BUILDS, 0.05);
    const { first, second } = await sweepTwice(estate);
    expect([...first.failures, ...second.failures]).toEqual([]);
    expect(estate.server.throttled()).toBeGreaterThan(300);
    expect(await leftOf(estate)).toEqual([]);
  }, 60_000);
});

/** Of others, or of a build that still goes on. */
function isForeign(line: string): boolean {
  return /others|living/.test(line);
}

/** What there still is with an ended lease. */
async function leftOf({ clock, options }: Awaited<ReturnType<typeof account>>): Promise<string[]> {
  const assets = await clock.run(() => awsAssets(options));
  return assets.filter(({ assetId }) => assetId.startsWith("old-")).map(({ type, id }) => `${type} ${id}`);
}

describe("memory", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };

  const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 10));
  const listInto = async (list: Asset[], { clock, options }: Awaited<ReturnType<typeof account>>) => {
    await clock.run(async () => {
      for (const asset of await awsAssets(options)) list.push(asset);
    });
  };

  /** Bytes that listing takes: for each asset while the list is there, and for good. */
  const listingOf = async (builds: number) => {
    const estate = await account(builds);
    await listInto([], estate); // Whatever is made once is made now.
    await rest();
    const before = heap();
    const list: Asset[] = [];
    await listInto(list, estate);
    await rest();
    const during = heap();
    const count = list.length;
    list.length = 0;
    await rest();
    return { count, held: (during - before) / count, kept: heap() - before };
  };

  test("grows by the list itself and by nothing else, for 2,000 assets as for 20,000", async () => {
    const small = await listingOf(154);
    const large = await listingOf(1_540);
    expect(large.count).toBeGreaterThan(9 * small.count);
    // An asset with its tags; pages of answers are gone by then.
    expect(large.held).toBeLessThan(1_000);
    expect(large.kept).toBeLessThan(1_000_000);
  }, 60_000);
});
