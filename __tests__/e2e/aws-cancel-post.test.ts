import { type CutRun, removalsSince, runPost, startCutRun } from "../support/aws/cut-short.ts";
import { type Stage, stageNamed } from "../support/aws/cut-stages.ts";
import { openStands, type Stand, type Stands, traces } from "../support/aws/cut-stand.ts";
import { REGION } from "../support/aws/emulator.ts";
import { OTHER_ACCOUNT, otherAccount } from "../support/aws/other-account.ts";

/**
 * The post step alone: after main lost its process, with other credentials, in another environment, for another account.
 * What is left is asked of the stand-in's own records; that a role of another account speaks for that account is moto's word.
 */

const MINUTE = 60_000;

let stands: Promise<Stands> | undefined;

/** Opened by the first test that runs: those of `it.concurrent` do not wait for `beforeAll`. */
async function use(test: (stand: Stand) => Promise<void>): Promise<void> {
  stands ??= openStands();
  await (await stands).use(test);
}

afterAll(async () => (await stands)?.close());

/** Brings a build to a stage and kills its main: the runner lost the process. */
const killedAt = (stage: Stage, test: (run: CutRun, stand: Stand) => Promise<void>): Promise<void> =>
  use(async (stand) => {
    await stand.emulator.control({ timings: stage.timings ?? {} });
    const run = await startCutRun(stand, "cancel-2", stage);
    try {
      await run.reach(stage.reached);
      run.step.kill();
      expect((await run.step.done).code).toBeUndefined();
      await stand.emulator.control({ timings: { stackResource: 5 } });
      await test(run, stand);
    } finally {
      await run.close();
    }
  });

it.concurrent.each(["the making of the stack", "the export"].map(stageNamed))(
  "main killed during $name: post alone leaves nothing",
  (stage) =>
    killedAt(stage, async (run, stand) => {
      expect((await runPost(run)).trouble).toEqual([]);
      expect(await traces(stand, run)).toEqual([]);
    }),
  30 * MINUTE,
);

it.concurrent(
  "post with other credentials and another Region in its environment removes in main's Region, from main's account",
  () =>
    killedAt(stageNamed("the wait for the AMI"), async (run, stand) => {
      const begin = Date.now();
      const env = { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "renewed" };
      expect((await runPost(run, env)).trouble).toEqual([]);
      const regions = new Set(stand.front.calls.filter(({ at }) => at >= begin).map(({ region }) => region));
      expect([...regions]).toEqual([REGION]);
      expect(await traces(stand, run)).toEqual([]);
    }),
  30 * MINUTE,
);

it.concurrent(
  "post with the credentials of another account says so and deletes nothing; with the right ones it removes all",
  () =>
    killedAt(stageNamed("the wait for the AMI"), async (run, stand) => {
      const before = await traces(stand, run);
      const begin = Date.now();
      const refused = await runPost(run, await otherAccount(stand.emulator));
      expect(refused.code).toBe(1);
      const errors = refused.annotations.filter(({ level }) => level === "error").map(({ message }) => message);
      expect(errors).toEqual([expect.stringMatching(new RegExp(`${OTHER_ACCOUNT}.*${stand.emulator.account}`, "s"))]);
      expect(removalsSince(stand.front.calls, begin)).toEqual([]);
      expect(await traces(stand, run)).toEqual(before);

      expect((await runPost(run)).trouble).toEqual([]);
      expect(await traces(stand, run)).toEqual([]);
    }),
  30 * MINUTE,
);

it.concurrent.each(["ImportKeyPair", "CreateStack"])(
  "a cancel does not overtake %s: what AWS makes after the signal is found and removed",
  (operation) =>
    use(async (stand) => {
      const late = 1_000;
      const run = await startCutRun(stand, "cancel-3", {});
      stand.front.spoil({ operation }, { kind: "delay", milliseconds: late });
      try {
        const made = ({ front: { calls } }: CutRun) => calls.findLast((call) => call.operation === operation);
        // The checks have sent it too, as a dry run.
        await run.reach(() => {
          const call = made(run);
          return /^::group::Machine/m.test(run.step.output()) && call !== undefined && call.status === undefined;
        });
        await run.step.cancel();
        await run.step.done;
        expect((await runPost(run)).trouble).toEqual([]);
        expect(made(run)?.status).toBe(200);
        expect(await traces(stand, run)).toEqual([]);
      } finally {
        await run.close();
      }
    }),
  30 * MINUTE,
);
