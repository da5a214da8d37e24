import { CancelledError, UserError } from "../../../src/base/errors.ts";
import { nextLook, type Sight, type WatchOptions, watch } from "../../../src/base/watch.ts";
import { around, seeded } from "../../support/aws-sim/random.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";

const MINUTE = 60_000;

/** Watches something that is done after so long, in virtual time. */
async function watchFor(duration: number, options: Partial<WatchOptions> = {}) {
  const clock = createVirtualClock(0);
  let looks = 0;
  const look = async (): Promise<Sight<number>> => {
    looks += 1;
    return clock.now() >= duration ? { done: clock.now() } : {};
  };
  const facts = { what: "it is done", usual: duration, within: 60 * MINUTE, clock, remedy: "Wait." };
  const noticed = await clock.run(() => watch(look, { ...facts, ...options }));
  return { lag: noticed - duration, looks };
}

describe("watch", () => {
  test("what is done already is seen with the first look, and nothing is waited for", async () => {
    expect(await watchFor(0)).toEqual({ lag: 0, looks: 1 });
  });

  test("is less than 3 s late on average and rarely 5 s, with 10 looks for a phase of a minute and a half", async () => {
    const random = seeded(1);
    const watched = await Promise.all(
      Array.from({ length: 200 }, () => watchFor(around(random, 90_000, 0.25), { usual: 90_000 })),
    );
    const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    const lags = watched.map(({ lag }) => lag).sort((one, other) => one - other);
    expect(mean(lags)).toBeLessThan(3_000);
    expect(lags[190]).toBeLessThan(5_100);
    expect(mean(watched.map(({ looks }) => looks))).toBeLessThan(10.5);
  });

  test("is at most 2 % late for long phases, with few looks", async () => {
    const { lag, looks } = await watchFor(37 * MINUTE, { usual: 35 * MINUTE });
    expect(lag).toBeLessThan(0.02 * 37 * MINUTE);
    expect(looks).toBeLessThan(50);
  });

  test("looks as seldom as it is told to where a late notice does no harm", async () => {
    const { lag, looks } = await watchFor(37 * MINUTE, { usual: 10 * MINUTE, close: MINUTE });
    expect(lag).toBeLessThan(MINUTE);
    expect(looks).toBeLessThan(37);
  });

  test("stays within a second for long phases where looks are free", async () => {
    expect((await watchFor(37 * MINUTE, { usual: 35 * MINUTE, free: true })).lag).toBeLessThanOrEqual(1_000);
  });

  test("does not look at once at what has only just begun", async () => {
    expect(await watchFor(0, { usual: 30_000, fresh: true })).toEqual({ lag: 21_000, looks: 1 });
    expect((await watchFor(0, { usual: 30_000 })).lag).toBe(0);
  });

  test("waits for a sign where one is promised, looks for failures only until then, and closely after it", async () => {
    const clock = createVirtualClock(0);
    const sign = new AbortController();
    clock.at(2 * MINUTE, () => sign.abort());
    const looks: number[] = [];
    const look = async (): Promise<Sight<true>> => {
      looks.push(clock.now());
      return clock.now() >= 2 * MINUTE + 8_000 ? { done: true } : {};
    };
    const pace = { usual: MINUTE, within: 60 * MINUTE, fresh: true, sign: sign.signal };
    await clock.run(() => watch(look, { what: "it", ...pace, clock, remedy: "" }));
    expect(looks).toEqual([45_000, 90_000, 120_000, 125_000, 130_000]);
  });

  test("ends at a cancel while it waits for a sign", async () => {
    const clock = createVirtualClock(0);
    const abort = new AbortController();
    clock.at(10_000, () => abort.abort());
    const signals = { signal: abort.signal, sign: new AbortController().signal };
    const options = { what: "it", usual: MINUTE, within: 60 * MINUTE, clock, remedy: "", ...signals };
    await expect(clock.run(() => watch(async () => ({}), options))).rejects.toThrow(CancelledError);
    expect(clock.now()).toBe(10_000);
  });

  test("looks before the expected time too, so that a failure shows early", async () => {
    const clock = createVirtualClock(0);
    const look = async () => {
      if (clock.now() > 5 * MINUTE) throw new UserError("It failed.", "Try again.");
      return {};
    };
    const options = { what: "it is done", usual: 60 * MINUTE, within: 120 * MINUTE, clock, remedy: "Wait." };
    await expect(clock.run(() => watch(look, options))).rejects.toThrow("It failed.");
    expect(clock.now()).toBeLessThan(25 * MINUTE);
  });

  test("gives up in words after its limit", async () => {
    await expect(watchFor(2 * MINUTE, { within: MINUTE })).rejects.toThrow(/^Waited .* in vain: it is done\.$/);
  });

  test("ends within the same moment when it is cancelled", async () => {
    const clock = createVirtualClock(0);
    const abort = new AbortController();
    clock.at(10_000, () => abort.abort());
    const options = { what: "it", usual: MINUTE, within: 60 * MINUTE, clock, remedy: "", signal: abort.signal };
    await expect(clock.run(() => watch(async () => ({}), options))).rejects.toThrow(CancelledError);
    expect(clock.now()).toBe(10_000);
  });
});

describe("nextLook", () => {
  test("believes the progress of a slow one more than its usual time", () => {
    const seen = { elapsed: 300_000, usual: 100_000 };
    const late = nextLook({ ...seen, progress: 0.5 });
    expect(nextLook(seen)).toBeLessThan(7_000);
    // Half of it, or six tenths, took 300 s: it cannot be over before 500 s.
    expect(late).toBeGreaterThan(60_000);
    expect(late).toBeLessThanOrEqual(200_000);
  });

  test("takes its time with what is early, and none with what may be over in a moment", () => {
    const close = nextLook({ elapsed: 170_000, usual: 180_000, progress: 0.9 });
    expect(close).toBe(5_000);
    expect(nextLook({ elapsed: 90_000, usual: 180_000, progress: 0.4 })).toBeGreaterThan(5 * close);
  });

  test("a progress of 0 says nothing", () => {
    expect(nextLook({ elapsed: 0, usual: 90_000, progress: 0 })).toBe(nextLook({ elapsed: 0, usual: 90_000 }));
  });
});
