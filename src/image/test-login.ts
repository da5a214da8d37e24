import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunOptions, type RunResult, run } from "../base/run.ts";

/** A login with a password over OpenSSH, and nothing but the password. */
export interface PasswordLogin {
  host: string;
  port: number;
  user: string;
  /** Absolute path of a folder that takes the known host; it must exist. */
  work: string;
}

/**
 * Options of ssh for a login with a password. The host key is unknown at first, as it is to everyone who boots a
 * released image; from then on it must stay the same.
 */
export function passwordOptions(login: PasswordLogin): string[] {
  const options: Record<string, string> = {
    PreferredAuthentications: "password",
    PubkeyAuthentication: "no",
    NumberOfPasswordPrompts: "1",
    StrictHostKeyChecking: "accept-new",
    UserKnownHostsFile: `"${join(login.work, "known_hosts").replaceAll("%", "%%")}"`,
    GlobalKnownHostsFile: "none",
    UpdateHostKeys: "no",
    IdentityAgent: "none",
    ControlPath: "none",
    ConnectTimeout: "60",
    ServerAliveInterval: "15",
    ServerAliveCountMax: "20",
    LogLevel: "ERROR",
    Port: String(login.port),
    User: login.user,
  };
  return ["-F", "none", ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}

/**
 * Hands `password` to ssh: through a program that prints a file with mode 0600 (SSH_ASKPASS), never in a command line.
 * The files are gone when `work` has ended.
 */
export async function withAskPass<T>(
  login: PasswordLogin,
  password: string,
  work: (environment: Record<string, string>) => Promise<T>,
): Promise<T> {
  await mkdir(login.work, { recursive: true });
  const folder = await mkdtemp(join(login.work, "askpass-")); // mkdtemp makes it with mode 0700.
  try {
    await writeFile(join(folder, "password"), `${password}\n`, { mode: 0o600 });
    const program = join(folder, "ask");
    await writeFile(program, '#!/bin/sh\nexec cat "$(dirname "$0")/password"\n', { mode: 0o700 });
    // OpenSSH 8.4 and newer; DISPLAY is what older ones look for.
    return await work({ SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: "force", DISPLAY: "none" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command on the machine after a login with `password`.
 * @throws ToolError: code 255 where the login was refused or a change of the password is demanded first.
 */
export async function runWithPassword(
  login: PasswordLogin,
  password: string,
  command: string,
  options: RunOptions = {},
): Promise<RunResult> {
  return withAskPass(login, password, (env) =>
    run("ssh", [...passwordOptions(login), "-T", "--", login.host, command], { timeout: 900_000, ...options, env }),
  );
}

/**
 * Runs a script as root. sudo reads the password from standard input up to the end of the line and leaves the rest
 * to the shell, so neither is in a command line.
 * @throws ToolError as `runWithPassword`.
 */
export async function runAsRoot(
  login: PasswordLogin,
  password: string,
  script: string,
  options: RunOptions = {},
): Promise<RunResult> {
  const input = `${password}\n{\n${script}\n} </dev/null\n`;
  return runWithPassword(login, password, "sudo -S -p '' -- bash -s", { ...options, input });
}
