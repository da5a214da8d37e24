import { runPlaybook } from "../ansible/playbook.ts";
import { UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import type { SshTarget } from "../ssh/target.ts";
import type { CheckList } from "./test-report.ts";

export interface OwnChecks {
  /** `ansible-playbook`. */
  ansible: string;
  /** Absolute path of the playbook with checks (input `tests`). */
  playbook: string;
  /** Absolute path of our folder `templates/ansible`. */
  content: string;
  extraVars?: Record<string, unknown> | undefined;
  /** Folder in which `ansible-galaxy` put roles and collections. */
  galaxy?: string | undefined;
}

/** Where and how the playbook runs. */
export interface OwnChecksRun {
  target: SshTarget;
  work: string;
  logName: string;
  /** For sudo, where the user needs a password. */
  becomePassword?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Runs the person's own checks; each task of the playbook is a check of the report. */
export async function runOwnChecks(own: OwnChecks, where: OwnChecksRun, list: CheckList, task: Task): Promise<void> {
  const become = where.becomePassword === undefined ? {} : { ansible_become_password: where.becomePassword };
  const { becomePassword: _, ...rest } = where;
  await list.record("own checks: the playbook succeeds", async () => {
    const { tasks, log } = await runPlaybook({ ...own, ...rest, extraVars: { ...own.extraVars, ...become } }, task);
    for (const { name, seconds, status } of tasks) {
      list.add({ name: `own checks: ${name}`, seconds, status: status === "skipped" ? "skipped" : "passed" });
    }
    if (tasks.length === 0)
      throw new UserError("The playbook has run no task.", `See ${log}; its plays must name hosts: all.`);
  });
}
