import { UserError } from "../../../src/base/errors.ts";
import { readMarker } from "../../../src/codebuild/marker.ts";
import { decideTrigger, type TriggerRules } from "../../../src/codebuild/trigger.ts";
import type { RunEvent } from "../../../src/github/event.ts";
import { event, fakeGitHub, GITHUB_SHA, gitHubError, HEAD, pullRequest, push } from "./fixtures.ts";

const COMMIT = "GET /repos/{owner}/{repo}/commits/{ref}";

/** Decides with a GitHub whose every commit has that message; none is given where GitHub must not be asked. */
async function decide(what: RunEvent | undefined, changes: Partial<TriggerRules> = {}, message?: string) {
  const marker = readMarker("[CodeBuild]");
  if (!("value" in marker)) throw new Error(marker.wrong);
  const { github, calls } = fakeGitHub(message === undefined ? {} : { [COMMIT]: () => ({ commit: { message } }) });
  const rules = { marker: marker.value, allowForks: false, onlyMarked: false, ...changes };
  const trigger = await decideTrigger(rules, what, { github: async () => github });
  return { ...trigger, asked: calls.map(({ parameters }) => parameters.ref) };
}

describe("a push", () => {
  test("with the marker in its head commit starts the build of that commit, and GitHub is not asked", async () => {
    const decided = await decide(push("Fix\n\n[CodeBuild]"));
    expect(decided).toMatchObject({ triggered: true, commit: HEAD, sourceVersion: HEAD, asked: [] });
  });

  test("without it starts nothing, and says which marker is missing where", async () => {
    const decided = await decide(push("Fix"));
    expect(decided.triggered).toBe(false);
    expect(decided.reason).toContain("[CodeBuild]");
    expect(decided.reason).toContain(HEAD.slice(0, 7));
  });

  test("that deletes a branch has no commit, which is said", async () => {
    const decided = await decide(push(undefined));
    expect([decided.triggered, decided.commit]).toEqual([false, undefined]);
    expect(decided.reason).toContain("deleted");
  });

  test("with a payload that is not GitHub's is an error that names the event, and no silent no", async () => {
    await expect(decide(event("push", { head_commit: "x" }))).rejects.toThrow(UserError);
    await expect(decide(event("push"))).rejects.toThrow("push");
  });
});

describe.each(["pull_request", "pull_request_target"])("an event %s", (name) => {
  test("asks for the real head, and not for the merge commit that GITHUB_SHA is", async () => {
    const decided = await decide(pullRequest({ name }), {}, "[CodeBuild] please");
    expect(decided).toMatchObject({ triggered: true, commit: HEAD, asked: [HEAD] });
    expect(decided.reason).toContain("pull request 7");
    // A fork's commit is in none of the repository's branches: CodeBuild finds it by this reference.
    expect(decided.sourceVersion).toBe(`refs/pull/7/head^{${HEAD}}`);
  });

  test("whose head has no marker starts nothing", async () => {
    expect(await decide(pullRequest({ name }), {}, "please")).toMatchObject({ triggered: false });
  });

  test.each([
    ["a fork", "stranger/example"],
    ["a fork that is gone", null],
  ])("from %s starts nothing, whatever it says and carries; its commit is not even looked at", async (_what, from) => {
    const decided = await decide(pullRequest({ name, from, labels: ["build"] }), { label: "build" });
    expect(decided).toMatchObject({ triggered: false, asked: [] });
    expect(decided.reason).toContain("allow-forks");
  });

  test("from a fork that is allowed is like any other", async () => {
    const fork = pullRequest({ name, from: "stranger/example" });
    expect((await decide(fork, { allowForks: true }, "[CodeBuild]")).triggered).toBe(true);
    expect((await decide(fork, { allowForks: true }, "no")).triggered).toBe(false);
  });
});

test("the same repository in other letters is no fork", async () => {
  expect((await decide(pullRequest({ from: "Octo/Example" }), {}, "[CodeBuild]")).triggered).toBe(true);
});

test("a closed pull request starts nothing", async () => {
  expect((await decide(pullRequest({ action: "closed", state: "closed" }))).triggered).toBe(false);
});

describe("a label", () => {
  const labelled = { label: "codebuild" };

  test("that the pull request carries starts it without a marker, in any case of letters", async () => {
    const decided = await decide(pullRequest({ labels: ["docs", "CodeBuild"] }), labelled);
    expect(decided).toMatchObject({ triggered: true, commit: HEAD, asked: [] });
    expect(decided.reason).toContain("label");
  });

  test("without it the marker still counts, and a no names both", async () => {
    expect((await decide(pullRequest(), labelled, "[CodeBuild]")).triggered).toBe(true);
    const decided = await decide(pullRequest(), labelled, "Fix");
    expect(decided.triggered).toBe(false);
    expect(decided.reason).toMatch(/\[CodeBuild\].*codebuild/s);
  });

  test("another label that is put on does not build a marked commit a second time", async () => {
    const decided = await decide(
      pullRequest({ action: "labeled", label: "docs", labels: ["docs", "codebuild"] }),
      labelled,
    );
    expect(decided).toMatchObject({ triggered: false, asked: [] });
  });

  test("that is put on starts it", async () => {
    const put = pullRequest({ action: "labeled", label: "codebuild", labels: ["codebuild"] });
    expect((await decide(put, labelled)).triggered).toBe(true);
  });

  test("that nobody named as the label means nothing", async () => {
    expect((await decide(pullRequest({ labels: ["codebuild"] }), {}, "Fix")).triggered).toBe(false);
  });
});

describe.each(["workflow_dispatch", "repository_dispatch", "schedule"])("an event %s", (name) => {
  test("starts the build of its commit without a marker", async () => {
    expect(await decide(event(name))).toMatchObject({ triggered: true, commit: GITHUB_SHA, asked: [] });
  });

  test("with only-marked asks for the marker too", async () => {
    expect(await decide(event(name), { onlyMarked: true }, "Fix")).toMatchObject({
      triggered: false,
      asked: [GITHUB_SHA],
    });
    expect(await decide(event(name), { onlyMarked: true }, "[CodeBuild]")).toMatchObject({ triggered: true });
  });
});

test("in a terminal whoever types the command means it", async () => {
  const decided = await decide(undefined, { onlyMarked: true });
  expect([decided.triggered, decided.commit]).toEqual([true, undefined]);
});

test.each(["issue_comment", "workflow_run", "release"])(
  "an event %s, which others can cause, starts nothing",
  async (name) => {
    const decided = await decide(event(name, { comment: { body: "[CodeBuild]" } }));
    expect(decided).toMatchObject({ triggered: false, asked: [] });
    expect(decided.reason).toContain(name);
  },
);

test("a commit that GitHub does not show is an error, and no silent no", async () => {
  const { github } = fakeGitHub({
    [COMMIT]: () => {
      throw gitHubError("denied", "The token may not read contents.");
    },
  });
  const marker = readMarker("[CodeBuild]");
  if (!("value" in marker)) throw new Error(marker.wrong);
  const rules = { marker: marker.value, allowForks: false, onlyMarked: false };
  await expect(decideTrigger(rules, pullRequest(), { github: async () => github })).rejects.toThrow("may not read");
});
