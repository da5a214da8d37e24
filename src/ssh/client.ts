import { createHash } from "node:crypto";
import { join } from "node:path";
import { type RunOptions, type RunResult, run, ToolError } from "../base/run.ts";
import type { SshTarget } from "./target.ts";

/**
 * Bytes that the path of a control socket may have: a Unix socket's address holds 107 (unix(7)), and ssh makes the
 * socket first under its name with a dot and 16 random characters added, and renames it.
 */
const LONGEST_CONTROL_PATH = 107 - 17;

/** Name of the control socket in the target's control folder: one for each login, so that two users never share one. */
function controlPath(target: SshTarget): string | undefined {
  const login = [target.user, target.host, target.port, target.privateKeyFile, target.knownHostsFile].join("\n");
  const path = join(target.controlFolder, `ssh-${createHash("sha256").update(login).digest("hex").slice(0, 8)}`);
  return Buffer.byteLength(path) <= LONGEST_CONTROL_PATH ? path : undefined;
}

/** An option's value as ssh_config(5) reads it: in quotes, because paths may hold blanks; `%` begins a token. */
function pathValue(path: string): string {
  return `"${path.replaceAll("%", "%%")}"`;
}

/** Whether connection sharing is possible with this control folder: its path must be short enough for a socket. */
export function sharesConnection(target: SshTarget): boolean {
  return controlPath(target) !== undefined;
}

/**
 * Options for ssh and Ansible's `ssh_args`, without the destination.
 *
 * Nothing of the person's own configuration counts (`-F none`), the host key must be the planted one, only the
 * given key is tried, and nothing is ever asked. Connections are shared where the path of the socket is short enough.
 */
export function sshOptions(target: SshTarget): string[] {
  const path = controlPath(target);
  const sharing = path
    ? { ControlMaster: "auto", ControlPersist: "60", ControlPath: pathValue(path) }
    : { ControlMaster: "no", ControlPath: "none" };
  const options: Record<string, string> = {
    BatchMode: "yes",
    StrictHostKeyChecking: "yes",
    UserKnownHostsFile: pathValue(target.knownHostsFile),
    GlobalKnownHostsFile: "none",
    UpdateHostKeys: "no",
    CheckHostIP: "no",
    IdentitiesOnly: "yes",
    IdentityAgent: "none",
    IdentityFile: pathValue(target.privateKeyFile),
    PreferredAuthentications: "publickey",
    ConnectTimeout: "15",
    ServerAliveInterval: "15",
    ServerAliveCountMax: "8",
    LogLevel: "ERROR",
    Port: String(target.port),
    User: target.user,
    ...(target.proxyCommand === undefined ? {} : { ProxyCommand: target.proxyCommand }),
    ...sharing,
  };
  return ["-F", "none", ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}

/** Arguments for `ssh` up to and including the destination; a command may follow. */
export function sshArguments(target: SshTarget): string[] {
  return [...sshOptions(target), "-T", "--", target.host];
}

/** A word that a POSIX shell reads as exactly this text. */
export function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Runs a command line in the login shell of the machine's user.
 * @returns what it said; an exit code in `accept` (default: 0) is an answer.
 * @throws ToolError for any other exit code (255: ssh itself could not connect or log in, or the connection broke).
 */
export async function sshRun(target: SshTarget, command: string, options: RunOptions = {}): Promise<RunResult> {
  return named(command, target, () => run("ssh", [...sshArguments(target), command], options));
}

export interface ScriptOptions extends Omit<RunOptions, "input"> {
  /** Run as root (`sudo -n`). */
  sudo?: boolean;
  /** Shell variables of the script. They travel on standard input, so a secret is in no command line. */
  variables?: Record<string, string>;
  /** What the script is called in an error. */
  name?: string;
}

/**
 * Runs a Bash script on the machine in ONE shell, sent on standard input: nothing is left there, and no second login
 * is needed. The script's own standard input is empty. It starts with `set -euo pipefail`.
 * @throws ToolError as `sshRun`.
 */
export async function sshScript(target: SshTarget, script: string, options: ScriptOptions = {}): Promise<RunResult> {
  const { sudo, variables = {}, name = "a script", ...rest } = options;
  const assignments = Object.entries(variables).map(([key, value]) => `${key}=${shellQuote(value)}\n`);
  // The braces make Bash read all of it before the first command runs, so that no command can swallow the rest.
  const input = `set -euo pipefail\n${assignments.join("")}{\n${script}\n} </dev/null\n`;
  const shell = sudo ? "sudo -n -- bash -s" : "bash -s";
  return named(name, target, () => run("ssh", [...sshArguments(target), shell], { ...rest, input }));
}

/** Ends the shared connection, if there is one. Call it before the machine is shut down or its login changes. */
export async function closeConnection(target: SshTarget): Promise<void> {
  if (!sharesConnection(target)) return;
  await run("ssh", [...sshOptions(target), "-O", "exit", "--", target.host], { accept: [0, 255], timeout: 10_000 });
}

/** Says in an error what ran where, in place of "ssh ended with …". */
async function named(what: string, target: SshTarget, work: () => Promise<RunResult>): Promise<RunResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const line = what.split("\n", 1)[0] ?? "";
    const short = line.length > 100 ? `${line.slice(0, 99)}…` : line;
    const remedy =
      error.code === 255
        ? "Code 255 is ssh's own: the machine does not answer, or it refuses the login."
        : "The lines above are what it said on the machine.";
    throw new ToolError(`${short} (${target.user}@${target.host}:${target.port})`, error.code, error.stderr, remedy);
  }
}
