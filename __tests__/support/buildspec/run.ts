import { spawn } from "node:child_process";
import type { Buildspec, PhaseName } from "./schema.ts";

/** One phase that was reached. */
export interface PhaseResult {
  name: PhaseName;
  succeeded: boolean;
}

export interface BuildResult {
  succeeded: boolean;
  phases: PhaseResult[];
  /** The log: the commands as they are written, and what they said. */
  log: string;
}

export interface BuildOptions {
  /** The source, where every command starts. */
  folder: string;
  /** What CodeBuild and its image have in their environment. */
  environment: Readonly<Record<string, string>>;
  /** Variables of the project and of the start; they go before the buildspec's. */
  overrides: Readonly<Record<string, string>>;
}

const ORDER = ["install", "pre_build", "build", "post_build"] as const;

/**
 * Runs the phases of a buildspec as CodeBuild documents it: our reading of the User Guide, "Build phase transitions" and
 * "Build specification reference", and no oracle.
 *
 * A command that fails ends its phase's commands; `finally` runs in any case. After a failed install or pre_build nothing
 * else runs; after a failed build post_build does. Stricter than CodeBuild in one thing: each command has a shell of its
 * own, so that nothing but files goes from one to the next.
 */
export async function runBuildspec(spec: Buildspec, options: BuildOptions): Promise<BuildResult> {
  const shell = spec.env.shell;
  const env = { ...options.environment, ...spec.env.variables, ...options.overrides };
  const result: BuildResult = { succeeded: true, phases: [], log: "" };
  const runAll = async (commands: readonly string[], untilFailure: boolean): Promise<boolean> => {
    let succeeded = true;
    for (const command of commands) {
      result.log += `[Container] Running command ${command}\n`;
      const started = { ...env, CODEBUILD_BUILD_SUCCEEDING: result.succeeded ? "1" : "0" };
      const { code, said } = await runCommand(shell, command, options.folder, started);
      result.log += said;
      succeeded &&= code === 0;
      if (!succeeded && untilFailure) break;
    }
    return succeeded;
  };
  for (const name of ORDER) {
    const phase = spec.phases[name];
    if (!phase) continue;
    const commands = await runAll(phase.commands, true);
    const after = await runAll(phase.finally ?? [], false);
    const succeeded = commands && after;
    result.phases.push({ name, succeeded });
    result.succeeded &&= succeeded;
    if (!succeeded && name !== "build" && phase["on-failure"] !== "CONTINUE") break;
  }
  return result;
}

async function runCommand(
  shell: string,
  command: string,
  cwd: string,
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(shell, ["-c", command], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (said += data.toString()));
  return await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}
