import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import { run, ToolError } from "../base/run.ts";
import type { SshTarget } from "../ssh/target.ts";
import { ansibleEnvironment, inventory } from "./environment.ts";
import { parseEvent } from "./events.ts";
import { createRecorder, type TaskResult } from "./recorder.ts";

export interface PlaybookRequest {
  /** `ansible-playbook`. */
  ansible: string;
  /** Absolute path of the playbook. */
  playbook: string;
  target: SshTarget;
  /** Absolute path of our folder `templates/ansible`: callback plugin and roles. */
  content: string;
  /** Absolute path of a folder for the log and for temporary files; made if missing. */
  work: string;
  /** Name of the log: `<logName>.log` in `work`. */
  logName: string;
  /** May hold secrets: they travel in a file with mode 0600 that is removed afterwards, and in no command line. */
  extraVars?: Record<string, unknown> | undefined;
  /** Tags whose tasks are left out. */
  skipTags?: readonly string[] | undefined;
  /** Folder in which `ansible-galaxy` put roles and collections. */
  galaxy?: string | undefined;
  /** Milliseconds. Default: 2 hours. */
  timeout?: number | undefined;
  signal?: AbortSignal | undefined;
}

export interface PlaybookResult {
  tasks: readonly TaskResult[];
  /** Absolute path of Ansible's own output. */
  log: string;
}

const TWO_HOURS = 7_200_000;

/**
 * Runs a playbook on one machine, and tells the task what happens.
 * @throws UserError with play, task, message, place and log where a task failed; CancelledError.
 */
export async function runPlaybook(request: PlaybookRequest, task: Task): Promise<PlaybookResult> {
  await mkdir(request.work, { recursive: true });
  const log = join(request.work, `${request.logName}.log`);
  const private_ = await mkdtemp(join(request.work, "ansible-")); // mkdtemp makes it with mode 0700.
  const file = createWriteStream(log, { mode: 0o600 });
  // Listened to from the start: a full disk must fail the playbook, and not end the process without a clean-up.
  const written = finished(file);
  written.catch(() => undefined);
  const recorder = createRecorder(task);
  const keep = (line: string) => {
    const event = parseEvent(line);
    if (event) recorder.take(event);
    else file.write(`${line}\n`);
  };
  try {
    await writeFile(join(private_, "inventory.json"), JSON.stringify(inventory(request.target, private_)), {
      mode: 0o600,
    });
    await writeFile(join(private_, "extra-vars.json"), JSON.stringify(request.extraVars ?? {}), { mode: 0o600 });
    const skip = request.skipTags?.length ? ["--skip-tags", request.skipTags.join(",")] : [];
    const files = [
      "--inventory",
      join(private_, "inventory.json"),
      "--extra-vars",
      `@${join(private_, "extra-vars.json")}`,
    ];
    await run(request.ansible, [...files, ...skip, request.playbook], {
      cwd: dirname(request.playbook), // Where a playbook of your own may have its ansible.cfg.
      env: ansibleEnvironment({ ...request, temporary: private_ }),
      timeout: request.timeout ?? TWO_HOURS,
      signal: request.signal,
      onLine: keep,
    });
  } catch (error) {
    if (error instanceof ToolError) throw failure(error, recorder.results, request.playbook, log);
    throw error;
  } finally {
    file.end();
    await rm(private_, { recursive: true, force: true });
    await written;
  }
  return { tasks: recorder.results, log };
}

function failure(error: ToolError, results: readonly TaskResult[], playbook: string, log: string): UserError {
  const failed = results.findLast(({ status }) => status === "failed" || status === "unreachable");
  const remedy = `Ansible's own output is in ${log}.`;
  if (!failed)
    return new UserError(`The playbook ${playbook} could not run. ${withoutEvents(error.message)}`, remedy, {
      cause: error,
    });
  const what = failed.status === "unreachable" ? "could not reach the machine" : "failed";
  const where = failed.path ? ` (${failed.path})` : "";
  return new UserError(
    `The task "${failed.name}" of the play "${failed.play}"${where} ${what}: ${failed.message ?? "it says nothing."}`,
    remedy,
    { cause: error },
  );
}

/** An error of the tool quotes its last lines, and events among them are for programs. */
function withoutEvents(text: string): string {
  return text
    .split("\n")
    .filter((line) => parseEvent(line) === undefined)
    .join("\n");
}
