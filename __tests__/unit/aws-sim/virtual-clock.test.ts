import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";

describe("the virtual clock", () => {
  test("an hour passes at once, and sleepers wake in the order of their times", async () => {
    const clock = createVirtualClock(0);
    const woken: number[] = [];
    await clock.run(async () => {
      await Promise.all(
        [3_600_000, 1_000, 60_000].map((time) => clock.sleep(time).then(() => woken.push(clock.now()))),
      );
    });
    expect(woken).toEqual([1_000, 60_000, 3_600_000]);
  });

  test("time stands still while a file is written and read", async () => {
    const folder = await mkdtemp(join(tmpdir(), "slipway-clock-"));
    const clock = createVirtualClock(0);
    const seen = await clock.run(async () => {
      let bell = false;
      const sleep = clock.sleep(1_000).then(() => {
        bell = true;
      });
      for (let round = 0; round < 20; round += 1) {
        await writeFile(join(folder, "file"), "x".repeat(100_000));
        await readFile(join(folder, "file"));
      }
      const rangMeanwhile = bell;
      await sleep;
      return rangMeanwhile;
    });
    await rm(folder, { recursive: true });
    expect(seen).toBe(false);
  });

  test("a signal ends a sleep before its time", async () => {
    const clock = createVirtualClock(0);
    const abort = new AbortController();
    const time = await clock.run(async () => {
      const sleep = clock.sleep(60_000, abort.signal);
      await clock.sleep(5);
      abort.abort();
      await sleep;
      return clock.now();
    });
    expect(time).toBe(5);
  });

  test("work that waits for what no time can bring is an error", async () => {
    const clock = createVirtualClock(0);
    await expect(clock.run(() => new Promise(() => undefined))).rejects.toThrow("waits for what never comes");
  }, 20_000);
});
