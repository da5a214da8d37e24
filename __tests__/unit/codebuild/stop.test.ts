import { abandonBuild } from "../../../src/codebuild/abandon.ts";
import { RUN_TOKEN } from "../../../src/codebuild/find.ts";
import { type Answers, BEGIN, build, fakeAws, ID, refusal, virtualClock } from "./fixtures.ts";

/** A build that nobody follows any more. */

const STATE = { kind: "build", project: "octo", token: "token", since: BEGIN } as const;
const SECOND = 1_000;

function world(answers: Answers) {
  const clock = virtualClock();
  const aws = fakeAws(answers, clock);
  const names = () => aws.calls.map(({ operation }) => operation);
  return { clock, aws, names, deps: { aws, clock } };
}

/** It is over so many milliseconds after it was asked to stop. */
function stopping(takes: number, clock: () => number) {
  let asked = Number.POSITIVE_INFINITY;
  return {
    StopBuild: () => {
      asked = clock();
      return {};
    },
    BatchGetBuilds: () => {
      const over = clock() - asked >= takes;
      return { builds: [over ? build({ buildStatus: "STOPPED", buildComplete: true }) : build()] };
    },
  };
}

test("with its id it is asked to stop before anything else, and awaited", async () => {
  const answers: Answers = {};
  const { clock, names, deps } = world(answers);
  Object.assign(answers, stopping(20 * SECOND, clock.now));
  const end = await clock.run(() => abandonBuild({ ...STATE, id: ID }, deps, { lookFirst: false }));
  expect(names()[0]).toBe("StopBuild");
  expect(end).toMatchObject({ ref: { id: ID }, build: { status: "STOPPED" } });
});

test("a build that is over already is not stopped when there was time to look", async () => {
  const over = { builds: [build({ buildStatus: "SUCCEEDED", buildComplete: true })] };
  const { clock, names, deps } = world({ BatchGetBuilds: () => over });
  const end = await clock.run(() => abandonBuild({ ...STATE, id: ID }, deps, { lookFirst: true }));
  expect(end.build?.status).toBe("SUCCEEDED");
  expect(names()).toEqual(["BatchGetBuilds"]);
});

test("without an id it is looked for by its token for some seconds, because a call that was cut off may still be carried out", async () => {
  const answers: Answers = {};
  const { clock, names, deps } = world(answers);
  const environment = { environmentVariables: [{ name: RUN_TOKEN, value: "token" }] };
  const there = () => clock.now() - BEGIN > 8 * SECOND;
  let stopped = false;
  Object.assign(answers, {
    ListBuildsForProject: () => ({ ids: there() ? [ID] : [] }),
    StopBuild: () => {
      stopped = true;
      return {};
    },
    BatchGetBuilds: () => ({
      builds: [build({ environment, buildComplete: stopped, buildStatus: stopped ? "STOPPED" : "IN_PROGRESS" })],
    }),
  });
  const end = await clock.run(() => abandonBuild(STATE, deps, { lookFirst: false }));
  expect(end).toMatchObject({ ref: { id: ID }, build: { status: "STOPPED" } });
  expect(names().filter((name) => name === "StopBuild")).toHaveLength(1);
});

test("nothing is stopped where nothing was started, and that is known within half a minute", async () => {
  const { clock, deps } = world({ ListBuildsForProject: () => ({ ids: [] }) });
  expect(await clock.run(() => abandonBuild(STATE, deps, { lookFirst: false }))).toEqual({
    ref: undefined,
    build: undefined,
  });
  expect(clock.now() - BEGIN).toBeLessThan(30 * SECOND);
});

test("a stop that is denied says what to type", async () => {
  const { clock, deps } = world({
    StopBuild: () => {
      throw refusal("AccessDeniedException");
    },
  });
  const end = clock.run(() => abandonBuild({ ...STATE, id: ID }, deps, { lookFirst: false }));
  await expect(end).rejects.toMatchObject({
    message: expect.stringContaining(`${ID} may still be running`),
    remedy: expect.stringContaining(`aws codebuild stop-build --id ${ID} --region eu-central-1`),
  });
});

test("a build that ended in the same moment cannot be stopped, which is no error", async () => {
  const { clock, deps } = world({
    StopBuild: () => {
      throw refusal("InvalidInputException");
    },
    BatchGetBuilds: () => ({ builds: [build({ buildStatus: "FAILED", buildComplete: true })] }),
  });
  const end = await clock.run(() => abandonBuild({ ...STATE, id: ID }, deps, { lookFirst: false }));
  expect(end.build?.status).toBe("FAILED");
});
