import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../base/errors.ts";
import type { Task } from "../../base/progress.ts";
import { ownMark } from "../../host/process.ts";
import { type AcceleratorChoice, resolveAccelerator } from "../../qemu/accelerator.ts";
import { qemuArguments } from "../../qemu/arguments.ts";
import { connectQmp, type QemuProcess, startQemu } from "../../qemu/process.ts";
import { readForwards } from "../../qemu/usernet.ts";
import { controlFolderOf, makeControlFolder } from "../../ssh/control-folder.ts";
import type { Machine, MachineRequest } from "../provider.ts";
import { waitUntilReady } from "../ready.ts";
import { makeDisk } from "./disk.ts";
import { forgetHostKey, makeKeys, writeKnownHosts } from "./keys.ts";
import { FILES, type Layout, machineFolder } from "./layout.ts";
import { machineOf } from "./machine.ts";
import { processName } from "./machine-process.ts";
import { makeMachineFolder } from "./make-folder.ts";
import { makeSeed } from "./seed.ts";
import { changeTags, type Tags } from "./tags.ts";

export interface LaunchOptions {
  accelerator: AcceleratorChoice;
  /** Milliseconds until one can work on it. Default: 90 s with KVM, 4 min without. */
  bootTimeout?: number | undefined;
  signal?: AbortSignal | undefined;
  now?: (() => number) | undefined;
}

/** Four times what a first boot took in trials (SSH after 25 to 33 s under emulation, and once 66 s). */
const READY_WITHIN = { kvm: 90_000, tcg: 240_000 };

const SSH_PORT = 22;

const SLOW_BOOT =
  "The serial log in the machine's folder says how far the guest came. On a slow machine allow it more time: boot-timeout.";

/**
 * Makes a machine and waits until one can work on it.
 *
 * After an error what was made is still there, tagged: whoever asked decides whether it is kept (`--on-error`), and
 * `assets` and `remove` find it. The one exception is AssetIdInUseError: then nothing was made.
 * @throws AssetIdInUseError, UserError with the logs' last lines where the machine ends early, CancelledError.
 */
export async function launch(
  request: MachineRequest,
  layout: Layout,
  options: LaunchOptions,
  task: Task,
): Promise<Machine> {
  const { signal } = options;
  const { folder, tags } = await makeTagged(request, layout, new Date((options.now ?? Date.now)()));
  const [accelerator, keys] = await Promise.all([
    resolveAccelerator(options.accelerator, folder, signal),
    prepare(request, tags, folder, signal),
  ]);
  task.line(`Acceleration: ${accelerator.reason}`);
  const qemu = await startQemu(
    qemuArguments({
      name: processName(request.assetId),
      uuid: tags.uuid,
      accelerator: accelerator.name,
      cpus: request.cpus,
      memory: request.memory,
      disk: join(folder, FILES.disk),
      seed: join(folder, FILES.seed),
      controller: "virtio",
      nic: "virtio",
      forwards: [SSH_PORT],
    }),
    { folder, attached: request.attached, tracked: request.kept !== true, signal },
  );
  return qemu.during(async (during) => {
    const sshPort = await readSshPort(qemu, during);
    await writeKnownHosts(folder, sshPort, keys.host.public);
    const running = await changeTags(folder, (old) => ({ ...old, sshPort }));
    const machine = machineOf(running, folder);
    const within = options.bootTimeout ?? READY_WITHIN[accelerator.name];
    await waitUntilReady(machine.ssh, { within, signal: during, remedy: SLOW_BOOT }, task);
    await changeTags(folder, (old) => ({ ...old, ready: true }));
    return machine;
  });
}

async function makeTagged(
  request: MachineRequest,
  layout: Layout,
  created: Date,
): Promise<{ folder: string; tags: Tags }> {
  const place = machineFolder(layout, request.assetId);
  const controlFolder = controlFolderOf(place);
  const tags: Tags = {
    assetId: request.assetId,
    lifetime: "ephemeral",
    provider: "local",
    created: created.toISOString(),
    expires: request.expires.toISOString(),
    owner: request.owner,
    base: request.base,
    uuid: randomUUID(),
    stays: request.stays,
    kept: false,
    maker: await ownMark(),
    user: request.user,
    cpus: request.cpus,
    memory: request.memory,
    controlFolder,
    folders: controlFolder === place ? [] : [controlFolder],
    ready: false,
  };
  return { folder: await makeMachineFolder(layout, tags), tags };
}

/** Disk, keys, seed and the folder of the control socket, side by side where one does not need the other. */
async function prepare(request: MachineRequest, tags: Tags, folder: string, signal?: AbortSignal) {
  const seeded = async () => {
    const keys = await makeKeys(folder, `slipway-${request.assetId}`, signal);
    await makeSeed(folder, { ...request, uuid: tags.uuid, keys }, signal);
    await forgetHostKey(folder);
    return keys;
  };
  const control = async () => {
    if (tags.controlFolder === folder || (await makeControlFolder(tags.controlFolder, tags.assetId))) return;
    // Somebody else has that name: without a folder of its own the connection is not shared, which is only slower.
    await changeTags(folder, (old) => ({ ...old, controlFolder: folder, folders: [] }));
  };
  const disk = makeDisk(folder, request.base.handle, request.diskSize, signal);
  const [keys] = await Promise.all([seeded(), disk, control(), mkdir(join(folder, FILES.work))]);
  return keys;
}

async function readSshPort(qemu: QemuProcess, signal: AbortSignal): Promise<number> {
  const qmp = await connectQmp(qemu.folder, 30_000, signal);
  try {
    const port = (await readForwards(qmp, [SSH_PORT])).get(SSH_PORT);
    if (port === undefined) throw new UserError("QEMU forwards no port to the guest's SSH.", "Run again.");
    return port;
  } finally {
    qmp.close();
  }
}
