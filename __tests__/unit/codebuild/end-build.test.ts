import type { StatusWriter } from "../../../src/codebuild/status.ts";
import { type BuildState, rememberBuild } from "../../../src/pipeline/build-state.ts";
import { endBuild } from "../../../src/pipeline/end-build.ts";
import { createTestContext } from "../../support/context.ts";
import { type Answers, BEGIN, build, fakeAws, ID, refusal, virtualClock } from "./fixtures.ts";

/** What the commit shows, and what the post step is left, when nobody follows a build any more. */

const STATE: BuildState = {
  ...{ kind: "build", project: "octo", id: ID, token: "token", since: BEGIN },
  place: { region: "eu-central-1", allowedAccountIds: ["123456789012"] },
  status: { repository: "octo/example", commit: "1".repeat(40), context: "CodeBuild", url: "https://console.example" },
};

async function end(answers: Answers) {
  const clock = virtualClock();
  const context = createTestContext();
  const written: { state: string; url?: string | undefined; saved: boolean }[] = [];
  const writer: StatusWriter = {
    write: async ({ state, url }) => void written.push({ state, url, saved: context.state.codebuild !== "" }),
  };
  rememberBuild(context, STATE);
  const work = () =>
    endBuild(
      { state: STATE, status: async () => writer, lookFirst: false },
      { aws: fakeAws(answers, clock), clock },
      context,
    );
  const [outcome] = await Promise.allSettled([clock.run(work)]);
  return { outcome, written, context };
}

test("a build that is stopped: the status is written before the post step is told that nothing is left", async () => {
  const over = { builds: [build({ buildStatus: "STOPPED", buildComplete: true })] };
  const { outcome, written, context } = await end({ StopBuild: () => ({}), BatchGetBuilds: () => over });
  expect(outcome.status).toBe("fulfilled");
  expect(written).toEqual([{ state: "error", url: "https://console.example", saved: true }]);
  expect(context.state.codebuild).toBe("");
});

test("a stop that is denied: the commit does not wait for an end that nobody will tell, and the post step tries again", async () => {
  const { outcome, written, context } = await end({
    StopBuild: () => {
      throw refusal("AccessDeniedException");
    },
  });
  expect(outcome).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("may still be") } });
  expect(written).toMatchObject([{ state: "error" }]);
  expect(context.state.codebuild).not.toBe("");
});

test("a build that somebody has deleted is an error at its commit, and nothing is left to do", async () => {
  const { outcome, written, context } = await end({ StopBuild: () => ({}), BatchGetBuilds: () => ({ builds: [] }) });
  expect(outcome.status).toBe("fulfilled");
  expect(written).toMatchObject([{ state: "error" }]);
  expect(context.state.codebuild).toBe("");
});
