import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAccount } from "../../support/aws-sim/account.ts";
import { simulatedBuild } from "../../support/aws-sim/build.ts";
import { simulatedOptions } from "../../support/aws-sim/options.ts";
import { isDataCall } from "../../support/aws-sim/server.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";

const BUILDS = 20;

/** Control-plane calls that a build may take, retries among them: an aim of this project. */
const MOST_CALLS = 80;

/** The same where 60 exports wait for 20 slots, for an hour and longer: each asks for one once a minute. */
const MOST_CALLS_IN_A_QUEUE = 240;

const BEGIN = Date.parse("2026-01-01T00:00:00Z");

let state: string;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "slipway-load-"));
});

afterEach(async () => {
  await rm(state, { recursive: true, force: true });
});

/** All builds at once, each a process of its own with its own pace, in one account. */
async function buildAtOnce(facts: { throttles?: number; exportsAtOnce: number }) {
  const clock = createVirtualClock(BEGIN);
  const server = openAccount({ clock, seed: 7, ...facts });
  const names = Array.from({ length: BUILDS }, (_, index) => `load-${index}`);
  const results = await clock.run(() =>
    Promise.allSettled(
      names.map((build, index) =>
        simulatedBuild(build, simulatedOptions(server, clock, { build, state, seed: index + 1 }), server),
      ),
    ),
  );
  const reasons = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
  const calls = names.map((build) =>
    [...(server.counts.get(build) ?? [])]
      .filter(([operation]) => !isDataCall(operation))
      .reduce((sum, [, count]) => sum + count, 0),
  );
  return { reasons, calls, server, names };
}

describe("20 builds at once in one account, against its token buckets", () => {
  test("all succeed, and no throttle reaches the user", async () => {
    const { reasons, calls, server } = await buildAtOnce({ exportsAtOnce: 60 });
    expect(reasons).toEqual([]);
    // They did meet: without retries these would have been failures.
    expect(server.throttled()).toBeGreaterThan(0);
    expect(Math.max(...calls)).toBeLessThanOrEqual(MOST_CALLS);
  });

  test("so it is when one call in twenty is throttled on top, because others use the account too", async () => {
    const { reasons, server } = await buildAtOnce({ exportsAtOnce: 60, throttles: 0.05 });
    expect(reasons).toEqual([]);
    expect(server.throttled()).toBeGreaterThan(50);
  });

  test("with 20 export tasks a Region they wait for each other, and all succeed", async () => {
    const { reasons, calls } = await buildAtOnce({ exportsAtOnce: 20 });
    expect(reasons).toEqual([]);
    expect(Math.max(...calls)).toBeLessThan(MOST_CALLS_IN_A_QUEUE);
  });
});
