import { spawn } from "node:child_process";
import { CancelledError, codeOf, UserError } from "../base/errors.ts";
import { readLines } from "../base/lines.ts";
import type { Privilege } from "./privilege.ts";
import { asRoot } from "./privilege.ts";

export interface AsRootOptions {
  privilege: Privilege;
  /** What needs root, for the refusal: "Building a base image". */
  what: string;
  signal?: AbortSignal | undefined;
  onLine?: ((line: string, stream: "stdout" | "stderr") => void) | undefined;
}

/**
 * Runs a command as root to its end.
 *
 * Its standard input is a pipe that stays open for as long as this process lives and `signal` does not fire; a
 * command that must die with us (`templates/base-image/lifeline.sh`) watches for its end. That reaches through sudo,
 * where a signal from an unprivileged user, or one sent at the death of a parent, does not.
 * The command stays in our process group, unlike those of `run()`: sudo can then ask for a password in the terminal.
 * @returns the exit code, 137 for one that was killed.
 * @throws CancelledError once the command has ended after `signal` · UserError where root cannot be had.
 */
export async function runAsRoot(command: readonly string[], options: AsRootOptions): Promise<number> {
  const [file = "", ...args] = asRoot(options.privilege, command, options.what);
  if (options.signal?.aborted) throw new CancelledError();
  const child = spawn(file, args, { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.on("error", () => undefined); // The command may end first; its exit code tells.
  for (const stream of ["stdout", "stderr"] as const) {
    void readLines(child[stream], (line) => options.onLine?.(line, stream));
  }
  const cut = () => child.stdin.destroy();
  options.signal?.addEventListener("abort", cut, { once: true });
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exit) => resolve(exit ?? 137));
    });
    if (options.signal?.aborted) throw new CancelledError();
    return code;
  } catch (error) {
    if (codeOf(error) === "ENOENT")
      throw new UserError(`The tool ${file} is not installed.`, `Install ${file}, or run with --install-tools.`);
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", cut);
    cut();
  }
}
