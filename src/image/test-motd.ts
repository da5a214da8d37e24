import { UserError } from "../base/errors.ts";
import { type PasswordLogin, runAsRoot } from "./test-login.ts";
import { type CheckList, Skipped } from "./test-report.ts";

export interface MotdTest {
  login: PasswordLogin;
  /** The user's password that is in force. */
  password: string;
  /** The role motd was left out. */
  skipped: boolean;
  signal?: AbortSignal | undefined;
}

const MESSAGE = "/etc/update-motd.d/80-default-passwords";

/** The message of the day is there while JupyterLab has its default password, prints none, and goes with the change. */
export async function messageOfTheDay(test: MotdTest, list: CheckList): Promise<void> {
  const { login, password, signal } = test;
  const message = async (before = "") => (await runAsRoot(login, password, `${before}\n${MESSAGE}`, { signal })).stdout;
  await list.record("the message of the day tells how to change JupyterLab's password", async () => {
    if (test.skipped) throw new Skipped("The role motd was left out.");
    const shown = await message();
    if (!shown.includes("sudo jupyter-password")) throw new UserError(`It says: ${shown.trim() || "nothing"}`, "");
  });
  await list.record("the message of the day goes once the password is changed", async () => {
    if (test.skipped) throw new Skipped("The role motd was left out.");
    const shown = await message("head -c 18 /dev/urandom | base64 | /usr/local/bin/jupyter-password");
    if (shown.trim()) throw new UserError(`It still says: ${shown.trim()}`, "");
  });
}
