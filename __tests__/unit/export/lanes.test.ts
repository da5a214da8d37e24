import { setTimeout as sleep } from "node:timers/promises";
import { CancelledError } from "../../../src/base/errors.ts";
import { type Job, runInLanes } from "../../../src/base/lanes.ts";

/** Jobs whose work ends when it is told to; the order of starts is what is observed. */
function workshop() {
  const started: string[] = [];
  const end = new Map<string, (error?: Error) => void>();
  const job = (name: string, weight: number, after: string[] = []): Job<string> => ({
    name,
    weight,
    after,
    work: () => {
      started.push(name);
      return new Promise((resolve, reject) =>
        end.set(name, (error) => (error ? reject(error) : resolve(`${name} done`))),
      );
    },
  });
  const finish = async (name: string, error?: Error) => {
    end.get(name)?.(error);
    await sleep(0);
  };
  return { started, job, finish };
}

describe("lanes", () => {
  it("start the longest first, fill free lanes, and answer in the order of the jobs", async () => {
    const { started, job, finish } = workshop();
    const all = runInLanes([job("short", 1), job("long", 9), job("middle", 5)], 2);
    expect(started).toEqual(["long", "middle"]);
    await finish("middle");
    expect(started).toEqual(["long", "middle", "short"]);
    await finish("long");
    await finish("short");
    expect(await all).toEqual(["short done", "long done", "middle done"]);
  });

  it("put the head of the longest chain before a longer job that nobody waits for", async () => {
    const { started, job, finish } = workshop();
    const all = runInLanes([job("alone", 6), job("disk", 5), job("package", 2, ["disk"])], 1);
    expect(started).toEqual(["disk"]);
    for (const name of ["disk", "alone", "package"]) await finish(name);
    await all;
    expect(started).toEqual(["disk", "alone", "package"]);
  });

  it("hold a job back until what it waits for has ended, even with a lane free", async () => {
    const { started, job, finish } = workshop();
    const all = runInLanes([job("disk", 5), job("package", 2, ["disk"])], 2);
    expect(started).toEqual(["disk"]);
    await finish("disk");
    expect(started).toEqual(["disk", "package"]);
    await finish("package");
    await all;
  });

  it("after a failure start nothing more, tell the others, wait for them, and throw the first error", async () => {
    const { started, job, finish } = workshop();
    let told: AbortSignal | undefined;
    const slow: Job<string> = {
      name: "slow",
      weight: 5,
      work: async (signal) => {
        told = signal;
        started.push("slow");
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        throw new CancelledError();
      },
    };
    const all = runInLanes([job("bad", 9), slow, job("never", 1)], 2);
    const answer = expect(all).rejects.toThrow("disk full");
    await finish("bad", new Error("disk full"));
    await answer;
    expect(told?.aborted).toBe(true);
    expect(started).toEqual(["bad", "slow"]);
  });

  it("throw CancelledError when the signal fired before anything started", async () => {
    const { started, job } = workshop();
    await expect(runInLanes([job("a", 1)], 2, AbortSignal.abort())).rejects.toThrow(CancelledError);
    expect(started).toEqual([]);
  });

  it("refuse jobs that wait for each other or for nobody", async () => {
    const { job } = workshop();
    await expect(runInLanes([job("a", 1, ["b"]), job("b", 1, ["a"])], 2)).rejects.toThrow("in a circle");
    await expect(runInLanes([job("a", 1, ["missing"])], 2)).rejects.toThrow("never ends: a");
  });
});
