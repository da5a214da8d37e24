import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { GiB } from "../../../../src/base/size.ts";
import { makeDisk } from "../../../../src/providers/local/disk.ts";
import { resolveAccelerator } from "../../../../src/qemu/accelerator.ts";
import { qemuArguments, SERIAL_LOG } from "../../../../src/qemu/arguments.ts";
import { connectQmp, startQemu } from "../../../../src/qemu/process.ts";
import { readForwards } from "../../../../src/qemu/usernet.ts";
import { type Metadata, makeSeed } from "./seed.ts";

export interface LaunchRequest extends Metadata {
  /** Path of the image's disk. */
  disk: string;
  /** GiB. */
  size: number;
}

/** A QEMU machine that stands for an instance. */
export interface BridgedMachine {
  folder: string;
  /** Path of the machine's disk: qcow2 over the image's. */
  disk: string;
  /** Path of what it writes to its serial port. */
  serial: string;
  /** Presses the power button and waits for the end. */
  stop(): Promise<void>;
  /** Ends it at once, and removes its folder. */
  terminate(): Promise<void>;
}

export interface Place {
  /** Existing folder for machines. */
  work: string;
  /** Where SSH of the machine is reached. */
  address: string;
  port: number;
}

const SSH_PORT = 22;

/** Milliseconds after which the button is pressed again: a guest that is still starting may miss the first time. */
const PRESS_EVERY = 15_000;

/** Boots a machine. Resolves when QEMU runs, as RunInstances is `running` long before one can log in. */
export async function launchMachine(
  request: LaunchRequest,
  { work, address, port }: Place,
  poweredOff: () => void,
): Promise<BridgedMachine> {
  const folder = join(work, request.instanceId);
  await mkdir(folder);
  const seed = join(folder, "seed.img");
  const [disk, accelerator] = await Promise.all([
    makeDisk(folder, request.disk, request.size * GiB),
    resolveAccelerator("auto", work),
    makeSeed(seed, folder, request),
  ]);
  const args = qemuArguments({
    name: `bridge:${request.instanceId}`,
    uuid: randomUUID(),
    accelerator: accelerator.name,
    cpus: 2,
    memory: GiB,
    disk,
    seed,
    controller: "virtio",
    nic: "virtio",
    forwards: [SSH_PORT],
  });
  // Attached: it dies with the bridge, and the bridge with the test.
  const qemu = await startQemu(args, { folder, attached: true, tracked: false });
  const proxy = await qemu.during(async (signal) => {
    const qmp = await connectQmp(folder, 30_000, signal);
    try {
      return await listen(address, port, (await readForwards(qmp, [SSH_PORT])).get(SSH_PORT) ?? 0);
    } finally {
      qmp.close();
    }
  });
  let asked = false;
  void qemu.ended.then(() => {
    proxy.close();
    if (!asked) poweredOff();
  });
  return {
    folder,
    disk,
    serial: join(folder, SERIAL_LOG),
    stop: async () => {
      asked = true;
      const press = async () => {
        const qmp = await connectQmp(folder, 5_000);
        // It may end while it is asked.
        await qmp.execute("system_powerdown").catch(() => undefined);
        qmp.close();
      };
      const again = setInterval(() => void press().catch(() => undefined), PRESS_EVERY);
      if (qemu.running()) await press();
      await qemu.ended;
      clearInterval(again);
    },
    terminate: async () => {
      asked = true;
      await qemu.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A way from an address of the loopback interface to a port that the kernel picked for QEMU. */
function listen(address: string, port: number, target: number): Promise<Server> {
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    const both = [near, far];
    for (const socket of both) socket.on("error", () => void both.map((each) => each.destroy()));
    near.pipe(far).pipe(near);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => resolve(server));
  });
}
