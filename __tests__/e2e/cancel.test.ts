import { findLeftovers } from "../support/leftovers.ts";
import { makePlaces, shortBuild, type TestPlaces } from "../support/places.ts";
import { allProcesses } from "../support/processes.ts";
import { openJob } from "../support/runner.ts";
import { until } from "../support/workflow-commands.ts";

const MINUTE = 60_000;

let places: TestPlaces;
beforeEach(async () => {
  places = await makePlaces();
});
afterEach(() => places.remove());

const machineRuns = async () =>
  (await allProcesses()).some(({ command }) => command.includes("qemu-system") && command.includes(places.state));

it("a job that is cancelled while its machine boots ends by itself in time, and leaves nothing", async () => {
  const job = await openJob();
  try {
    const step = await job.main(shortBuild(places, "e2e-cancel"));
    await until(machineRuns, 5 * MINUTE, "the machine runs");
    const start = Date.now();
    await step.cancel();
    const main = await step.done;
    // SIGTERM comes after 7.5 s and SIGKILL after 10 s: it must not have needed the last.
    expect(Date.now() - start).toBeLessThan(10_000);
    expect(main.code).toBe(130);
    expect(main.unclosed).toBe(0);
    const post = await (await job.post()).done;
    expect(post.code).toBe(0);
    expect(await findLeftovers(places)).toEqual([]);
  } finally {
    await job.close();
  }
});

it("a machine that was set up to stay outlives its step, and goes in post when the job ends", async () => {
  const job = await openJob();
  try {
    const { formats: _1, playbook: _2, tests: _3, "release-folder": _4, ...setUp } = shortBuild(places, "e2e-stays");
    const step = await job.main({ ...setUp, command: "setup-vm" });
    const main = await step.done;
    expect(main.code === 0 ? [] : main.lines.slice(-40)).toEqual([]);
    expect(await machineRuns()).toBe(true);
    expect(main.outputs["ssh-command"]).toContain(main.outputs["ssh-port"]);
    const post = await (await job.post()).done;
    expect(post.code).toBe(0);
    expect(await findLeftovers(places)).toEqual([]);
  } finally {
    await job.close();
  }
});
