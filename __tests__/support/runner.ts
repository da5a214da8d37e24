import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import { processTree } from "./processes.ts";
import { readKeyValueFile, readStepLog, type StepLog } from "./workflow-commands.ts";

export const ROOT = join(import.meta.dirname, "..", "..");

/** How a part of the action (main or post) ended, and what it left for the runner. */
export interface StepResult extends StepLog {
  /** Undefined where a signal ended it. */
  code: number | undefined;
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** Markdown for the job's summary. */
  summary: string;
  /** Standard output and standard error as they came, before masks: to prove that no secret is in there. */
  raw: string;
  /** Milliseconds. */
  duration: number;
}

/** A part of the action at work. */
export interface RunningStep {
  readonly pid: number;
  /** What it printed so far. */
  output(): string;
  /** Cancels as a runner does: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL to every process of the tree. */
  cancel(): Promise<void>;
  /** What happens when the runner's machine is lost: SIGKILL to the process alone. */
  kill(): void;
  done: Promise<StepResult>;
}

export interface RunnerOptions {
  /** Added to the environment of the step. */
  env?: Record<string, string>;
  /** Payload of the event. */
  event?: unknown;
  /** Absolute path; default: a new folder below the job's own. */
  workspace?: string;
}

/** A job with one step of this action in it. `close` removes its folder; what the action made elsewhere stays. */
export interface Job {
  readonly folder: string;
  readonly workspace: string;
  /** @throws Error for an input that action.yml does not know, as GitHub's own service warns of. */
  main(inputs: Record<string, string>): Promise<RunningStep>;
  /** Runs `dist/post` with the state that main saved. */
  post(): Promise<RunningStep>;
  close(): Promise<void>;
}

interface ActionFile {
  inputs?: Record<string, { default?: unknown; required?: boolean }>;
  runs: { using: string; main: string; post?: string };
}

/** Opens a job as a runner would: folders, files, an environment of its own with nothing of this machine but the PATH. */
export async function openJob(options: RunnerOptions = {}): Promise<Job> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-job-"));
  const workspace = options.workspace ?? join(folder, "workspace");
  await Promise.all(
    [workspace, join(folder, "temp"), join(folder, "home")].map((path) => mkdir(path, { recursive: true })),
  );
  await writeFile(join(folder, "event.json"), JSON.stringify(options.event ?? {}));
  const action: ActionFile = parse(await readFile(join(ROOT, "action.yml"), "utf8"));
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
      environment = { ...jobEnvironment(folder, workspace), ...options.env, ...inputVariables(action, inputs) };
      return start("main", action.runs.main, {});
    },
    post() {
      if (!action.runs.post) throw new Error("action.yml has no post step.");
      const saved = Object.entries(state).map(([name, value]): [string, string] => [`STATE_${name}`, value]);
      return start("post", action.runs.post, Object.fromEntries(saved));
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
function inputVariables(action: ActionFile, given: Record<string, string>): Record<string, string> {
  const known = action.inputs ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in known));
  if (unknown.length > 0) throw new Error(`action.yml has no such input: ${unknown.join(", ")}`);
  const variables: Record<string, string> = {};
  for (const [name, { default: standard }] of Object.entries(known)) {
    const value = given[name] ?? (standard === undefined ? "" : String(standard));
    variables[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] = value;
  }
  return variables;
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

function startStep(
  script: string,
  cwd: string,
  env: Record<string, string>,
  files: Record<string, string>,
): RunningStep {
  const started = Date.now();
  // The Node of action.yml's `using` is the one that runs the tests: scripts/test.mjs sees to that.
  const child = spawn(process.execPath, [script], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let raw = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      raw += text;
    });
  }
  const ended = new Promise<number | undefined>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? undefined));
  });
  const read = async (name: string) => await readFile(files[name] ?? "", "utf8");
  const finish = async (): Promise<StepResult> => {
    const code = await ended;
    // A process that it left behind may hold the pipes open: what is there by now is what counts.
    const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
    await Promise.race([closed, sleep(500, undefined, { ref: false })]);
    const [outputs, state] = [
      readKeyValueFile(await read("GITHUB_OUTPUT")),
      readKeyValueFile(await read("GITHUB_STATE")),
    ];
    const duration = Date.now() - started;
    return { ...readStepLog(raw), code, outputs, state, summary: await read("GITHUB_STEP_SUMMARY"), raw, duration };
  };
  return {
    pid: child.pid ?? 0,
    output: () => raw,
    cancel: () => cancel(child, ended),
    kill: () => void child.kill("SIGKILL"),
    done: finish(),
  };
}

/** Times of the runner of GitHub Actions: it signals the process that it started, and kills the tree at the end. */
async function cancel(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const endsWithin = async (milliseconds: number) =>
    await Promise.race([ended.then(() => true), sleep(milliseconds, false, { ref: false })]);
  child.kill("SIGINT");
  if (await endsWithin(7_500)) return;
  child.kill("SIGTERM");
  if (await endsWithin(2_500)) return;
  for (const pid of await processTree(child.pid ?? 0)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone in the meantime.
    }
  }
}
