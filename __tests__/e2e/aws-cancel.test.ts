import { BUCKET } from "../support/aws/build.ts";
import { awaits, type Cut, type CutRun, removalsSince, startCutRun } from "../support/aws/cut-short.ts";
import { type Control, type Emulator, REGION, startEmulator } from "../support/aws/emulator.ts";
import { type Front, startFront } from "../support/aws/front.ts";
import { findLeftovers, type Strangers, seedStrangers } from "../support/aws/strangers.ts";
import { allProcesses } from "../support/processes.ts";

/**
 * The promise about cancels, on AWS: the bundled action is cancelled as a runner cancels (SIGINT, SIGTERM after 7.5 s,
 * SIGKILL after 10 s) at every stage. Every delete that what existed needs is sent within 5 s, and post removes the rest.
 *
 * By whose word: what is left is asked of the stand-in's own records; that a stack, an AMI and an export take as long as
 * they are told to is our reading of AWS's documentation (see support/aws/README.md). The guest is a double.
 */

const MINUTE = 60_000;

/** The issue's promise, milliseconds from the signal to the last delete. */
const ISSUED_WITHIN = 5_000;

/** So long takes what is to be under way when the run is cancelled: longer than any test. */
const HELD = 30 * MINUTE;

/** Another Region, for copies. */
const FAR = "us-west-2";

interface Stage extends Cut {
  name: string;
  timings?: NonNullable<Control["timings"]>;
  reached: (run: CutRun) => boolean | Promise<boolean>;
  /** Deletes that what exists at that stage needs. */
  deletes: readonly string[];
}

const MACHINE = [`DeleteStack ${REGION}`, `DeleteKeyPair ${REGION}`];

const playbookRuns = async ({ place }: CutRun) =>
  (await allProcesses()).some(
    ({ command }) => command.startsWith("ansible-playbook") && command.includes(place.folder),
  );

const STAGES: readonly Stage[] = [
  {
    name: "the checks before anything is made",
    reached: ({ front }) => front.calls.some(({ operation }) => operation.startsWith("Describe")),
    deletes: [],
  },
  {
    name: "the making of the stack",
    timings: { stackResource: HELD },
    reached: awaits("CreateStack", "DescribeStacks"),
    deletes: MACHINE,
  },
  {
    name: "the start of the instance",
    timings: { instancePending: HELD },
    reached: awaits("CreateStack", "DescribeStacks"),
    deletes: MACHINE,
  },
  {
    name: "the wait for SSH",
    silent: true,
    reached: ({ guest }) => guest.asked() > 0,
    deletes: MACHINE,
  },
  {
    name: "the installation",
    env: { GUEST_DOUBLE_PLAYBOOK: "hang" },
    reached: playbookRuns,
    deletes: MACHINE,
  },
  {
    name: "the stop of the machine",
    timings: { instanceStopping: HELD },
    reached: (run) =>
      awaits("StopInstances", "DescribeInstances")(run) && awaits("PutObject", "DescribeInstances")(run),
    deletes: [...MACHINE, `DeleteObjects ${REGION}`],
  },
  {
    name: "the wait for the AMI",
    timings: { image: HELD },
    reached: awaits("CreateImage", "DescribeImages"),
    deletes: [...MACHINE, `DeregisterImage ${REGION}`, `DeleteObjects ${REGION}`],
  },
  {
    name: "the export",
    timings: { export: HELD },
    reached: awaits("ExportImage", "DescribeExportImageTasks"),
    deletes: [`CancelExportTask ${REGION}`, `DeregisterImage ${REGION}`, `DeleteObjects ${REGION}`],
  },
  {
    name: "the copy to another Region",
    inputs: { "copy-to-regions": FAR },
    timings: { copyImage: HELD },
    reached: awaits("CopyImage", "DescribeImages", FAR),
    deletes: [`DeregisterImage ${REGION}`, `DeregisterImage ${FAR}`, `DeleteObjects ${REGION}`],
  },
  {
    name: "the making of the stack of setup-ec2",
    command: "setup-ec2",
    timings: { stackResource: HELD },
    reached: awaits("CreateStack", "DescribeStacks"),
    deletes: MACHINE,
  },
  {
    name: "the wait for SSH of setup-ec2",
    command: "setup-ec2",
    silent: true,
    reached: ({ guest }) => guest.asked() > 0,
    deletes: MACHINE,
  },
];

let emulator: Emulator;
let front: Front;
let strangers: Strangers;
const measured: string[] = [];

beforeAll(async () => {
  emulator = await startEmulator({ buckets: { [BUCKET]: REGION } });
  front = await startFront(emulator.endpoint);
}, MINUTE);
beforeEach(async () => {
  await emulator.reset();
  front.clear();
  strangers = await seedStrangers(emulator, { near: "cancel" });
}, MINUTE);
afterAll(async () => {
  await front.close();
  await emulator.stop();
  console.log(measured.join("\n"));
});

/** Nothing of ours is left anywhere, and everything of others is. */
async function expectNothingLeft(run: CutRun): Promise<void> {
  expect(await findLeftovers(emulator, run.assetId)).toEqual([]);
  expect(await run.leftHere()).toEqual([]);
  expect(await strangers.missing()).toEqual([]);
  expect(await strangers.added()).toEqual([]);
}

/** Runs post. @returns how it ended; its log where it failed. */
async function post(run: CutRun, env: Record<string, string> = {}) {
  const result = await (await run.job.post(env)).done;
  return { ...result, trouble: result.code === 0 ? [] : result.raw.split("\n").slice(-40) };
}

/** Starts a build that stops at a stage, and hands it to the test. */
async function atStage(stage: Stage, assetId: string, test: (run: CutRun) => Promise<void>): Promise<void> {
  await emulator.control({ timings: stage.timings ?? {} });
  const run = await startCutRun({ emulator, front }, assetId, stage);
  try {
    await run.reach(stage.reached);
    await test(run);
  } finally {
    await run.close();
  }
}

it.each(STAGES)(
  "cancelled during $name, it sends every delete within 5 s, and post leaves nothing",
  async (stage) => {
    await atStage(stage, "cancel-1", async (run) => {
      // What made it slow is over, but a machine takes longer to end than a runner gives main.
      await emulator.control({ timings: { stackResource: 5, instanceTerminating: 15_000 } });
      const signalled = Date.now();
      await run.step.cancel();
      const main = await run.step.done;
      const took = Date.now() - signalled;
      const removals = removalsSince(front.calls, signalled);
      const firsts = stage.deletes.map((name) => ({
        name,
        after: removals.find((removal) => removal.name === name)?.after ?? Number.POSITIVE_INFINITY,
      }));
      const finish = await post(run);
      const last = Math.max(0, ...firsts.map(({ after }) => after));
      measured.push(
        `${stage.name}: last delete ${last} ms after SIGINT, main ${main.code ?? "killed"} after ${took} ms, post ${finish.duration} ms`,
      );
      expect(firsts.filter(({ after }) => after > ISSUED_WITHIN)).toEqual([]);
      expect([130, undefined]).toContain(main.code);
      expect(finish.trouble).toEqual([]);
      await expectNothingLeft(run);
    });
  },
  10 * MINUTE,
);
