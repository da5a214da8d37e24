import { join } from "node:path";
import { installRequirements } from "../ansible/galaxy.ts";
import { type PlaybookResult, runPlaybook } from "../ansible/playbook.ts";
import { summarizePlays, type TaskResult } from "../ansible/recorder.ts";
import type { Task } from "../base/progress.ts";
import type { Machine } from "../providers/provider.ts";

export interface InstallRequest {
  machine: Machine;
  /** Absolute path of Slipway's own `templates`. */
  templates: string;
  /** `ansible-playbook`. */
  ansible: string;
  /** `ansible-galaxy`; only needed with `requirements`. */
  galaxy?: string | undefined;
  /** Absolute path of a playbook in place of the default content. */
  playbook?: string | undefined;
  /** Absolute path of an Ansible Galaxy requirements file. */
  requirements?: string | undefined;
  extraVars?: Record<string, unknown> | undefined;
  /** Roles to leave out (tags, in a playbook of your own). */
  skipRoles?: readonly string[] | undefined;
  jupyterPort?: number | undefined;
  /** Absolute path of a folder for the log. */
  work: string;
  signal?: AbortSignal | undefined;
}

export interface InstallResult {
  tasks: readonly TaskResult[];
  /** Per play, in their order. */
  plays: readonly { play: string; tasks: number; changed: number; seconds: number }[];
  changed: number;
  /** Absolute path of Ansible's own output. */
  log: string;
}

/** Where the roles and collections of a build's requirements are. */
export function galaxyFolder(work: string): string {
  return join(work, "galaxy");
}

/**
 * Installs the content of the image on a running machine with Ansible: the default content, or a playbook.
 * @throws UserError with play, task, message, place and log where a task failed; CancelledError.
 */
export async function install(request: InstallRequest, task: Task): Promise<InstallResult> {
  const content = join(request.templates, "ansible");
  const galaxy = request.requirements === undefined ? undefined : galaxyFolder(request.work);
  if (galaxy !== undefined && request.requirements !== undefined) {
    const options = { requirements: request.requirements, folder: galaxy, signal: request.signal };
    await installRequirements({ galaxy: request.galaxy ?? "ansible-galaxy", ...options }, task);
  }
  const port = request.jupyterPort === undefined ? {} : { jupyter_port: request.jupyterPort };
  const result: PlaybookResult = await runPlaybook(
    {
      ansible: request.ansible,
      playbook: request.playbook ?? join(content, "site.yml"),
      target: request.machine.ssh,
      content,
      work: request.work,
      logName: "install",
      extraVars: { ...port, ...request.extraVars },
      skipTags: request.skipRoles,
      galaxy,
      signal: request.signal,
    },
    task,
  );
  const plays = summarizePlays(result.tasks);
  return { ...result, plays, changed: plays.reduce((sum, { changed }) => sum + changed, 0) };
}
