import { join } from "node:path";
import { formatDuration } from "../../base/duration.ts";
import { CancelledError, UserError } from "../../base/errors.ts";
import { poll } from "../../base/poll.ts";
import type { Task } from "../../base/progress.ts";
import { QMP_SOCKET, SERIAL_LOG } from "../../qemu/arguments.ts";
import { imageInfo } from "../../qemu/img.ts";
import { tail } from "../../qemu/process.ts";
import { Qmp, QmpError } from "../../qemu/qmp.ts";
import { closeConnection } from "../../ssh/client.ts";
import type { Image } from "../provider.ts";
import { FILES, type Layout } from "./layout.ts";
import { findTags, machineOf, processOf } from "./machine.ts";
import { machineProcess } from "./machine-process.ts";
import { removeInside } from "./remove.ts";
import { changeTags, type Tags } from "./tags.ts";

/** Milliseconds that a guest has to shut down: 1 to 3 s in trials, and services may take their time to stop. */
const SHUTDOWN_WITHIN = { kvm: 60_000, tcg: 120_000 };

/** Milliseconds after which the power button is pressed again: a guest that is still starting may miss the first time. */
const PRESS_EVERY = 15_000;

/**
 * Shuts a machine down cleanly and keeps its disk. What is no longer needed goes: keys, seed, control socket.
 * An image that was captured already is returned as it is.
 * @throws UserError where there is no such machine, or the guest did not shut down by itself: its disk may then be
 *   in the middle of a write, and nobody should export it.
 */
export async function capture(
  assetId: string,
  layout: Layout,
  signal: AbortSignal | undefined,
  task: Task,
): Promise<Image> {
  const { folder, tags } = await findTags(assetId, layout);
  if (tags.captured) return imageOf(tags, folder, tags.captured.virtualSize);
  const machine = await processOf(tags, layout);
  if (!machine) {
    throw new UserError(
      `The machine ${assetId} does not run any more, so nobody can tell whether its disk is whole.`,
      `Remove it with \`slipway tear-down --asset-id ${assetId}\` and build again.`,
    );
  }
  task.update(undefined, "shutting down");
  if (tags.sshPort !== undefined) await closeConnection(machineOf(tags, folder).ssh);
  await shutDown(folder, machine.command.includes("kvm") ? "kvm" : "tcg", signal);
  const gone = async () => ((await machineProcess(machine.pid, layout))?.uuid === tags.uuid ? undefined : true);
  await poll(gone, { what: "QEMU ends after the guest's shutdown", every: 20, within: 30_000, signal });
  const { virtualSize } = await imageInfo({ path: join(folder, FILES.disk), format: "qcow2" });
  const captured = await changeTags(folder, (old) => ({
    ...old,
    captured: { at: new Date().toISOString(), virtualSize },
  }));
  const done = [FILES.key, `${FILES.key}.pub`, FILES.hostKey, `${FILES.hostKey}.pub`, FILES.knownHosts, FILES.seed];
  await Promise.all(done.map((name) => removeInside(join(folder, name), layout.machines)));
  return imageOf(captured, folder, virtualSize);
}

/** Presses the power button and waits until QEMU says that the guest has shut down. */
async function shutDown(folder: string, accelerator: "kvm" | "tcg", signal: AbortSignal | undefined): Promise<void> {
  const within = SHUTDOWN_WITHIN[accelerator];
  const qmp = await Qmp.connect(join(folder, QMP_SOCKET));
  let pressed = 0;
  const probe = async (): Promise<"clean" | "torn" | undefined> => {
    if (qmp.events.some(({ event, data }) => event === "SHUTDOWN" && data.guest === true)) return "clean";
    if (qmp.closed) return "torn";
    if (Date.now() - pressed >= PRESS_EVERY) {
      pressed = Date.now();
      await qmp.execute("system_powerdown").catch(ignoreQmpError); // If QEMU ended, the next round sees why.
    }
    return undefined;
  };
  const late = AbortSignal.timeout(within);
  const either = signal ? AbortSignal.any([signal, late]) : late;
  try {
    const answer = await poll(probe, { what: "the guest shuts down", every: 50, within: 2 * within, signal: either });
    if (answer === "torn") throw await unclean(folder, "QEMU ended before the guest had shut down");
  } catch (error) {
    if (!(error instanceof CancelledError) || signal?.aborted) throw error;
    throw await unclean(folder, `the guest did not shut down within ${formatDuration(within)}`);
  } finally {
    qmp.close();
  }
}

function ignoreQmpError(error: unknown): void {
  if (!(error instanceof QmpError)) throw error;
}

async function unclean(folder: string, why: string): Promise<UserError> {
  const last = await tail(join(folder, SERIAL_LOG), 15);
  return new UserError(
    `No image was captured: ${why}.${last ? `\nThe guest's last lines:\n${last}` : ""}`,
    "Log in and see with `systemctl list-jobs` what holds it, or tear the machine down and build again.",
  );
}

function imageOf(tags: Tags, folder: string, virtualSize: number): Image {
  return { assetId: tags.assetId, provider: "local", base: tags.base, handle: join(folder, FILES.disk), virtualSize };
}
