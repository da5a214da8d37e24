import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./runner.ts";

/** Runs the bundled command line to its end. @param env added to the environment. @returns exit code and what it said on both streams. */
export async function runCli(
  args: readonly string[],
  cwd = ROOT,
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(ROOT, "dist", "cli", "index.js"), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => {
      said[name] += text;
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 143));
  });
  return { code, ...said };
}
