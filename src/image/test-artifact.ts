import { mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import { ToolError } from "../base/run.ts";
import type { Artifact } from "../providers/format.ts";
import type { AcceleratorChoice } from "../qemu/accelerator.ts";
import { type BootedDisk, bootDisk } from "../qemu/boot.ts";
import { waitForBanner } from "../ssh/wait.ts";
import { generatePassword } from "./finish-password.ts";
import { contentChecks, type GuestExpectations, JUPYTER_PORT } from "./guest-checks.ts";
import { cleanlinessChecks } from "./guest-clean.ts";
import { composeChecks, type GuestCheck, readChecks } from "./guest-script.ts";
import { devicesFor } from "./test-devices.ts";
import { bootableDisk } from "./test-disk.ts";
import { changeExpiredPassword } from "./test-first-login.ts";
import { jupyterAccepts, jupyterAnswers } from "./test-jupyter.ts";
import { ownChecksTarget } from "./test-key.ts";
import { type PasswordLogin, runAsRoot, runWithPassword } from "./test-login.ts";
import { messageOfTheDay } from "./test-motd.ts";
import { type OwnChecks, runOwnChecks } from "./test-own.ts";
import { type CheckList, Skipped, startChecks, type TestReport } from "./test-report.ts";

export interface ArtifactTest extends GuestExpectations {
  artifact: Pick<Artifact, "format" | "path">;
  /** The default password of the image. */
  password: string;
  hostname?: string | undefined;
  /** Bytes. */
  memory: number;
  cpus: number;
  accelerator: AcceleratorChoice;
  /** Absolute path of a folder for temporary files and logs. An unpacked disk needs its space there. */
  work: string;
  own?: OwnChecks | undefined;
  signal?: AbortSignal | undefined;
}

/** Milliseconds until SSH answers: 4 times the slowest boot that was seen on an emulated machine that was not busy. */
const BOOT = 480_000;

/**
 * Boots an artifact by itself and uses it as someone does who downloaded it: login with the default password alone,
 * which must demand a new one; then everything that the image promises.
 * A check that fails is in the report; only a cancel and defects of ours are thrown.
 */
export async function testArtifact(test: ArtifactTest, task: Task): Promise<TestReport> {
  const list = startChecks(basename(test.artifact.path));
  const work = await mkdtemp(join(test.work, "test-"));
  let booted: BootedDisk | undefined;
  try {
    const devices = devicesFor(test.artifact.format);
    const port = test.jupyterPort ?? JUPYTER_PORT;
    await list.record(`boots (${devices.like})`, async () => {
      task.update(undefined, "booting");
      const disk = await bootableDisk(test.artifact, work, test.signal);
      const { diskFormat: format, controller, nic, firmware } = devices;
      const { memory, cpus, accelerator, signal } = test;
      const request = {
        disk,
        format,
        controller,
        nic,
        firmware,
        memory,
        cpus,
        accelerator,
        signal,
        work,
        forwards: [22, port],
      };
      const machine = await bootDisk(request, task);
      booted = machine;
      await machine.during((alive) => waitForBanner("127.0.0.1", machine.port(22), { within: BOOT, signal: alive }));
    });
    if (!booted || list.checks.some(({ status }) => status === "failed")) return list.report();
    const machine: BootedDisk = booted;
    const login = { host: "127.0.0.1", port: machine.port(22), user: test.user, work };
    await machine.during((signal) => useIt({ ...test, signal, work }, login, machine.port(port), list, task));
    return list.report();
  } finally {
    await booted?.stop();
    await rm(work, { recursive: true, force: true });
  }
}

async function useIt(
  test: ArtifactTest,
  login: PasswordLogin,
  jupyterPort: number,
  list: CheckList,
  task: Task,
): Promise<void> {
  const { password, signal } = test;
  const newPassword = generatePassword();
  task.update(undefined, "logging in");
  await list.record("the first login with the default password demands a new one", () =>
    changeExpiredPassword({ login, password, newPassword, signal }),
  );
  const screen = await list.record("the new password works", () =>
    runWithPassword(login, newPassword, "echo welcome", { signal }),
  );
  await list.record("the old password is refused", () => refuses(login, password, signal));
  if (screen === undefined) return; // Nothing more can be seen without a login.

  task.update(undefined, "looking around");
  const run = async (checks: readonly GuestCheck[]) => {
    const said = await list.record("root can run commands with the new password", () =>
      runAsRoot(login, newPassword, composeChecks(checks), { signal, timeout: 1_800_000 }),
    );
    if (said) list.add(...readChecks(checks, said.stdout));
  };
  await run([...cleanlinessChecks(test), ...contentChecks(test)]);

  if (!test.skipRoles?.includes("jupyter") && !test.ownPlaybook) {
    await jupyterFromOutside({ host: "127.0.0.1", port: jupyterPort, signal }, password, list);
    await messageOfTheDay(
      { login, password: newPassword, skipped: test.skipRoles?.includes("motd") ?? false, signal },
      list,
    );
  }
  if (test.own) {
    const own = test.own;
    const target = await list.record("own checks: a key for Ansible on the throw-away disk", () =>
      ownChecksTarget(login, newPassword, signal),
    );
    const logName = `tests-${test.artifact.format}`;
    if (target)
      await runOwnChecks(own, { target, work: test.work, logName, becomePassword: newPassword, signal }, list, task);
  }
}

/** @throws UserError where a login with `password` works. */
async function refuses(login: PasswordLogin, password: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    await runWithPassword(login, password, "true", { signal });
  } catch (error) {
    if (error instanceof ToolError && error.stderr.includes("Permission denied")) return;
    throw error;
  }
  throw new UserError("A login with the old password works.", "");
}

async function jupyterFromOutside(
  address: { host: string; port: number; signal?: AbortSignal | undefined },
  password: string,
  list: CheckList,
): Promise<void> {
  const answered = await list.record("JupyterLab answers 200 from outside", async () => {
    await jupyterAnswers(address);
    return true;
  });
  await list.record("JupyterLab takes the default password and refuses another", async () => {
    if (!answered) throw new Skipped("It does not answer.");
    if (await jupyterAccepts(address, `${password}x`)) throw new UserError("It lets in with a wrong password.", "");
    if (!(await jupyterAccepts(address, password))) throw new UserError("It refuses the default password.", "");
  });
}
