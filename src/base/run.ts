import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { CancelledError, UserError } from "./errors.ts";
import { readLines } from "./lines.ts";

export interface RunOptions {
  cwd?: string | undefined;
  /** Added to the environment of this process. */
  env?: Record<string, string> | undefined;
  /** Written to standard input, which is closed afterwards. */
  input?: string | Buffer | undefined;
  /** Milliseconds; the whole process group is killed after that. */
  timeout?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Called for each line of standard output and standard error as it comes. */
  onLine?: ((line: string, stream: "stdout" | "stderr") => void) | undefined;
  /** Exit codes that are an answer and no failure. Default: 0 only. */
  accept?: readonly number[] | undefined;
}

export interface RunResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** A tool ended with an exit code that is no answer. `stderr` is its own words. */
export class ToolError extends UserError {
  readonly code: number | null;
  readonly stderr: string;

  constructor(command: string, code: number | null, stderr: string, remedy: string) {
    const tail = stderr.trim().split("\n").slice(-8).join("\n");
    super(`${command} ended with ${code === null ? "a signal" : `code ${code}`}${tail ? `:\n${tail}` : "."}`, remedy);
    this.code = code;
    this.stderr = stderr;
  }
}

/**
 * Runs a tool to its end and keeps what it said (the last 10 MiB of each stream).
 *
 * The tool is a process group of its own, and dies with this process: `setpriv --pdeathsig` where it exists
 * (util-linux, so on every Debian and Ubuntu). A SIGKILL of the runner therefore leaves no tool at work.
 * @throws ToolError for an exit code not in `accept` · CancelledError when the signal fires · UserError on a
 *   timeout or when the tool is not installed.
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  if (options.signal?.aborted) throw new CancelledError();
  const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", command, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  const readers = (["stdout", "stderr"] as const).map((stream) =>
    readLines(child[stream], (line) => {
      said[stream] = `${said[stream]}${line}\n`.slice(-10_485_760);
      options.onLine?.(line, stream);
    }),
  );
  let ended: "cancelled" | "timeout" | undefined;
  const kill = (why: "cancelled" | "timeout") => {
    ended ??= why;
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Already gone.
    }
  };
  const cancel = () => kill("cancelled");
  options.signal?.addEventListener("abort", cancel, { once: true });
  const timer = options.timeout === undefined ? undefined : setTimeout(() => kill("timeout"), options.timeout);
  try {
    child.stdin.on("error", () => undefined); // A tool may end without reading its input; its exit code tells.
    child.stdin.end(options.input);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", (cause) =>
        reject(
          new UserError(`setpriv cannot be started: ${cause.message}`, "sudo apt-get install util-linux", { cause }),
        ),
      );
      child.once("exit", resolve);
    });
    // A grandchild that detached itself (ssh's connection sharing) may hold the pipes open: the tool's own end counts.
    await Promise.race([Promise.all(readers), sleep(2_000, undefined, { ref: false })]);
    if (ended === "cancelled") throw new CancelledError();
    if (ended === "timeout") {
      throw new UserError(
        `${command} did not end within ${(options.timeout ?? 0) / 1000} s.`,
        "Run again, or allow it more time.",
      );
    }
    if (code === 127 && said.stderr.includes("setpriv: failed to execute")) {
      throw new UserError(`The tool ${command} is not installed.`, `Install ${command}, or run with --install-tools.`);
    }
    if (code === null || !(options.accept ?? [0]).includes(code)) {
      throw new ToolError(command, code, said.stderr || said.stdout, "The lines above are the tool's own words.");
    }
    return { code, ...said };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", cancel);
  }
}
