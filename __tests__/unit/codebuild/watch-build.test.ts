import { createTransport } from "../../../src/aws/transport.ts";
import { UserError } from "../../../src/base/errors.ts";
import { watchBuild } from "../../../src/codebuild/watch-build.ts";
import { BEGIN, build, fakeAws, ID, refusal, virtualClock } from "./fixtures.ts";

/** Looking at a build in virtual time. */

const SECOND = 1_000;
const MINUTE = 60_000;
const EVERY = 10 * SECOND;
const REF = { kind: "build", id: ID } as const;

/** A build that is over after a time; `wrong` in place of an answer. */
function world(over: number, wrong: (since: number, look: number) => unknown = () => undefined) {
  const clock = virtualClock();
  let looks = 0;
  const aws = fakeAws(
    {
      BatchGetBuilds: () => {
        const since = clock.now() - BEGIN;
        const instead = wrong(since, ++looks);
        if (instead instanceof Error) throw instead;
        if (instead !== undefined) return instead;
        return { builds: [since >= over ? build({ buildStatus: "SUCCEEDED", buildComplete: true }) : build()] };
      },
    },
    clock,
  );
  const warnings: string[] = [];
  const watch = { aws, clock, every: EVERY, warn: (text: string) => void warnings.push(text) };
  return { clock, aws, watch, warnings };
}

test("the end is seen within one interval", async () => {
  const { clock, watch } = world(95 * SECOND);
  const seen = await clock.run(() => watchBuild(REF, watch));
  expect(seen.status).toBe("SUCCEEDED");
  expect(clock.now() - BEGIN).toBeLessThan(95 * SECOND + EVERY + SECOND);
});

test("after six throttles in a row, tried again by the way to AWS, it is asked every interval as before", async () => {
  const clock = virtualClock();
  const sent: number[] = [];
  const throttled = Object.assign(new Error("Rate exceeded"), {
    name: "ThrottlingException",
    $metadata: { httpStatusCode: 400 },
  });
  const aws = createTransport(
    async () => {
      sent.push(clock.now());
      await clock.sleep(50);
      if (sent.length > 2 && sent.length <= 8) throw throttled;
      return {
        builds: [
          clock.now() - BEGIN > 10 * MINUTE ? build({ buildStatus: "SUCCEEDED", buildComplete: true }) : build(),
        ],
      };
    },
    { region: "eu-central-1", clock, random: () => 1, signIn: "" },
  );
  await clock.run(() => watchBuild(REF, { aws, clock, every: EVERY, warn: () => undefined }));
  const gaps = sent.slice(9).map((at, index) => at - (sent[index + 8] ?? 0));
  expect(gaps.length).toBeGreaterThan(20);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(EVERY + SECOND);
});

test("a build that is not known in its first minute is waited for; later it is gone", async () => {
  const unknown = { builds: [], buildsNotFound: [ID] };
  const young = world(2 * MINUTE, (since) => (since < 30 * SECOND ? unknown : undefined));
  expect((await young.clock.run(() => watchBuild(REF, young.watch))).status).toBe("SUCCEEDED");
  const gone = world(MINUTE, (_, look) => (look > 2 ? unknown : undefined));
  await expect(gone.clock.run(() => watchBuild(REF, gone.watch))).rejects.toThrow(/does not know the build/);
  const never = world(MINUTE, () => unknown);
  await expect(never.clock.run(() => watchBuild(REF, never.watch))).rejects.toThrow(UserError);
});

test("no connection for twenty minutes is told and survived; for half an hour it is a failure", async () => {
  const short = world(60 * MINUTE, (since) =>
    since > MINUTE && since < 21 * MINUTE ? refusal("NetworkError", 0) : undefined,
  );
  expect((await short.clock.run(() => watchBuild(REF, short.watch))).status).toBe("SUCCEEDED");
  expect(short.warnings[0]).toMatch(/cannot be asked/);
  const long = world(60 * MINUTE, (since) => (since > MINUTE ? refusal("NetworkError", 0) : undefined));
  await expect(long.clock.run(() => watchBuild(REF, long.watch))).rejects.toThrow(/half an hour/);
});

test("an answer that no waiting changes ends it at once", async () => {
  const { clock, watch, aws } = world(MINUTE, () => refusal("AccessDeniedException"));
  await expect(clock.run(() => watchBuild(REF, watch))).rejects.toThrow(/AccessDeniedException/);
  expect(aws.calls).toHaveLength(1);
});

test("a sign of the log's is a reason to look at once, and then closely", async () => {
  const { clock, watch } = world(63 * SECOND);
  const sign = new AbortController();
  clock.at(BEGIN + 61 * SECOND, () => sign.abort());
  await clock.run(() => watchBuild(REF, { ...watch, every: 5 * MINUTE, sign: sign.signal }));
  expect(clock.now() - BEGIN).toBeLessThan(66 * SECOND);
});
