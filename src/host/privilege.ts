import { UserError } from "../base/errors.ts";
import { run } from "../base/run.ts";

/**
 * How this process can act as root: it is root, sudo needs no password, sudo would ask for one in the terminal, or
 * not at all.
 */
export type Privilege = "root" | "sudo" | "sudo-asks" | "none";

export interface PrivilegeProbe {
  uid: number;
  /** Whether a person can type a password: standard input is a terminal. */
  terminal: boolean;
  /** Whether a command succeeds (exit code 0); false also where it is not installed. */
  succeeds: (command: string, args: readonly string[]) => Promise<boolean>;
}

/**
 * Finds out how root can be had; asks nobody for a password.
 * @param probe what to look at; tests hand in their own.
 */
export async function privilege(probe: PrivilegeProbe = thisProcess()): Promise<Privilege> {
  if (probe.uid === 0) return "root";
  if (await probe.succeeds("sudo", ["-n", "true"])) return "sudo";
  if (probe.terminal && (await probe.succeeds("sudo", ["-V"]))) return "sudo-asks";
  return "none";
}

/**
 * The command line that runs `command` as root.
 * @param how from `privilege()`.
 * @throws UserError where root cannot be had; `what` says what needed it.
 */
export function asRoot(how: Privilege, command: readonly string[], what: string): string[] {
  if (how === "root") return [...command];
  if (how === "sudo") return ["sudo", "-n", "--", ...command];
  if (how === "sudo-asks") return ["sudo", "--", ...command];
  throw new UserError(
    `${what} needs root, and neither is this process root nor may it use sudo.`,
    `As root, run: ${command.join(" ")}`,
  );
}

function thisProcess(): PrivilegeProbe {
  return {
    uid: process.getuid?.() ?? -1,
    terminal: process.stdin.isTTY === true,
    succeeds: async (command, args) => {
      // sh turns every failure, also a command that is not there, into an answer and no error.
      const { stdout } = await run("sh", ["-c", '"$@" >/dev/null 2>&1 && echo yes || :', "sh", command, ...args]);
      return stdout.trim() === "yes";
    },
  };
}
