import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { processTree } from "./processes.ts";
import { readKeyValueFile, readStepLog, type StepLog } from "./workflow-commands.ts";

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

/**
 * Starts a part of the action.
 * @param script absolute path of its entry.
 * @param files variable → absolute path of the file by which the step talks to the runner, `GITHUB_OUTPUT` and the like.
 */
export function startStep(
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
