import { join } from "node:path";
import { type Problem, UserError } from "../base/errors.ts";
import { run, ToolError } from "../base/run.ts";
import { atLeast, coreFor, coreVersion, majorMinor, OLDEST_CORE } from "./version.ts";

/** An Ansible that can be used. */
export interface Ansible {
  /** `ansible-playbook`: a name on the PATH or an absolute path. */
  playbook: string;
  /** `ansible-galaxy` beside it. */
  galaxy: string;
  /** Version of ansible-core. */
  version: string;
}

export interface FindOptions {
  /** Absolute path of the folder for tools that are used again. */
  cache: string;
  signal?: AbortSignal | undefined;
}

/**
 * `ansible-playbook` from the PATH where its core is recent enough, else from the cache.
 * @returns undefined where there is neither.
 */
export async function findAnsible(options: FindOptions): Promise<Ansible | undefined> {
  const core = await pinnedCore(options);
  for (const folder of ["", ...(core.version ? [join(entryOf(options.cache, core.version), "current/bin")] : [])]) {
    const found = await probe(folder, options);
    if (found) return found;
  }
  return undefined;
}

/** What stands in the way of having an Ansible: no Python, one that is too old, no module `venv`. Installs nothing. */
export async function checkAnsible(options: FindOptions): Promise<Problem[]> {
  if (await findAnsible(options)) return [];
  const { version, problem } = await pinnedCore(options);
  if (problem) return [problem];
  if (!version) return [];
  const venv = await quiet("python3", ["-c", "import ensurepip, venv"], options);
  return venv === undefined ? [NO_VENV] : [];
}

export const NO_VENV: Problem = {
  subject: "python3-venv",
  problem: "Python's module venv is missing; Ansible would be installed into a virtual environment.",
  remedy: "sudo apt-get install --yes python3-venv",
};

/** The folder of a version in the cache. */
export function entryOf(cache: string, version: string): string {
  return join(cache, `ansible-${version}`);
}

/** The version to install for the Python at hand, or what is wrong with that Python. */
export async function pinnedCore(options: FindOptions): Promise<{ version?: string | undefined; problem?: Problem }> {
  const said = await quiet("python3", ["--version"], options);
  const python = said === undefined ? undefined : majorMinor(said);
  const remedy = "sudo apt-get install --yes python3 python3-venv";
  if (!python)
    return { problem: { subject: "python3", problem: "Python is not installed, and Ansible needs it.", remedy } };
  const version = coreFor(python);
  if (version) return { version };
  return {
    problem: {
      subject: "python3",
      problem: `Python ${python.join(".")} is too old: Ansible needs 3.9 or newer.`,
      remedy,
    },
  };
}

/** The Ansible of a folder ("" is the PATH), or undefined where it is missing, broken or too old. */
export async function probe(folder: string, options: FindOptions): Promise<Ansible | undefined> {
  const playbook = join(folder, "ansible-playbook");
  const version = coreVersion((await quiet(playbook, ["--version"], options)) ?? "");
  const numbers = version === undefined ? undefined : majorMinor(version);
  if (!version || !numbers || !atLeast(numbers, OLDEST_CORE)) return undefined;
  return { playbook, galaxy: join(folder, "ansible-galaxy"), version };
}

/** What a tool says on standard output; undefined where it fails or is not installed. */
async function quiet(command: string, args: readonly string[], options: FindOptions): Promise<string | undefined> {
  const env = { LC_ALL: "C.UTF-8" }; // Ansible refuses to start in a locale without UTF-8.
  try {
    return (await run(command, args, { env, signal: options.signal, timeout: 60_000 })).stdout;
  } catch (error) {
    if (error instanceof ToolError || (error instanceof UserError && error.message.includes("is not installed")))
      return undefined;
    throw error;
  }
}
