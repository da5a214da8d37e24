import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { throwProblems, UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import type { Machine } from "../providers/provider.ts";
import { sshScript } from "../ssh/client.ts";
import { checkPassword } from "./finish-password.ts";

export interface FinishRequest {
  machine: Machine;
  /** Absolute path of Slipway's own `templates`. */
  templates: string;
  /** The user who logs in first. */
  user: string;
  /** Its default password, which the first login has to change. JupyterLab gets the same one. */
  password: string;
  /** Name of the image's machines; default: as it is. */
  hostname?: string | undefined;
  /** `off` (default) for images that are booted anywhere; `keep` for clouds that hand in keys through cloud-init. */
  cloudInit?: "off" | "keep" | undefined;
  signal?: AbortSignal | undefined;
}

/** Ends the script's output; without it the script was cut off. */
const COMPLETE = "finish: complete";

/** Milliseconds. It takes 10 to 50 s on an emulated machine; a busy one gets its time. */
const DEADLINE = 900_000;

/**
 * Makes an image of a machine: default password (SHA-512, expired), login with it over SSH, and everything removed
 * that is the build's own or must differ between machines. The last act: no login works after it, and nothing but
 * the shutdown may follow.
 * @throws ProblemsError for a password that cannot be used · ToolError with the script's own words.
 */
export async function finish(request: FinishRequest, task: Task): Promise<void> {
  throwProblems(checkPassword(request.password, request.user));
  const script = await readFile(join(request.templates, "finish", "finish.sh"), "utf8");
  const { stdout } = await sshScript(request.machine.ssh, script, {
    sudo: true,
    name: "finish.sh",
    // On standard input, not in a command line.
    variables: {
      LOGIN_USER: request.user,
      PASSWORD: request.password,
      HOST_NAME: request.hostname ?? "",
      CLOUD_INIT: request.cloudInit ?? "off",
    },
    timeout: DEADLINE,
    signal: request.signal,
    onLine: (line) => {
      task.detail(line);
      const note = /^finish: (.+)$/.exec(line)?.[1];
      if (note) task.update(undefined, note);
    },
  });
  if (!stdout.split("\n").includes(COMPLETE)) {
    throw new UserError(
      "The finish of the machine was cut off before its end.",
      "Build again; this machine must not become an image.",
    );
  }
  task.line(
    `${request.user} has the default password and must change it at the first login; keys, logs and caches are gone.`,
  );
}
