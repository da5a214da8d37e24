import { mkdir, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, UserError } from "../base/errors.ts";
import { exists } from "../base/exists.ts";
import type { Task } from "../base/progress.ts";
import { run, ToolError } from "../base/run.ts";
import { type Ansible, entryOf, type FindOptions, findAnsible, NO_VENV, pinnedCore, probe } from "./find.ts";
import { OLDEST_CORE } from "./version.ts";

/**
 * An Ansible that can be used; where there is none, ansible-core is installed at a pinned version with pip into a
 * virtual environment of its own below the cache, and the task says so.
 * @throws UserError where Python, its module `venv`, or the package index is missing.
 */
export async function provideAnsible(options: FindOptions, task: Task): Promise<Ansible> {
  const found = await findAnsible(options);
  if (found) return found;
  const { version, problem } = await pinnedCore(options);
  if (version === undefined)
    throw new UserError(problem?.problem ?? "No Python.", problem?.remedy ?? "Install python3.");
  const folder = entryOf(options.cache, version);
  task.line(
    `No ansible-playbook ${OLDEST_CORE.join(".")} or newer on the PATH: installing ansible-core ${version} into ${folder}.`,
  );
  await install(folder, version, options, task);
  const installed = await probe(join(folder, "current/bin"), options);
  if (!installed) {
    throw new UserError(
      `ansible-core ${version} was installed into ${folder} and does not run.`,
      `Remove ${folder} and run again.`,
    );
  }
  return installed;
}

/**
 * A virtual environment cannot be moved, so it is built at its final place under a name of its own, and the link
 * `current` to it, put there by one rename, makes it the entry. Two builders at once do not disturb each other; what
 * a killed one leaves is removed by the next.
 */
async function install(folder: string, version: string, options: FindOptions, task: Task): Promise<void> {
  const name = `venv-${process.pid}`;
  const venv = join(folder, name);
  await mkdir(folder, { recursive: true });
  await removeLeftovers(folder);
  try {
    await makeVenv(venv, options);
    const pip = ["install", "--quiet", "--disable-pip-version-check", "--no-input", `ansible-core==${version}`];
    await run(join(venv, "bin/pip"), pip, { signal: options.signal, onLine: (line) => task.detail(line) });
    await writeFile(join(venv, "complete"), "");
    await symlink(name, join(folder, `${name}.link`));
    await rename(join(folder, `${name}.link`), join(folder, "current"));
  } catch (error) {
    await rm(venv, { recursive: true, force: true });
    if (!(error instanceof ToolError)) throw error;
    throw new UserError(
      `ansible-core ${version} could not be installed. ${error.message}`,
      "Check the network and pip's settings, or install Ansible yourself: pipx install ansible-core",
      { cause: error },
    );
  }
}

async function makeVenv(venv: string, options: FindOptions): Promise<void> {
  try {
    await run("python3", ["-m", "venv", venv], { signal: options.signal });
  } catch (error) {
    if (error instanceof ToolError) throw new UserError(NO_VENV.problem, NO_VENV.remedy, { cause: error });
    throw error;
  }
}

/** Removes environments that are not complete and whose builder is gone. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^venv-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid)) || (await exists(join(folder, name, "complete")))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
