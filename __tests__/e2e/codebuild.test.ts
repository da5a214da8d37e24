import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { RUN_BATCH, RUN_BUILD } from "../../src/codebuild/calls.ts";
import { openStage, type Stage, type StageOptions } from "../support/aws/codebuild-stand.ts";
import { type Emulator, startEmulator } from "../support/aws/emulator.ts";
import { OTHER_ACCOUNT, otherAccount } from "../support/aws/other-account.ts";
import { asUser } from "../support/aws/user.ts";
import { runCli } from "../support/cli.ts";
import { jobOn } from "../support/github/env.ts";
import { startGitHub } from "../support/github/stand-in.ts";
import { JOB_TOKEN, ROOT } from "../support/runner.ts";
import type { StepResult } from "../support/step.ts";
import { until } from "../support/workflow-commands.ts";

/**
 * The bundled action runs builds of CodeBuild, and things go wrong in between. By whose word: projects, CloudWatch Logs and
 * their tokens are moto's; builds, batches, stops and idempotency tokens are the extension's, which follows AWS's
 * documentation as we read it (support/aws/extension/codebuild*.py). Errors are answered by the front.
 */

const MINUTE = 60_000;
/** Several times what the longest row takes on a busy machine. */
const ROW = 6 * MINUTE;

let shared: Promise<Emulator> | undefined;

/** Started by the first test that runs: those of `it.concurrent` do not wait for `beforeAll`. */
async function on(options: StageOptions, test: (stage: Stage) => Promise<void>): Promise<void> {
  shared ??= startEmulator();
  const stage = await openStage(await shared, options);
  try {
    await test(stage);
  } finally {
    await stage.close();
  }
}

afterAll(async () => await (await shared)?.stop());

const errorsOf = ({ annotations }: StepResult) =>
  annotations.filter(({ level }) => level === "error").map(({ message }) => message);

/** Lines of the build's own, without what surrounds them. */
const saidBy = ({ lines }: StepResult, pattern: RegExp) =>
  lines.map((line) => line.trim()).filter((line) => pattern.test(line));

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

it.concurrent(
  "a marked commit: the build is started from it, its log is shown in groups, the post step has nothing to do",
  () =>
    on(
      { plan: { lines: { BUILD: ["::error::nobody said this", "##[group]nor this", JOB_TOKEN, ...numbered(20)] } } },
      async (stage) => {
        const env = "STAGE=test\nAPI=secrets-manager:api/key:token\nDB=parameter-store:/db/user\nRUNNER_OS";
        const main = await stage.run({ env, "compute-type": "BUILD_GENERAL1_LARGE" });
        expect({ code: main.code, errors: errorsOf(main) }).toEqual({ code: 0, errors: [] });
        const [build] = await stage.builds();
        expect(build).toMatchObject({ sourceVersion: expect.stringContaining("0123456789abcdef"), buildNumber: 1 });
        expect(build?.environment?.computeType).toBe("BUILD_GENERAL1_LARGE");
        expect(build?.environment?.environmentVariables).toEqual(
          expect.arrayContaining([
            { name: "OF_THE_PROJECT", value: "1", type: "PLAINTEXT" },
            { name: "STAGE", value: "test", type: "PLAINTEXT" },
            { name: "API", value: "api/key:token", type: "SECRETS_MANAGER" },
            { name: "DB", value: "/db/user", type: "PARAMETER_STORE" },
            { name: "RUNNER_OS", value: "Linux", type: "PLAINTEXT" },
          ]),
        );
        expect(main.outputs).toMatchObject({ triggered: "true", "build-id": build?.id, "build-status": "SUCCEEDED" });
        expect(main.outputs["log-url"]).toBe(build?.logs?.deepLink);
        const phases = ["DOWNLOAD_SOURCE", "INSTALL", "PRE_BUILD", "BUILD", "POST_BUILD", "UPLOAD_ARTIFACTS"];
        expect(main.groups.slice(-phases.length)).toEqual(phases);
        expect(main.unclosed).toBe(0);
        expect(saidBy(main, /^line \d+$/)).toEqual(numbered(20));
        expect(main.raw).not.toMatch(/^\s*::error::nobody/m);
        expect(main.raw.replace(/^::add-mask::.*$/gm, "")).not.toContain(JOB_TOKEN);
        expect(main.summary).toMatch(/\| BUILD \| ✅ SUCCEEDED \|/);

        const before = stage.front.calls.length;
        expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
        expect(stage.front.calls).toHaveLength(before);
      },
    ),
  ROW,
);

it.concurrent(
  "a commit without the marker: no build, no call of AWS's, and the reason is an output",
  () =>
    on({ event: { head_commit: { id: "0".repeat(40), message: "Change" } } }, async (stage) => {
      const main = await stage.run();
      expect(main).toMatchObject({ code: 0, outputs: { triggered: "false" } });
      expect(main.outputs.reason).toMatch(/does not have the marker \[CodeBuild\]/);
      expect(stage.front.calls).toEqual([]);
    }),
  ROW,
);

it.concurrent(
  "one throttle with hidden logs: they stay hidden",
  () =>
    on({ plan: { lines: { BUILD: numbered(3) } } }, async (stage) => {
      stage.front.spoil({ operation: "BatchGetBuilds", nth: 1 }, { kind: "throttle" });
      const main = await stage.run({ "hide-logs": "true" });
      expect(main).toMatchObject({ code: 0, outputs: { "build-status": "SUCCEEDED" } });
      expect(saidBy(main, /line \d|\[Container\]/)).toEqual([]);
      expect(stage.calls("GetLogEvents")).toEqual([]);
      expect(main.groups).toContain("FINALIZING");
    }),
  ROW,
);

it.concurrent(
  "six throttles, each of another look: afterwards it is asked at the same pace as before",
  () =>
    on({ plan: { times: { BUILD: null } } }, async (stage) => {
      for (const nth of [1, 3, 5, 7, 9, 11])
        stage.front.spoil({ operation: "BatchGetBuilds", nth }, { kind: "throttle" });
      const step = await stage.main({ "hide-logs": "true" });
      const answered = () => stage.calls("BatchGetBuilds").filter(({ fault }) => fault === undefined);
      await until(() => answered().length >= 10, 4 * MINUTE, "looks after the throttles");
      const after = answered().slice(6);
      const gaps = after.map(({ at }, index) => at - (after[index - 1]?.at ?? at));
      expect(Math.max(...gaps)).toBeLessThan(4_000);
      await step.cancel();
      expect((await step.done).code).toBe(130);
    }),
  ROW,
);

it.concurrent(
  "a stream that is missing for seconds: the log is there from its first line, once",
  () =>
    on({ plan: { lag: 4_000, time: 300, lines: { INSTALL: ["first"], BUILD: numbered(5) } } }, async (stage) => {
      const main = await stage.run();
      expect(stage.calls("GetLogEvents").some(({ status }) => status === 400)).toBe(true);
      expect(main.code).toBe(0);
      expect(saidBy(main, /^(first|line \d)$/)).toEqual(["first", ...numbered(5)]);
    }),
  ROW,
);

it.concurrent(
  "connections that are reset and failures of AWS's while it runs: nothing is lost, nothing is there twice",
  () =>
    on({ plan: { time: 400, lines: { BUILD: numbered(50) } } }, async (stage) => {
      for (const operation of ["BatchGetBuilds", "GetLogEvents"]) {
        stage.front.spoil({ operation, nth: 2 }, { kind: "lose-answer" });
        stage.front.spoil({ operation, nth: 3 }, { kind: "lose-request" });
        const refusal = { code: "InternalFailure", message: "Try again.", status: 500 };
        stage.front.spoil({ operation, nth: 4 }, { kind: "refuse", refusal });
        stage.front.spoil({ operation, nth: 6 }, { kind: "throttle" });
      }
      const main = await stage.run();
      expect({ code: main.code, errors: errorsOf(main) }).toEqual({ code: 0, errors: [] });
      expect(saidBy(main, /^line \d+$/)).toEqual(numbered(50));
    }),
  ROW,
);

it.concurrent(
  "a log that lags seconds behind the build's end: it is shown to its last line",
  () =>
    on({ plan: { lag: 6_000, time: 50, lines: { POST_BUILD: numbered(10) } } }, async (stage) => {
      const main = await stage.run();
      expect(main.code).toBe(0);
      expect(saidBy(main, /^line \d+$/)).toEqual(numbered(10));
      expect(saidBy(main, /Phase complete: UPLOAD_ARTIFACTS/)).toHaveLength(1);
    }),
  ROW,
);

it.concurrent(
  "bad inputs are told all at once, and no build is started",
  () =>
    on({}, async (stage) => {
      const env = "GITHUB_TOKEN=x\nCODEBUILD_A=1\nNOT_SET_ANYWHERE";
      const inputs = { "update-interval": "soon", "build-timeout": "1m", "compute-type": "HUGE", env };
      const main = await stage.run(inputs);
      expect(main.code).toBe(2);
      const titles = main.annotations.map(({ title }) => title);
      expect(titles.sort()).toEqual(["build-timeout", "compute-type", "env", "env", "env", "update-interval"]);
      expect(errorsOf(main).join("\n")).toMatch(/secrets-manager:ID/);
      expect(stage.calls("StartBuild")).toEqual([]);

      const unknown = await stage.run({ project: "nobody" });
      expect({ code: unknown.code, state: unknown.state }).toEqual({ code: 2, state: {} });
      expect(errorsOf(unknown).join()).toMatch(/no project nobody/);
    }),
  ROW,
);

it.concurrent(
  "an answer to the start that is lost: it is asked again, and there is one build",
  () =>
    on({}, async (stage) => {
      stage.front.spoil({ operation: "StartBuild", nth: 1 }, { kind: "lose-answer" });
      expect(await stage.run()).toMatchObject({ code: 0, outputs: { "build-status": "SUCCEEDED" } });
      expect(stage.calls("StartBuild")).toHaveLength(2);
      expect(await stage.builds()).toHaveLength(1);
    }),
  ROW,
);

it.concurrent(
  "a build that fails: the step fails with phase, words and link",
  () =>
    on(
      {
        plan: {
          lines: { BUILD: ["make: *** [all] Error 2"] },
          failure: { phase: "BUILD", code: "COMMAND_EXECUTION_ERROR", message: "Error while executing command: make." },
        },
      },
      async (stage) => {
        const main = await stage.run();
        expect(main).toMatchObject({ code: 1, outputs: { "build-status": "FAILED" }, state: { codebuild: "" } });
        const [error = ""] = errorsOf(main);
        expect(error).toMatch(/failed in the phase BUILD/);
        expect(error).toMatch(/COMMAND_EXECUTION_ERROR: Error while executing command: make/);
        expect(error).toMatch(/https:\/\/\S+/);
        expect(saidBy(main, /BUILD failed/)).toHaveLength(1);
        expect(main.summary).toMatch(/\| BUILD \| ❌ FAILED \|/);
      },
    ),
  ROW,
);

it.concurrent(
  "in a terminal with --json, a build that fails: all that is known of it is there beside the error",
  () =>
    on({ plan: { failure: { phase: "BUILD", code: "COMMAND_EXECUTION_ERROR", message: "no" } } }, async (stage) => {
      const words = ["run-codebuild", "--project", stage.project, "--hide-logs", "--json"];
      const { code, stdout } = await runCli(words, undefined, stage.emulator.env(stage.front.endpoint));
      const [build] = await stage.builds();
      expect({ code, json: JSON.parse(stdout) as unknown }).toMatchObject({
        code: 1,
        json: {
          ...{ triggered: "true", reason: expect.any(String), "build-id": build?.id, "build-status": "FAILED" },
          errors: [{ problem: expect.stringContaining("in the phase BUILD") }],
        },
      });
    }),
  ROW,
);

it.concurrent(
  "a build that is deleted while it runs: the step fails and says so",
  () =>
    on({ plan: { times: { BUILD: null } } }, async (stage) => {
      const step = await stage.main();
      const { id = "" } = await stage.inPhase("BUILD");
      await until(() => /BUILD/.test(step.output()), MINUTE, "the step shows the phase");
      await stage.codebuild.batchDeleteBuilds({ ids: [id] });
      const main = await step.done;
      expect(main.code).toBe(1);
      expect(errorsOf(main).join()).toContain(`does not know the build ${id}`);
    }),
  ROW,
);

it.concurrent(
  "a cancel: the build is asked to stop within seconds, and is over when the step ends",
  () =>
    on({ plan: { times: { BUILD: null }, stopTime: 1_000 } }, async (stage) => {
      const step = await stage.main();
      await stage.inPhase("BUILD");
      await until(() => /build-id/.test(step.output()) || /Build octo/.test(step.output()), MINUTE, "its id is known");
      const asked = Date.now();
      await step.cancel();
      const main = await step.done;
      expect(main).toMatchObject({ code: 130, state: { codebuild: "" } });
      expect(main.outputs["build-id"]).toMatch(/^octo-build-/);
      const [stop] = stage.calls("StopBuild");
      expect((stop?.at ?? Number.POSITIVE_INFINITY) - asked).toBeLessThan(5_000);
      expect(await stage.builds()).toMatchObject([{ buildStatus: "STOPPED" }]);
      expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
      expect(stage.calls("StopBuild")).toHaveLength(1);
    }),
  ROW,
);

it.concurrent(
  "a cancel while the start is under way: the build that AWS starts after it is found and stopped",
  () =>
    on({ plan: { times: { BUILD: null } } }, async (stage) => {
      stage.front.spoil({ operation: "StartBuild" }, { kind: "delay", milliseconds: 3_500 });
      const step = await stage.main();
      await until(() => stage.calls("StartBuild").length > 0, MINUTE, "the start was sent");
      await step.cancel();
      await step.done;
      expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
      expect(await stage.builds()).toMatchObject([{ buildStatus: "STOPPED" }]);
    }),
  ROW,
);

it.concurrent(
  "a cancel with a stop that is denied: main and post say which permission is missing and what to type",
  () =>
    on({ plan: { times: { BUILD: null } } }, async (stage) => {
      const message =
        "User: arn:aws:iam::123456789012:user/eva is not authorized to perform: codebuild:StopBuild on resource: arn:aws:codebuild:us-east-1:123456789012:project/octo";
      const refusal = { code: "AccessDeniedException", message, status: 400 };
      stage.front.spoil({ operation: "StopBuild" }, { kind: "refuse", refusal });
      const step = await stage.main();
      const { id = "" } = await stage.inPhase("BUILD");
      await until(() => step.output().includes(id), MINUTE, "its id is known");
      await step.cancel();
      for (const part of [await step.done, await stage.post()]) {
        expect(part.code).toBe(1);
        const said = errorsOf(part).join("\n");
        expect(said).toMatch(/permission codebuild:StopBuild/);
        expect(said).toContain(`aws codebuild stop-build --id ${id} --region us-east-1`);
      }
      await stage.codebuild.stopBuild({ id });
    }),
  ROW,
);

it.concurrent(
  "main killed while the build runs: the post step stops it, in main's Region; with another account's credentials it does not",
  () =>
    on({ plan: { times: { BUILD: null } } }, async (stage) => {
      const step = await stage.main();
      const { id = "" } = await stage.inPhase("BUILD");
      await until(() => step.output().includes(id), MINUTE, "its id is known");
      step.kill();
      expect((await step.done).code).toBeUndefined();

      const refused = await stage.post(await otherAccount(stage.emulator));
      expect(refused.code).toBe(1);
      expect(errorsOf(refused).join("\n")).toMatch(
        new RegExp(`Nothing was done about the build ${id}.*${OTHER_ACCOUNT}`, "s"),
      );
      expect(stage.calls("StopBuild")).toEqual([]);

      expect(await stage.post({ AWS_REGION: "eu-west-1" })).toMatchObject({ code: 0, annotations: [] });
      expect(await stage.builds()).toMatchObject([{ id, buildStatus: "STOPPED" }]);
      expect(new Set(stage.front.calls.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
    }),
  ROW,
);

it.concurrent(
  "main killed before it got the answer to the start: the post step finds the build by its token, and no other one",
  () =>
    on({ plan: { times: { BUILD: null } } }, async (stage) => {
      const others = await stage.codebuild.startBuild({ projectName: stage.project });
      const step = await stage.main();
      stage.front.onCall = ({ operation }, phase) => {
        if (operation === "StartBuild" && phase === "after") step.kill();
      };
      expect((await step.done).code).toBeUndefined();
      expect(await stage.builds()).toHaveLength(2);
      expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
      const [other, ours] = await stage.builds();
      expect(ours).toMatchObject({ buildStatus: "STOPPED" });
      expect(other).toMatchObject({ id: others.build?.id, buildStatus: "IN_PROGRESS" });
      await stage.codebuild.stopBuild({ id: other?.id ?? "" });
    }),
  ROW,
);

it.concurrent(
  "wait: false ends when the build is started, and the post step leaves the build alone",
  () =>
    on({ plan: { times: { BUILD: null } } }, async (stage) => {
      const main = await stage.run({ wait: "false" });
      expect(main).toMatchObject({ code: 0, outputs: { "build-status": "IN_PROGRESS" } });
      expect(await stage.post()).toMatchObject({ code: 0 });
      expect(stage.calls("StopBuild")).toEqual([]);
      await stage.codebuild.stopBuild({ id: main.outputs["build-id"] ?? "" });
    }),
  ROW,
);

it.concurrent(
  "a project that logs to S3 only: the build is followed, and it is told where the log is",
  () =>
    on({ plan: { logs: "s3" } }, async (stage) => {
      const main = await stage.run();
      expect(main).toMatchObject({ code: 0, outputs: { "build-status": "SUCCEEDED" } });
      expect(saidBy(main, /in S3 only/)).toHaveLength(1);
      expect(main.outputs["log-url"]).toMatch(/^https:\/\/s3\.console/);
    }),
  ROW,
);

it.concurrent(
  "a batch: each of its builds has its log in a group, whole; the one that failed is named",
  () => {
    const failure = { phase: "BUILD", code: "COMMAND_EXECUTION_ERROR", message: "exit status 1" };
    const batch = { linux: { lines: { BUILD: numbered(5) } }, windows: { lines: { BUILD: ["on windows"] }, failure } };
    return on({ plan: { batch } }, async (stage) => {
      const main = await stage.run({ batch: "true" });
      expect(main).toMatchObject({ code: 1, outputs: { "build-status": "FAILED" }, unclosed: 0 });
      expect(main.groups.slice(-2)).toEqual(["linux", "windows"]);
      expect(saidBy(main, /^(line \d|on windows)$/)).toEqual([...numbered(5), "on windows"]);
      expect(errorsOf(main).join()).toMatch(/^windows: FAILED/m);
      expect(main.summary).toMatch(/\| linux \| ✅ SUCCEEDED \|/);
    });
  },
  ROW,
);

it.concurrent(
  "a batch that is cancelled is stopped with its builds",
  () =>
    on({ plan: { batch: { one: { times: { BUILD: null } }, two: { times: { BUILD: null } } } } }, async (stage) => {
      const step = await stage.main({ batch: "true" });
      await until(async () => (await stage.builds()).length === 2, MINUTE, "both builds are there");
      await until(() => /Batch octo/.test(step.output()), MINUTE, "its id is known");
      await step.cancel();
      expect((await step.done).code).toBe(130);
      const statuses = (await stage.builds()).map(({ buildStatus }) => buildStatus);
      expect(statuses).toEqual(["STOPPED", "STOPPED"]);
    }),
  ROW,
);

it.concurrent(
  "the commit shows the build: pending with a link, then how it ended",
  async () => {
    const github = await startGitHub({ repository: "octo/example" });
    try {
      const sha = github.addCommit({ message: "Change [CodeBuild]" });
      const event = { head_commit: { id: sha, message: "Change [CodeBuild]" } };
      await on({ event, runner: jobOn(github) }, async (stage) => {
        const main = await stage.run({ "commit-status": "true", "hide-logs": "true" });
        expect({ code: main.code, annotations: main.annotations }).toEqual({ code: 0, annotations: [] });
        const statuses = github.statuses().map(({ state, context }) => ({ state, context }));
        expect(statuses).toEqual([
          { state: "pending", context: "CodeBuild" },
          { state: "success", context: "CodeBuild" },
        ]);
      });
    } finally {
      await github.close();
    }
  },
  ROW,
);

it.concurrent(
  "the rights in docs/policies/run-codebuild.json are enough for a build, its log, a batch, and the post step's search",
  async () => {
    // Enforcement is the whole stand-in's, so that it is one of its own.
    const emulator = await startEmulator();
    const text = await readFile(join(ROOT, "docs", "policies", "run-codebuild.json"), "utf8");
    const asWhoMay = async (project: string) => {
      const values = { Account: emulator.account, Region: "us-east-1", Project: project };
      const filled = Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`\${${name}}`, value), text);
      const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "" } = (await asUser(emulator, JSON.parse(filled))).env();
      return { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
    };
    const stage = await openStage(emulator, { plan: { batch: { one: {} } }, env: asWhoMay });
    try {
      const one = await stage.run();
      expect({ code: one.code, annotations: one.annotations }).toEqual({ code: 0, annotations: [] });
      const endless = { times: { BUILD: null } };
      await emulator.control({ builds: { [stage.project]: { ...endless, batch: { one: endless } } } });
      for (const batch of ["false", "true"]) {
        const step = await stage.main({ batch });
        stage.front.onCall = ({ operation }, phase) => {
          if (/^StartBuild/.test(operation) && phase === "after") step.kill();
        };
        await step.done;
        stage.front.onCall = undefined;
        expect(await stage.post()).toMatchObject({ code: 0, annotations: [] });
      }
      const called = new Set(stage.front.names());
      expect([...RUN_BUILD, ...RUN_BATCH].filter((call) => !called.has(call))).toEqual([]);
    } finally {
      await stage.close();
      await emulator.stop();
    }
  },
  ROW,
);
