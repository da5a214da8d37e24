import { formatDuration } from "../base/duration.ts";
import { CancelledError, UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import { sshScript } from "../ssh/client.ts";
import type { SshTarget } from "../ssh/target.ts";
import { waitForBanner, waitForLogin } from "../ssh/wait.ts";

/**
 * Waits for cloud-init and then for apt's locks, which a first boot may hold.
 * `cloud-init status --wait` ends with 0 (done), 1 (failed) or, since 23.4, 2 (done, with complaints that it got over).
 */
const FIRST_BOOT = `
code=0
cloud-init status --wait >/dev/null 2>&1 || code=$?
if [ "$code" -ne 0 ]; then
  cloud-init status --long | tail -n 30
  grep -hE 'WARNING|ERROR|CRITICAL' /var/log/cloud-init.log | tail -n 12 || true
fi
[ "$code" -eq 0 ] || [ "$code" -eq 2 ] || exit 1
[ "$code" -eq 0 ] || echo "first-boot: complaints"
python3 - <<'PYTHON'
import fcntl, os
for path in ("/var/lib/dpkg/lock-frontend", "/var/lib/dpkg/lock", "/var/lib/apt/lists/lock"):
    if os.path.exists(path):
        with open(path, "w") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX)
PYTHON
`;

export interface ReadyOptions {
  /** Milliseconds for all of it. */
  within: number;
  signal: AbortSignal;
  /** What to do where the time was not enough. */
  remedy: string;
}

/**
 * Waits until one can work on a machine: SSH's banner, a login by key, the end of cloud-init, apt at rest.
 * Where a command of this machine makes the connection there is no port to ask for a banner.
 * @throws UserError with the part that failed; CancelledError.
 */
export async function waitUntilReady(target: SshTarget, options: ReadyOptions, task: Task): Promise<void> {
  const { within, signal, remedy } = options;
  const begin = Date.now();
  const left = () => Math.max(within - (Date.now() - begin), 1_000);
  task.update(undefined, "waiting for SSH");
  if (target.proxyCommand === undefined)
    await waitForBanner(target.host, target.port, { within: left(), signal, remedy });
  await waitForLogin(target, { within: left(), signal, remedy });
  task.detail(`SSH after ${formatDuration(Date.now() - begin)}`);
  task.update(undefined, "first boot");
  await finishFirstBoot(target, left(), signal, task);
  task.line(`Ready after ${formatDuration(Date.now() - begin)}`);
}

async function finishFirstBoot(target: SshTarget, within: number, signal: AbortSignal, task: Task): Promise<void> {
  const deadline = AbortSignal.timeout(within);
  try {
    const { code, stdout } = await sshScript(target, FIRST_BOOT, {
      name: "the first boot",
      sudo: true,
      accept: [0, 1],
      signal: AbortSignal.any([signal, deadline]),
    });
    if (code === 1) {
      throw new UserError(
        `cloud-init failed in the guest:\n${stdout.trim()}`,
        "The base image or the seed is at fault: see the lines above.",
      );
    }
    if (stdout.includes("first-boot: complaints")) task.line(`cloud-init complained and went on:\n${stdout.trim()}`);
  } catch (error) {
    if (!(error instanceof CancelledError) || signal.aborted) throw error;
    throw new UserError(
      `The guest's first boot did not end within ${formatDuration(within)} after the login.`,
      "Look at /var/log/cloud-init.log in the guest, or allow it more time: boot-timeout.",
    );
  }
}
