import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { type RunningStep, type StepResult, startStep } from "./step.ts";

export const ROOT = join(import.meta.dirname, "..", "..");

export interface RunnerOptions {
  /** Added to the environment of the step. */
  env?: Record<string, string>;
  /** Payload of the event. */
  event?: unknown;
  /** Absolute path; default: a new folder below the job's own. */
  workspace?: string;
  /** What `github.token` is: every job has one. */
  token?: string;
}

/** A job's token as GitHub makes them: 36 letters and digits after its kind. */
export const JOB_TOKEN = `ghs_${"HarnessHarness".padEnd(36, "0")}`;

/** A job with one step of this action in it. `close` removes its folder; what the action made elsewhere stays. */
export interface Job {
  readonly folder: string;
  readonly workspace: string;
  /** @throws Error for an input that action.yml does not know, as GitHub's own service warns of. */
  main(inputs: Record<string, string>): Promise<RunningStep>;
  /** Runs `dist/post` with the state that main saved. @param env what is different in its environment. */
  post(env?: Record<string, string>): Promise<RunningStep>;
  close(): Promise<void>;
}

interface ActionFile {
  inputs?: Record<string, { default?: unknown; required?: boolean }>;
  runs: { using: string; main: string; post?: string };
}

/** Opens a job as a runner would: folders, files, an environment of its own with nothing of this machine but the PATH. */
export async function openJob(options: RunnerOptions = {}): Promise<Job> {
  const action: ActionFile = parse(await readFile(join(ROOT, "action.yml"), "utf8"));
  const folder = await mkdtemp(join(tmpdir(), "slipway-job-"));
  const workspace = options.workspace ?? join(folder, "workspace");
  await Promise.all(
    [workspace, join(folder, "temp"), join(folder, "home")].map((path) => mkdir(path, { recursive: true })),
  );
  await writeFile(join(folder, "event.json"), JSON.stringify(options.event ?? {}));
  let environment: Record<string, string> = {};
  let state: Record<string, string> = {};

  const start = async (part: "main" | "post", script: string, added: Record<string, string>) => {
    const files = await makeFiles(folder, part);
    const step = startStep(join(ROOT, script), workspace, { ...environment, ...files, ...added }, files);
    step.done = step.done.then((result) => {
      state = { ...state, ...result.state };
      return result;
    });
    return step;
  };
  return {
    folder,
    workspace,
    main(inputs) {
      const given = inputVariables(action, inputs, options.token ?? JOB_TOKEN);
      environment = { ...jobEnvironment(folder, workspace), ...options.env, ...given };
      return start("main", action.runs.main, {});
    },
    post(env = {}) {
      if (!action.runs.post) throw new Error("action.yml has no post step.");
      const saved = Object.entries(state).map(([name, value]): [string, string] => [`STATE_${name}`, value]);
      return start("post", action.runs.post, { ...env, ...Object.fromEntries(saved) });
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Main, then post, as a job that is not cancelled runs them. */
export async function runJob(
  inputs: Record<string, string>,
  options: RunnerOptions = {},
): Promise<{ main: StepResult; post: StepResult }> {
  const job = await openJob(options);
  try {
    const main = await (await job.main(inputs)).done;
    const post = await (await job.post()).done;
    return { main, post };
  } finally {
    await job.close();
  }
}

/** `INPUT_*` with the defaults of action.yml: upper case, blanks to underscores, hyphens stay. */
function inputVariables(action: ActionFile, given: Record<string, string>, token: string): Record<string, string> {
  const known = action.inputs ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in known));
  if (unknown.length > 0) throw new Error(`action.yml has no such input: ${unknown.join(", ")}`);
  const variables: Record<string, string> = {};
  for (const [name, { default: standard }] of Object.entries(known)) {
    const value = given[name] ?? (standard === undefined ? "" : evaluated(String(standard), token));
    variables[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] = value;
  }
  return variables;
}

/** A default of action.yml as the runner makes it. @throws Error for an expression that the harness does not know. */
function evaluated(standard: string, token: string): string {
  const text = standard.replaceAll(`\${{ github.token }}`, token);
  if (text.includes(`\${{`)) throw new Error(`The harness does not know ${text}.`);
  return text;
}

function jobEnvironment(folder: string, workspace: string): Record<string, string> {
  const kept = ["PATH", "LANG", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "PIP_CERT"];
  const own = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return {
    ...Object.fromEntries(own),
    HOME: join(folder, "home"),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: join(folder, "event.json"),
    GITHUB_REF: "refs/heads/main",
    GITHUB_REF_NAME: "main",
    GITHUB_REF_TYPE: "branch",
    GITHUB_REPOSITORY: "octo/example",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "4711",
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
    GITHUB_WORKSPACE: workspace,
    RUNNER_OS: "Linux",
    RUNNER_TEMP: join(folder, "temp"),
  };
}

async function makeFiles(folder: string, part: string): Promise<Record<string, string>> {
  const names = ["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH"];
  const files = Object.fromEntries(names.map((name) => [name, join(folder, `${part}-${name.toLowerCase()}`)]));
  await Promise.all(Object.values(files).map((file) => writeFile(file, "")));
  return files;
}
