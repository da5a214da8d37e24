import { type Build, CodeBuild } from "@aws-sdk/client-codebuild";
import { type Job, openJob, type RunnerOptions } from "../runner.ts";
import type { RunningStep, StepResult } from "../step.ts";
import { until } from "../workflow-commands.ts";
import { type BuildPlan, type Emulator, REGION } from "./emulator.ts";
import { type Front, startFront } from "./front.ts";

/** The commit of the events below. */
export const COMMIT = "0123456789abcdef0123456789abcdef01234567";

/** A push whose head commit has that message. */
export function push(message = "Change\n\n[CodeBuild]"): object {
  return { ref: "refs/heads/main", head_commit: { id: COMMIT, message } };
}

export interface StageOptions {
  plan?: BuildPlan;
  event?: unknown;
  /** What is different in the environment of the step, once the project is there. */
  env?: Record<string, string> | ((project: string) => Promise<Record<string, string>>);
  runner?: RunnerOptions;
}

/** One project with a front of its own before the stand-in, so that tests share the stand-in side by side. */
export interface Stage {
  project: string;
  emulator: Emulator;
  front: Front;
  codebuild: CodeBuild;
  job: Job;
  /** Starts main. */
  main(inputs?: Record<string, string>): Promise<RunningStep>;
  /** Main to its end. */
  run(inputs?: Record<string, string>): Promise<StepResult>;
  /** The post step to its end. @param env what is different in its environment */
  post(env?: Record<string, string>): Promise<StepResult>;
  /** All builds of the project, the oldest first. */
  builds(): Promise<Build[]>;
  /** Waits until the only build of the project is in that phase. */
  inPhase(phase: string): Promise<Build>;
  /** Calls of that operation so far. */
  calls(operation: string): Front["calls"];
  close(): Promise<void>;
}

let stages = 0;

/** Sets a stage up. @param emulator may be shared by stages. */
export async function openStage(emulator: Emulator, options: StageOptions = {}): Promise<Stage> {
  const project = `octo-build-${++stages}`;
  const { plan = {}, event = push(), env, runner = {} } = options;
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  const codebuild = new CodeBuild({ endpoint: emulator.endpoint, region: REGION, credentials });
  const front = await startFront(emulator.endpoint);
  await makeProject(codebuild, project);
  await emulator.control({ builds: { [project]: plan } });
  const own = typeof env === "function" ? await env(project) : env;
  const job = await openJob({
    ...runner,
    event,
    env: { ...emulator.env(front.endpoint), ...runner.env, ...own },
  });
  const stage: Stage = {
    ...{ project, emulator, front, codebuild, job },
    main: (inputs = {}) => job.main({ command: "run-codebuild", project, "update-interval": "1s", ...inputs }),
    run: async (inputs) => await (await stage.main(inputs)).done,
    post: async (given) => await (await job.post(given)).done,
    builds: async () => {
      const { ids = [] } = await codebuild.listBuildsForProject({ projectName: project, sortOrder: "ASCENDING" });
      return ids.length === 0 ? [] : ((await codebuild.batchGetBuilds({ ids })).builds ?? []);
    },
    inPhase: async (phase) => {
      let found: Build | undefined;
      const look = async () => {
        [found] = await stage.builds();
        return found?.currentPhase === phase;
      };
      await until(look, 60_000, `the build of ${project} is in ${phase}`);
      return found ?? {};
    },
    calls: (operation) => front.calls.filter((call) => call.operation === operation),
    close: async () => {
      await Promise.all([job.close(), front.close()]);
    },
  };
  return stage;
}

async function makeProject(codebuild: CodeBuild, name: string): Promise<void> {
  await codebuild.createProject({
    name,
    source: { type: "GITHUB", location: "https://github.com/octo/example.git" },
    artifacts: { type: "NO_ARTIFACTS" },
    environment: {
      ...{ type: "LINUX_CONTAINER", image: "aws/codebuild/standard:7.0", computeType: "BUILD_GENERAL1_SMALL" },
      environmentVariables: [{ name: "OF_THE_PROJECT", value: "1", type: "PLAINTEXT" }],
    },
    serviceRole: "arn:aws:iam::123456789012:role/build",
    buildBatchConfig: { serviceRole: "arn:aws:iam::123456789012:role/build" },
  });
}
