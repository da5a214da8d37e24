import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../base/run.ts";
import type { SshTarget } from "../ssh/target.ts";
import { type PasswordLogin, runWithPassword } from "./test-login.ts";

/**
 * Plants a temporary key on a booted artifact, so that Ansible can log in. The artifact runs on a throw-away disk, and
 * all that had to be seen of it untouched has been seen.
 * @returns where and how Ansible logs in. The host key is the one that the first login has met.
 */
export async function ownChecksTarget(
  login: PasswordLogin,
  password: string,
  signal?: AbortSignal,
): Promise<SshTarget> {
  const key = join(login.work, "key");
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "slipway-test", "-f", key], { signal });
  const input = await readFile(`${key}.pub`, "utf8");
  await runWithPassword(login, password, "umask 077; mkdir -p ~/.ssh && cat >>~/.ssh/authorized_keys", {
    input,
    signal,
  });
  const { host, port, user, work } = login;
  return { host, port, user, privateKeyFile: key, knownHostsFile: join(work, "known_hosts"), controlFolder: work };
}
