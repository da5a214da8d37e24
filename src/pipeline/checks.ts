import { dirname } from "node:path";
import type { Problem } from "../base/errors.ts";
import { formatSize, GiB } from "../base/size.ts";
import type { Context } from "../declare/context.ts";
import { unwritable } from "../host/writable.ts";
import type { Format } from "../providers/format.ts";
import { absolute } from "./ansible.ts";

/** What a fixed VHD can hold at most (qemu-img refuses more; the format's geometry ends there). */
const LARGEST_VHD = 2040 * GiB;

/** Users that every image has, with a purpose of their own. */
const SYSTEM_USERS = [
  "root",
  "daemon",
  "bin",
  "sys",
  "nobody",
  "mail",
  "www-data",
  "backup",
  "sshd",
  "messagebus",
  "jupyter",
];

/** Values that are well-formed each by itself and cannot work. */
export function contentProblems(inputs: {
  user: string | undefined;
  jupyterPort: number;
  formats: readonly Format[];
  diskSize: number;
  provider: string;
}): Problem[] {
  const { user, jupyterPort, formats, diskSize } = inputs;
  const problems: Problem[] = [];
  if (user !== undefined && (SYSTEM_USERS.includes(user) || user.startsWith("systemd-"))) {
    const remedy = "Leave user out, or choose another name.";
    problems.push({ subject: "user", problem: `${user} is a user of the system and cannot be the login user`, remedy });
  }
  if (jupyterPort === 22) {
    problems.push({ subject: "jupyter-port", problem: "22 belongs to SSH", remedy: "Choose another, such as 8888." });
  }
  problems.push(...formatProblems(inputs));
  if (formats.includes("vhd") && diskSize > LARGEST_VHD) {
    const problem = `vhd holds at most ${formatSize(LARGEST_VHD)}`;
    problems.push({ subject: "disk-size", problem, remedy: "Give it less, or leave vhd out of formats." });
  }
  return problems;
}

/** No format makes sense where something else comes of a build. */
export function formatProblems({ formats, provider }: { formats: readonly Format[]; provider: string }): Problem[] {
  if (formats.length > 0 || provider !== "local") return [];
  const remedy = "Name at least one; without any there would be nothing left of the build.";
  return [{ subject: "formats", problem: "the local provider makes nothing but files", remedy }];
}

/** Inputs that name a place to write to, and the place cannot be written to: told now and not after the build. */
export async function writableProblems(
  places: Readonly<Record<string, string | undefined>>,
  context: Context,
): Promise<Problem[]> {
  const found = await Promise.all(
    Object.entries(places).map(async ([subject, path]): Promise<Problem[]> => {
      const place = absolute(path, context);
      const problem = place === undefined ? undefined : await unwritable(dirname(place));
      return problem
        ? [{ subject, problem, remedy: 'Choose another place, or make it yours: sudo chown "$USER" …' }]
        : [];
    }),
  );
  return found.flat();
}
