import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../runner.ts";
import type { WorkflowEvent } from "./events.ts";
import { type RunLog, readRunLog } from "./run-log.ts";

/** A run of one workflow. */
export interface WorkflowRun extends RunLog {
  /** Exit code of act: 0 where every job succeeded. */
  code: number | undefined;
  /** Milliseconds. */
  duration: number;
  /** The end of the log where it failed, for an assertion that shows it. */
  trouble: string[];
  /** All that was printed, before anything is left out. */
  raw: string;
}

/** What act is told. */
export interface ActRequest {
  event: WorkflowEvent;
  /** Absolute paths: the event's payload, the workflow, the repository's folder, and where act works. */
  payload: string;
  workflow: string;
  repository: string;
  work: string;
  /** `owner/name@ref` → absolute path of what act takes for it. */
  repositories: ReadonlyMap<string, string>;
  /** Variables of every step. */
  settings: Readonly<Record<string, string>>;
  vars: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
  /** Environment of act itself, which its steps inherit. */
  env: Readonly<Record<string, string>>;
}

/** Runs one workflow by act, in host mode: what would run in a container runs on this machine. */
export async function runAct(request: ActRequest): Promise<WorkflowRun> {
  const started = Date.now();
  // act of `npm test`, or the one that the environment names.
  const act = process.env.ACT ?? join(ROOT, ".slipway", "go", "bin", "act");
  // It ends with the tests, also when those are killed; a step's terminal goes with it, and the step hangs up.
  const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", act, ...actArguments(request)], {
    cwd: request.work,
    env: request.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let raw = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      raw += text;
    });
  }
  const code = await new Promise<number | undefined>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? undefined));
  });
  const log = readRunLog(raw);
  return { ...log, code, raw, duration: Date.now() - started, trouble: code === 0 ? [] : troubleOf(log) };
}

/** Errors and failed steps first: jobs run side by side, and the end of the log may be another's. */
function troubleOf({ annotations, steps, lines }: RunLog): string[] {
  const errors = annotations.filter(({ level }) => level === "error").map(({ message }) => `error: ${message}`);
  const failed = steps.filter(({ result }) => result === "failure").map(({ job, name }) => `failed: ${job}, ${name}`);
  return [...errors, ...failed, ...lines.slice(-60)];
}

function actArguments(request: ActRequest): string[] {
  const pairs = (flag: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
  // act looks for files of its own in the repository where these are not named.
  const noFiles = ["--env-file", "--secret-file", "--var-file", "--input-file"].flatMap((flag) => [flag, "/dev/null"]);
  return [
    ...[request.event.name, "--directory", request.repository, "--workflows", request.workflow],
    ...["--eventpath", request.payload, "--action-cache-path", request.work],
    ...["ubuntu-24.04", "ubuntu-latest"].flatMap((label) => ["--platform", `${label}=-self-hosted`]),
    ...["--json", "--rm", "--no-skip-checkout", "--no-cache-server", ...noFiles],
    ...[...request.repositories].flatMap(([name, path]) => ["--local-repository", `${name}=${path}`]),
    ...[...pairs("--env", request.settings), ...pairs("--secret", request.secrets), ...pairs("--var", request.vars)],
  ];
}
