import { findByToken, RUN_TOKEN } from "../../../src/codebuild/find.ts";
import { BEGIN, build, fakeAws, virtualClock } from "./fixtures.ts";

/** A build is found by the token in its environment. */

const HOUR = 3_600_000;

/** Builds of a project, one a minute, the newest last; `ours` has the token. */
function project(count: number, ours: number) {
  const clock = virtualClock();
  const builds = Array.from({ length: count }, (_, index) => {
    const value = index === ours ? "token" : `other-${index}`;
    const environment = {
      environmentVariables: [
        { name: "STAGE", value: "token" },
        { name: RUN_TOKEN, value },
      ],
    };
    return build({ id: `octo:${index}`, startTime: new Date(BEGIN + index * 60_000), environment });
  });
  const newest = builds.map(({ id }) => id).toReversed();
  const aws = fakeAws(
    {
      ListBuildsForProject: ({ nextToken, sortOrder }) => {
        expect(sortOrder).toBe("DESCENDING");
        const from = Number(nextToken ?? 0);
        const rest = from + 100 < newest.length ? { nextToken: String(from + 100) } : {};
        return { ids: newest.slice(from, from + 100), ...rest };
      },
      BatchGetBuilds: ({ ids }) => {
        expect((ids as unknown[]).length).toBeLessThanOrEqual(100);
        return { builds: builds.filter(({ id }) => (ids as unknown[]).includes(id)) };
      },
    },
    clock,
  );
  const find = (since: number) =>
    clock.run(() => findByToken({ kind: "build", project: "octo", token: "token", since }, { aws, clock }));
  return { aws, find };
}

test("on a later page", async () => {
  expect(await project(350, 20).find(BEGIN)).toMatchObject({ id: "octo:20" });
});

test("not at all where no build has it, and then builds that are much older are not looked through", async () => {
  const { aws, find } = project(1_000, -1);
  expect(await find(BEGIN + 16 * HOUR)).toBeUndefined();
  expect(aws.calls.filter(({ operation }) => operation === "ListBuildsForProject")).toHaveLength(1);
});

test("in a project without builds", async () => {
  const { aws, find } = project(0, 0);
  expect(await find(BEGIN)).toBeUndefined();
  expect(aws.calls).toHaveLength(1);
});
