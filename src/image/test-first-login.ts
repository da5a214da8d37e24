import { spawn } from "node:child_process";
import { CancelledError, UserError } from "../base/errors.ts";
import { type PasswordLogin, passwordOptions, withAskPass } from "./test-login.ts";

/** What the first login asks, as passwd and PAM word it, and what is typed. */
const DIALOGUE = [
  { asks: /current (unix )?password:\s*$/i, types: "old" },
  { asks: /new (unix )?password:\s*$/i, types: "new" },
  { asks: /retype new (unix )?password:\s*$/i, types: "new" },
] as const;

/** Milliseconds. A login takes up to 15 s on an emulated machine. */
const DEADLINE = 240_000;

export interface PasswordChange {
  login: PasswordLogin;
  password: string;
  newPassword: string;
  signal?: AbortSignal | undefined;
}

/**
 * The first login, on a terminal of the machine: it must demand a new password, and takes it.
 * @returns what was on the screen. The passwords are not on it, because the machine does not echo them.
 * @throws UserError with the screen where no new password is demanded, or it is refused.
 */
export async function changeExpiredPassword(change: PasswordChange): Promise<string> {
  return withAskPass(change.login, change.password, async (environment) => {
    const { screen, answered, code } = await converse(change, environment);
    const what =
      answered === 0
        ? "The first login did not demand a new password"
        : answered < DIALOGUE.length
          ? "The change of the password stopped half-way"
          : undefined;
    if (what || !/password.*(updated|changed)|success/i.test(screen)) {
      const shown = screen.trim().split("\n").slice(-12).join("\n") || "nothing";
      throw new UserError(
        `${what ?? "The new password was not taken"} (ssh ended with ${code ?? "a signal"}). On the screen:\n${shown}`,
        "",
      );
    }
    return screen;
  });
}

/** Answers question by question: passwd throws away what is typed before it asks, so all cannot be sent at once. */
function converse(
  change: PasswordChange,
  environment: Record<string, string>,
): Promise<{ screen: string; answered: number; code: number | null }> {
  const { login, password, newPassword, signal } = change;
  return new Promise((resolve, reject) => {
    const ssh = ["ssh", ...passwordOptions(login), "-tt", "--", login.host];
    const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", ...ssh], {
      env: { ...process.env, ...environment, TERM: "dumb" },
      detached: true, // A session without our terminal: ssh must not ask the person at it.
    });
    const limit = AbortSignal.any([AbortSignal.timeout(DEADLINE), ...(signal ? [signal] : [])]);
    const end = () => child.kill("SIGKILL");
    limit.addEventListener("abort", end, { once: true });
    let screen = "";
    let answered = 0;
    let seen = 0;
    const read = (chunk: Buffer) => {
      screen += chunk.toString("utf8").replaceAll("\r", "");
      const step = DIALOGUE[answered];
      if (step?.asks.test(screen.slice(seen))) {
        child.stdin.write(`${step.types === "old" ? password : newPassword}\n`);
        answered += 1;
        seen = screen.length;
      } else if (/\$ $/.test(screen.slice(seen))) {
        child.stdin.end("exit\n"); // A shell: nothing was demanded, or the change led straight into it.
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.stdin.on("error", () => undefined); // It may end while we type; its screen tells.
    child.once("error", reject);
    child.once("close", (code) => {
      limit.removeEventListener("abort", end);
      if (signal?.aborted) reject(new CancelledError());
      else resolve({ screen, answered, code });
    });
  });
}
