// What several scripts share. Plain JavaScript that runs on Node 18 with nothing installed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the project's folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");

/** Absolute path of something in the project. */
export const inProject = (...parts) => path.join(ROOT, ...parts);

/** The CA bundle that this shell trusts, where it names one: behind a proxy that opens TLS, the guest needs it too. */
export const caCertificates = () =>
  [process.env.NODE_EXTRA_CA_CERTS, process.env.SSL_CERT_FILE].find((file) => file && existsSync(file));

/**
 * Runs a tool with this terminal as its own and waits for its end.
 *
 * A terminal sends Ctrl-C to every process in the foreground, so the tool has it already; anywhere else (a runner, a
 * test) the signal came to this process alone and is passed on. Either way this process outlives the tool's clean-up.
 * @returns its exit code; 128 and more where a signal ended it.
 */
export async function runTool(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", ...options });
  const passOn = (signal) => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

/** Like {@link runTool}, but keeps what the tool said instead of showing it: `{ code, output }`. */
export async function askTool(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      output += text;
    });
  }
  return await new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 127, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 143, output }));
  });
}
