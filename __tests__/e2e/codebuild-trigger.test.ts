import { openStage, type Stage } from "../support/aws/codebuild-stand.ts";
import { type Emulator, startEmulator } from "../support/aws/emulator.ts";
import { jobOn, TOKEN } from "../support/github/env.ts";
import { startGitHub } from "../support/github/stand-in.ts";
import type { StandIn, StandInOptions } from "../support/github/types.ts";

/**
 * What starts CodeBuild, by the bundled action: events as files, commits and pull requests of the stand-in for GitHub,
 * which is checked against GitHub's own description. Of the payloads only what GitHub documents of them is here. Whether
 * a build was started is what the stand-in for CodeBuild has; see codebuild.test.ts for its word.
 */

const ROW = 3 * 60_000;

/** What GITHUB_SHA is in the runner harness: of a pull request the merge commit. */
const MERGE = "0123456789abcdef0123456789abcdef01234567";

interface World {
  stage: Stage;
  github: StandIn;
}

let shared: Promise<Emulator> | undefined;

/** @param make sees to commits and pull requests, and says what started the run. */
async function on(
  make: (github: StandIn) => { name: string; payload: object },
  test: (world: World) => Promise<void>,
  options: StandInOptions = {},
): Promise<void> {
  shared ??= startEmulator();
  const github = await startGitHub(options);
  const { name, payload } = make(github);
  const runner = jobOn(github, { env: { GITHUB_EVENT_NAME: name } });
  const stage = await openStage(await shared, { event: payload, runner });
  try {
    await test({ stage, github });
  } finally {
    await stage.close();
    await github.close();
  }
}

afterAll(async () => await (await shared)?.stop());

function push(github: StandIn, message: string) {
  const sha = github.addCommit({ message, branch: "main" });
  return { name: "push", payload: { ref: "refs/heads/main", head_commit: { id: sha, message } } };
}

/** Opens pull request 7 with that head; the merge commit's message is `merge`. */
function pull(github: StandIn, message: string, { from = "octo/example", merge = "Merge" } = {}) {
  const head = github.addCommit({ message, branch: "topic" });
  github.addCommit({ sha: MERGE, message: merge });
  github.addPull({ number: 7, head: { sha: head, ref: "topic", repository: from } });
  const payload = {
    action: "synchronize",
    pull_request: {
      number: 7,
      state: "open",
      head: { sha: head, repo: { full_name: from } },
      base: { repo: { full_name: "octo/example" } },
      labels: [],
    },
  };
  return { name: "pull_request", payload };
}

const headOf = async (github: StandIn, branch: string) => (await github.ref(`heads/${branch}`)) ?? "";

it.concurrent(
  "a push with [CodeBuild] starts the build of that commit, and the commit shows it from pending to success",
  () =>
    on(
      (github) => push(github, "Change\n\n[CodeBuild]"),
      async ({ stage, github }) => {
        const main = await stage.run({ "commit-status": "true" });
        const sha = await headOf(github, "main");
        expect(main).toMatchObject({ code: 0, outputs: { triggered: "true", "build-status": "SUCCEEDED" } });
        expect(main.outputs.reason).toContain("[CodeBuild]");
        expect(await stage.builds()).toMatchObject([{ sourceVersion: sha, buildStatus: "SUCCEEDED" }]);
        expect(github.statuses()).toMatchObject([
          { sha, state: "pending", context: "CodeBuild", targetUrl: main.outputs["build-url"] },
          { sha, state: "success", context: "CodeBuild", targetUrl: main.outputs["build-url"] },
        ]);
      },
    ),
  ROW,
);

it.concurrent(
  "a push without it starts none: the run is green and says why, and nobody is asked",
  () =>
    on(
      (github) => push(github, "Change [codebuild"),
      async ({ stage, github }) => {
        const main = await stage.run({ "commit-status": "true" });
        expect(main).toMatchObject({ code: 0, outputs: { triggered: "false" } });
        expect(main.outputs.reason).toContain("does not have the marker");
        expect(main.lines.join("\n")).toContain(main.outputs.reason);
        // Markdown, in which a backslash keeps the marker's brackets from being a link.
        expect(main.summary.replaceAll("\\", "")).toContain(main.outputs.reason);
        expect([await stage.builds(), stage.front.calls, github.requests, github.statuses()]).toEqual([[], [], [], []]);
      },
    ),
  ROW,
);

it.concurrent(
  "a pull request with [CodeBuild] in its real head starts the build of that head, which shows the status",
  () =>
    on(
      (github) => pull(github, "Change [CodeBuild]"),
      async ({ stage, github }) => {
        const main = await stage.run({ "commit-status": "true", "status-context": "images" });
        const sha = await headOf(github, "topic");
        expect(main).toMatchObject({ code: 0, outputs: { triggered: "true" } });
        expect(await stage.builds()).toMatchObject([{ sourceVersion: `refs/pull/7/head^{${sha}}` }]);
        expect(github.statuses().map(({ sha: of, state, context }) => [of, state, context])).toEqual([
          [sha, "pending", "images"],
          [sha, "success", "images"],
        ]);
      },
    ),
  ROW,
);

it.concurrent(
  "a pull request without it starts none, although the merge commit that GITHUB_SHA names has it",
  () =>
    on(
      (github) => pull(github, "Change", { merge: "Merge [CodeBuild]" }),
      async ({ stage, github }) => {
        const main = await stage.run();
        expect(main).toMatchObject({ code: 0, outputs: { triggered: "false" } });
        expect(await stage.builds()).toEqual([]);
        expect(github.requests.map(({ url }) => url)).toEqual([
          `/repos/octo/example/commits/${await headOf(github, "topic")}`,
        ]);
      },
    ),
  ROW,
);

it.concurrent(
  "a fork's starts none, whatever its commit says; nobody is asked about it. With allow-forks it does",
  () =>
    on(
      (github) => pull(github, "Change [CodeBuild]", { from: "stranger/example" }),
      async ({ stage, github }) => {
        const refused = await stage.run();
        expect(refused).toMatchObject({ code: 0, outputs: { triggered: "false" } });
        expect(refused.outputs.reason).toMatch(/stranger\/example.*allow-forks/);
        expect([stage.front.calls, github.requests]).toEqual([[], []]);

        expect(await stage.run({ "allow-forks": "true" })).toMatchObject({ code: 0, outputs: { triggered: "true" } });
        const sha = await headOf(github, "topic");
        expect(await stage.builds()).toMatchObject([{ sourceVersion: `refs/pull/7/head^{${sha}}` }]);
      },
    ),
  ROW,
);

it.concurrent(
  "without the permission to write statuses the build succeeds all the same, and a warning names what is missing",
  () =>
    on(
      (github) => push(github, "[CodeBuild]"),
      async ({ stage, github }) => {
        const main = await stage.run({ "commit-status": "true" });
        expect(main).toMatchObject({ code: 0, outputs: { "build-status": "SUCCEEDED" } });
        const warnings = main.annotations.filter(({ level }) => level === "warning");
        expect(warnings).toHaveLength(1);
        expect(warnings[0]?.message).toContain("statuses: write");
        expect(github.statuses()).toEqual([]);
      },
      { tokens: { [TOKEN]: { contents: "read" } } },
    ),
  ROW,
);

it.concurrent(
  "a marker that is no expression is told before anything is asked",
  () =>
    on(
      (github) => push(github, "[CodeBuild]"),
      async ({ stage, github }) => {
        const main = await stage.run({ marker: "/[/" });
        expect(main.code).toBe(2);
        expect(main.annotations).toMatchObject([{ level: "error", title: "marker" }]);
        expect([stage.front.calls, github.requests]).toEqual([[], []]);
      },
    ),
  ROW,
);
