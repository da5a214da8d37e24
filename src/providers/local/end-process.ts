import { join } from "node:path";
import { codeOf, UserError } from "../../base/errors.ts";
import { poll } from "../../base/poll.ts";
import { processStart } from "../../host/process.ts";
import { QMP_SOCKET } from "../../qemu/arguments.ts";
import { Qmp, QmpError } from "../../qemu/qmp.ts";
import type { Layout } from "./layout.ts";
import { type MachineProcess, machineProcess } from "./machine-process.ts";

/** Milliseconds that QEMU has to end after `quit`; it needs a few. */
const QUIT_WITHIN = 2_000;

/**
 * Ends a machine's process: QMP `quit`, then SIGKILL, and waits until it is gone. Gone already is no error.
 * What is killed is what was found: number, start time, asset-id and uuid are compared right before the signal.
 * @throws UserError where it does not end or belongs to another user.
 */
export async function endMachine(machine: MachineProcess, layout: Layout): Promise<void> {
  const gone = async () => ((await isGone(machine, layout)) ? true : undefined);
  if (await quit(machine)) {
    const ended = await poll(gone, { what: "quit", every: 20, within: QUIT_WITHIN }).catch((error: unknown) => {
      if (error instanceof UserError) return false;
      throw error;
    });
    if (ended) return;
  }
  if (isSame(machine, await machineProcess(machine.pid, layout))) kill(machine);
  await poll(gone, { what: `the process ${machine.pid} of ${machine.assetId} ends`, every: 20, within: 10_000 });
}

/**
 * Whether the machine has ended, or its number is another process's by now. A process on its way out shows no command
 * line for a moment: not to be recognised any more is not to be gone, its number and start have to be.
 */
async function isGone(machine: MachineProcess, layout: Layout): Promise<boolean> {
  if ((await processStart(machine.pid)) !== machine.startTime) return true;
  const now = await machineProcess(machine.pid, layout);
  return now !== undefined && !isSame(machine, now);
}

function isSame(machine: MachineProcess, now: MachineProcess | undefined): boolean {
  return (
    now !== undefined &&
    now.startTime === machine.startTime &&
    now.assetId === machine.assetId &&
    now.uuid === machine.uuid
  );
}

/** Asks QEMU to end; false where it cannot be asked: it is stopped, or serves someone else. Then the signal follows. */
async function quit(machine: MachineProcess): Promise<boolean> {
  if (!machine.cwd) return false;
  try {
    const qmp = await Qmp.connect(join(machine.cwd, QMP_SOCKET), 1_000);
    try {
      await qmp.execute("quit", {}, 1_000);
      return true;
    } finally {
      qmp.close();
    }
  } catch (error) {
    if (error instanceof QmpError) return false;
    if (["ENOENT", "ENOTDIR", "ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(codeOf(error) ?? "")) return false;
    throw error;
  }
}

function kill(machine: MachineProcess): void {
  try {
    process.kill(machine.pid, "SIGKILL");
  } catch (error) {
    if (codeOf(error) === "ESRCH") return;
    if (codeOf(error) !== "EPERM") throw error;
    throw new UserError(
      `The process ${machine.pid} of ${machine.assetId} belongs to another user.`,
      `Run the same command as that user, or: sudo kill ${machine.pid}`,
      { cause: error },
    );
  }
}
