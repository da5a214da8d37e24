import type { Problem } from "../base/errors.ts";
import { CancelledError, UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import { run } from "../base/run.ts";
import { runAsRoot } from "./as-root.ts";
import type { Privilege } from "./privilege.ts";
import { privilege } from "./privilege.ts";

/** Something that has to be on this machine: a command on the PATH, or a file at an absolute path. */
export interface Tool {
  /** `qemu-img`, or `/usr/share/ovmf/OVMF.fd`. */
  command: string;
  /** The package of Debian and Ubuntu that brings it; absent where neither packages it. */
  package?: string | undefined;
  /** What it is for, as in "needed for …". */
  purpose: string;
  /** Shell command that succeeds where it is there; default: the command is on the PATH, or the file can be read. */
  probe?: string | undefined;
  /** What to do where no package brings it. */
  remedy?: string | undefined;
}

/** Commands of root are often not on a user's PATH, and are looked for all the same. */
const LOOK_FOR = `PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
while [ $# -gt 0 ]; do
  wanted=$1 probe=$2
  shift 2
  if [ -z "$probe" ]; then
    case $wanted in
    /*) probe='[ -r "$wanted" ]' ;;
    *) probe='command -v "$wanted"' ;;
    esac
  fi
  (eval "$probe") >/dev/null 2>&1 || echo "$wanted"
done`;

/** The tools that are not there, in the order given. Looks along the PATH of this process. */
async function absentTools(tools: readonly Tool[]): Promise<Tool[]> {
  const { stdout } = await run("sh", [
    "-c",
    LOOK_FOR,
    "sh",
    ...tools.flatMap((tool) => [tool.command, tool.probe ?? ""]),
  ]);
  const absent = new Set(stdout.split("\n"));
  return tools.filter((tool) => absent.has(tool.command));
}

/** A problem for each tool that is not there, with the command that installs it. */
export async function missingTools(tools: readonly Tool[]): Promise<Problem[]> {
  const absent = await absentTools(tools);
  // One command for all of them, at the last: nobody wants to type ten.
  const packages = [...new Set(absent.flatMap((tool) => tool.package ?? []))].sort();
  const all = `sudo apt-get install --no-install-recommends ${packages.join(" ")}, or run with --install-tools`;
  const last = absent.findLast((tool) => tool.package !== undefined);
  return absent.map((tool) => ({
    subject: tool.command,
    problem: `is not installed; it is needed for ${tool.purpose}`,
    remedy: tool.package === undefined ? byHand(tool) : tool === last ? all : "",
  }));
}

export interface InstallOptions {
  signal?: AbortSignal | undefined;
  /** How root can be had; found out when absent. */
  privilege?: Privilege | undefined;
}

/**
 * Installs the packages of the tools that are not there, through apt-get as root or with sudo; says what it installs.
 * apt's lists are refreshed only when a package cannot be found with those that are there. A cancel takes effect
 * between two calls of apt-get, never inside one: a half-done dpkg would be left to the owner of the machine.
 * @returns the packages that were installed; empty where nothing was missing.
 * @throws UserError with the commands to type where root cannot be had, or where apt-get fails.
 */
export async function installTools(tools: readonly Tool[], options: InstallOptions, task: Task): Promise<string[]> {
  const absent = await absentTools(tools);
  if (absent.length === 0) return [];
  const unpackaged = absent.find((tool) => tool.package === undefined);
  if (unpackaged) {
    throw new UserError(`${unpackaged.command} is not installed, and apt has no package of it.`, byHand(unpackaged));
  }
  const packages = [...new Set(absent.flatMap((tool) => tool.package ?? []))].sort();
  const how = options.privilege ?? (await privilege());
  if (how === "none") throw refusal(absent, packages);
  task.line(`Installing through apt: ${packages.join(" ")}`);
  task.update(undefined, packages.join(", "));
  const install = ["install", "--no-install-recommends", ...packages];
  if ((await aptGet(how, install, options, task)).code !== 0) {
    task.line("Not everything was found: apt-get update, then once more.");
    mustSucceed("apt-get update", await aptGet(how, ["update"], options, task));
    mustSucceed(`apt-get install ${packages.join(" ")}`, await aptGet(how, install, options, task));
  }
  return packages;
}

interface AptResult {
  code: number;
  said: string[];
}

async function aptGet(
  how: Privilege,
  args: readonly string[],
  options: InstallOptions,
  task: Task,
): Promise<AptResult> {
  if (options.signal?.aborted) throw new CancelledError();
  const said: string[] = [];
  // The lock: a machine that has just booted may be at its daily update. Waiting is better than failing.
  const command = inOwnSession([
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "-q",
    "-y",
    "-o",
    "DPkg::Lock::Timeout=300",
    ...args,
  ]);
  const code = await runAsRoot(command, {
    privilege: how,
    what: "Installing tools",
    onLine: (line) => {
      said.push(line);
      task.detail(line);
    },
  });
  // It was let come to its end; what it says then is not the reason any more.
  if (options.signal?.aborted) throw new CancelledError();
  return { code, said };
}

/**
 * A command that a Ctrl-C in the terminal does not reach, and whose end is waited for all the same: a session of its
 * own, because apt gives dpkg the usual handling of signals back, and a shell around it that takes no notice of them.
 * Sudo itself stays in the terminal, where it may ask for a password.
 */
export function inOwnSession(command: readonly string[]): string[] {
  return ["sh", "-c", 'trap "" INT QUIT; exec setsid --wait "$@"', "sh", ...command];
}

function mustSucceed(command: string, { code, said }: AptResult): void {
  if (code === 0) return;
  const errors = said.filter((line) => line.startsWith("E:"));
  throw new UserError(
    `${command} ended with code ${code}:\n${(errors.length > 0 ? errors : said.slice(-8)).join("\n")}`,
    "The lines above are apt's own words. Put that right (network, sources, disk space) and run again.",
  );
}

function refusal(absent: readonly Tool[], packages: readonly string[]): UserError {
  return new UserError(
    `Not installed: ${absent.map((tool) => tool.command).join(", ")}. Installing needs root, and neither is this process root nor may it use sudo.`,
    `As root, run:\n  apt-get update\n  apt-get install --no-install-recommends ${packages.join(" ")}`,
  );
}

function byHand(tool: Tool): string {
  return tool.remedy ?? `Install ${tool.command} by hand; apt has no package of it.`;
}
