import { removalsSince, runPost, startCutRun } from "../support/aws/cut-short.ts";
import { STAGES } from "../support/aws/cut-stages.ts";
import { openStands, type Stand, type Stands, traces } from "../support/aws/cut-stand.ts";

/**
 * The promise about cancels, on AWS: the bundled action is cancelled as a runner cancels (SIGINT, SIGTERM after 7.5 s,
 * SIGKILL after 10 s) at every stage. Every delete that what existed needs is sent within 5 s, and post removes the rest.
 *
 * By whose word: what is left is asked of the stand-in's own records; that a stack, an AMI and an export take as long as
 * they are told to is our reading of AWS's documentation (see support/aws/README.md). The guest is a double.
 */

const MINUTE = 60_000;

/** The promise, milliseconds from the signal to the last delete. */
const ISSUED_WITHIN = 5_000;

/** Longer than a runner gives main after its signal, so that it is killed before it has seen the machine's end. */
const ENDS_WITHIN = 15_000;

let stands: Promise<Stands> | undefined;
const measured: string[] = [];

/** Opened by the first test that runs: those of `it.concurrent` do not wait for `beforeAll`. */
async function use(test: (stand: Stand) => Promise<void>): Promise<void> {
  stands ??= openStands();
  await (await stands).use(test);
}

afterAll(async () => {
  await (await stands)?.close();
  console.log(measured.join("\n"));
});

it.concurrent.each(STAGES)(
  "cancelled during $name, it sends every delete within 5 s, and post leaves nothing",
  (stage) =>
    use(async (stand) => {
      const { emulator, front } = stand;
      await emulator.control({ timings: stage.timings ?? {} });
      const run = await startCutRun(stand, "cancel-1", stage);
      try {
        await run.reach(stage.reached);
        await emulator.control({ timings: { stackResource: 5, instanceTerminating: ENDS_WITHIN } });
        const signalled = Date.now();
        await run.step.cancel();
        const main = await run.step.done;
        const took = Date.now() - signalled;
        const removals = removalsSince(front.calls, signalled);
        const needed = stage.deletes.map((name) => ({
          name,
          after: removals.find((removal) => removal.name === name)?.after ?? Number.POSITIVE_INFINITY,
        }));
        const post = await runPost(run);
        const last = Math.max(0, ...needed.map(({ after }) => after));
        const end = main.code === undefined ? "killed" : `ended with ${main.code}`;
        measured.push(
          `${stage.name}: last delete ${last} ms after SIGINT, main ${end} after ${took} ms, post took ${post.duration} ms`,
        );
        expect(needed.filter(({ after }) => after > ISSUED_WITHIN)).toEqual([]);
        expect([130, undefined]).toContain(main.code);
        expect(post.trouble).toEqual([]);
        expect(await traces(stand, run)).toEqual([]);
      } finally {
        await run.close();
      }
    }),
  30 * MINUTE,
);
