import { openStage, type Stage } from "../support/aws/codebuild-stand.ts";
import { type BuildPlan, type Emulator, startEmulator } from "../support/aws/emulator.ts";
import { jobOn } from "../support/github/env.ts";
import { startGitHub } from "../support/github/stand-in.ts";
import type { StandIn } from "../support/github/types.ts";
import type { StepResult } from "../support/step.ts";
import { until } from "../support/workflow-commands.ts";

/**
 * Releases that are made inside CodeBuild, started by the bundled action. What the build itself does is in
 * codebuild-buildspec.test.ts; here it is a plan. By whose word: releases are the stand-in's for GitHub, checked against
 * GitHub's own description; builds are the extension's (see codebuild.test.ts).
 */

const MINUTE = 60_000;
const ROW = 3 * MINUTE;
const SECRET = "slipway/github-token";

interface World {
  stage: Stage;
  github: StandIn;
}

let shared: Promise<Emulator> | undefined;

async function on(test: (world: World) => Promise<void>, plan: BuildPlan = {}): Promise<void> {
  shared ??= startEmulator();
  const github = await startGitHub();
  github.addCommit({ message: "First", branch: "main" });
  const runner = jobOn(github, { env: { GITHUB_EVENT_NAME: "workflow_dispatch" } });
  const stage = await openStage(await shared, { event: {}, plan, runner });
  try {
    await test({ stage, github });
  } finally {
    await stage.close();
    await github.close();
  }
}

afterAll(async () => await (await shared)?.stop());

const errorsOf = ({ annotations }: StepResult) =>
  annotations.filter(({ level }) => level === "error").map(({ message }) => message);

/** `TYPE value` by name, of the only build's variables. */
async function variablesOf(stage: Stage): Promise<Record<string, string>> {
  const [build] = await stage.builds();
  const all = build?.environment?.environmentVariables ?? [];
  return Object.fromEntries(all.map(({ name, type, value }) => [name ?? "", `${type} ${value}`]));
}

const start = { command: "start-release-build", "token-secret": SECRET };
const tryOut = { command: "start-test-release", "token-secret": SECRET, "asset-id": "1.4.0" };

describe("start-release-build", () => {
  it.concurrent(
    "starts the build for the draft of an upload address, with its token by reference, whatever the commit says",
    () =>
      on(async ({ stage, github }) => {
        const draft = await github.addRelease({ tag: "v1.4.0", draft: true, target: "main" });
        const url = `${github.urls.uploads}/repos/octo/example/releases/${draft.id}/assets{?name,label}`;
        const main = await stage.run({ ...start, "upload-url": url, env: "BUCKET=octo-images" });
        expect({ code: main.code, errors: errorsOf(main) }).toEqual({ code: 0, errors: [] });
        expect(main.outputs).toMatchObject({
          ...{ "release-id": String(draft.id), tag: "v1.4.0", "asset-id": "v1.4.0", "build-status": "SUCCEEDED" },
        });
        expect(await variablesOf(stage)).toMatchObject({
          ...{ RELEASE_ID: `PLAINTEXT ${draft.id}`, RELEASE_TAG: "PLAINTEXT v1.4.0", ASSET_ID: "PLAINTEXT v1.4.0" },
          ...{ MAKE_PUBLIC: "PLAINTEXT false", GITHUB_REPOSITORY: "PLAINTEXT octo/example" },
          ...{ GITHUB_TOKEN: `SECRETS_MANAGER ${SECRET}`, BUCKET: "PLAINTEXT octo-images" },
        });
        expect(await stage.builds()).toMatchObject([{ sourceVersion: "main" }]);
        expect(github.releases()).toEqual([draft]);
      }),
    ROW,
  );

  it.concurrent(
    "a draft whose tag is there is built from the tag, wherever the draft's own target has gone",
    () =>
      on(async ({ stage, github }) => {
        await github.addTag("v1.4.0", github.addCommit({ message: "Released", branch: "main" }));
        github.addCommit({ message: "Later", branch: "main" });
        const { id } = await github.addRelease({ tag: "v1.4.0", draft: true, target: "main" });
        const main = await stage.run({ ...start, "release-id": String(id), "hide-logs": "true" });
        expect({ code: main.code, errors: errorsOf(main) }).toEqual({ code: 0, errors: [] });
        expect(await stage.builds()).toMatchObject([{ sourceVersion: "v1.4.0" }]);
      }),
    ROW,
  );

  it.concurrent(
    "a published release is built from its tag, and its images are public where that is said",
    () =>
      on(async ({ stage, github }) => {
        await github.addRelease({ tag: "v2", target: "main" });
        const main = await stage.run({ ...start, tag: "v2", "asset-id": "two", "make-public": "true" });
        expect(main).toMatchObject({ code: 0, outputs: { "asset-id": "two" } });
        expect(await variablesOf(stage)).toMatchObject({
          ...{ ASSET_ID: "PLAINTEXT two", MAKE_PUBLIC: "PLAINTEXT true" },
        });
        expect(await stage.builds()).toMatchObject([{ sourceVersion: "v2" }]);
      }),
    ROW,
  );

  it.concurrent(
    "what cannot end well starts no build: no release, one that is closed, a token in plain text, two names",
    () =>
      on(async ({ stage, github }) => {
        const missing = await stage.run({ ...start, "release-id": "4711" });
        expect(errorsOf(missing).join()).toContain("4711");

        await github.addRelease({ tag: "v3", immutable: true, target: "main" });
        const closed = await stage.run({ ...start, tag: "v3" });
        expect(errorsOf(closed).join()).toMatch(/immutable.*draft/s);

        const token = `ghp_${"a".repeat(36)}`;
        const wrong = await stage.run({ ...start, tag: "v3", "release-id": "1", "token-secret": token });
        expect(wrong.annotations.map(({ title }) => title).sort()).toEqual(["release-id", "token-secret"]);
        expect(wrong.raw).not.toContain(token);

        expect([missing.code, closed.code, wrong.code].includes(0)).toBe(false);
        expect(stage.calls("StartBuild")).toEqual([]);
      }),
    ROW,
  );
});

describe("start-test-release", () => {
  it.concurrent(
    "makes a draft that is none of the release's, keeps the images private, publishes nothing; the draft stays",
    () =>
      on(async ({ stage, github }) => {
        const real = await github.addRelease({ tag: "v1.4.0", draft: true, target: "main" });
        const main = await stage.run(tryOut);
        expect({ code: main.code, errors: errorsOf(main) }).toEqual({ code: 0, errors: [] });
        const [other, draft] = github.releases();
        expect(other).toEqual(real);
        expect(draft).toMatchObject({ tag: "test-1.4.0", draft: true, prerelease: true });
        expect(draft?.name).toContain("not for use");
        expect(await github.ref("tags/test-1.4.0")).toBeUndefined();
        expect(main.outputs).toMatchObject({ "release-id": String(draft?.id), "asset-id": "test-1.4.0" });
        expect(main.outputs["release-url"]).toContain(github.urls.server);
        expect(await variablesOf(stage)).toMatchObject({
          ...{ RELEASE_ID: `PLAINTEXT ${draft?.id}`, ASSET_ID: "PLAINTEXT test-1.4.0", MAKE_PUBLIC: "PLAINTEXT false" },
        });
        expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
        expect(github.releases()).toHaveLength(2);
      }),
    ROW,
  );

  it.concurrent(
    "a project that is not there: no draft is made for it",
    () =>
      on(async ({ stage, github }) => {
        expect((await stage.run({ ...tryOut, project: "nobody" })).code).toBe(2);
        expect(github.requests.filter(({ method }) => method === "POST")).toEqual([]);
      }),
    ROW,
  );

  it.concurrent(
    "a build that fails: the step fails with its words, and the draft is gone",
    () =>
      on(
        async ({ stage, github }) => {
          const main = await stage.run(tryOut);
          expect(main.code).toBe(1);
          expect(errorsOf(main).join()).toContain("failed in the phase BUILD");
          expect(github.releases()).toEqual([]);
        },
        { failure: { phase: "BUILD", code: "COMMAND_EXECUTION_ERROR", message: "no" } },
      ),
    ROW,
  );

  it.concurrent(
    "a cancel: the draft is gone and the build asked to stop, both within seconds",
    () =>
      on(
        async ({ stage, github }) => {
          const step = await stage.main(tryOut);
          await stage.inPhase("BUILD");
          await until(() => step.output().includes("Draft:"), MINUTE, "the draft is told");
          const asked = Date.now();
          await step.cancel();
          expect((await step.done).code).toBe(130);
          expect(github.releases()).toEqual([]);
          const removal = github.requests.find(({ method }) => method === "DELETE");
          expect((removal?.at ?? Number.POSITIVE_INFINITY) - asked).toBeLessThan(5_000);
          expect(await stage.builds()).toMatchObject([{ buildStatus: "STOPPED" }]);
          expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
        },
        { times: { BUILD: null } },
      ),
    ROW,
  );

  it.concurrent(
    "killed before it got the answer to the draft: the post step finds it by what stands in it, and removes no other",
    () =>
      on(async ({ stage, github }) => {
        await github.addRelease({ tag: "test-1.4.0", draft: true, body: "Somebody else's", target: "main" });
        const step = await stage.main(tryOut);
        github.watch((at, { method }) => {
          if (at !== "after" || method !== "POST") return undefined;
          step.kill();
          return "drop";
        });
        expect((await step.done).code).toBeUndefined();
        expect(github.releases()).toHaveLength(2);
        github.watch(undefined);
        expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
        expect(github.releases()).toMatchObject([{ body: "Somebody else's" }]);
        expect(await stage.builds()).toEqual([]);
      }),
    ROW,
  );

  it.concurrent(
    "killed while the build runs: the post step stops the build and removes the draft",
    () =>
      on(
        async ({ stage, github }) => {
          const step = await stage.main(tryOut);
          await stage.inPhase("BUILD");
          step.kill();
          await step.done;
          expect(github.releases()).toHaveLength(1);
          expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
          expect(await stage.builds()).toMatchObject([{ buildStatus: "STOPPED" }]);
          expect(github.releases()).toEqual([]);
        },
        { times: { BUILD: null } },
      ),
    ROW,
  );
});
