import { randomUUID } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { codeOf, UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import { type AcceleratorChoice, resolveAccelerator } from "./accelerator.ts";
import { type Controller, type Nic, qemuArguments, SERIAL_LOG, type UefiFiles } from "./arguments.ts";
import { createOverlay, type DriverName } from "./overlay.ts";
import { connectQmp, type QemuProcess, startQemu } from "./process.ts";
import { findUefi } from "./uefi.ts";
import { readForwards } from "./usernet.ts";

/** How the name of such a QEMU begins (`-name`). */
export const PROOF_NAME = "slipway-boot:";

export interface BootRequest {
  /** Absolute path of the artifact's disk; it is never written to. */
  disk: string;
  /** `raw`, `qcow2`, `vmdk`, `vdi`, `vhd` (or `vpc`, QEMU's name for it), `vhdx`. Always named: a fixed VHD looks like raw. */
  format: string;
  controller: Controller;
  nic: Nic;
  firmware: "bios" | "uefi";
  /** Bytes. */
  memory: number;
  cpus: number;
  /** Existing folder; a folder for this boot is made in it, and removed by `stop`. */
  work: string;
  /** TCP ports of the guest to reach. */
  forwards: readonly number[];
  accelerator: AcceleratorChoice;
  /** Ends the machine, and everything that goes through `during`; `stop` is still to be called. */
  signal?: AbortSignal | undefined;
}

export interface BootedDisk {
  /** The port on 127.0.0.1 that leads to a guest's port. @throws Error for a port that was not asked for. */
  port(guestPort: number): number;
  /** Absolute path; what the guest wrote to its first serial port. */
  serialLog: string;
  readonly pid: number;
  /** False once QEMU has ended. */
  running(): boolean;
  /** Does work that needs the machine; ends at once with QEMU's and the guest's last words when QEMU ends. */
  during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Ends the machine at once and removes its folder. A second call does nothing. */
  stop(): Promise<void>;
}

/**
 * Boots a disk by itself on a throw-away overlay, as someone does who downloaded it: no seed, no key, nothing of ours.
 * It returns as soon as QEMU runs (the guest is still booting), and the machine dies with this process.
 * @throws UserError for a format or firmware that is not there, or when QEMU ends at once.
 */
export async function bootDisk(request: BootRequest, task: Task): Promise<BootedDisk> {
  const format = driverName(request.format);
  const accelerator = await resolveAccelerator(request.accelerator, request.work, request.signal);
  const folder = await mkdtemp(join(request.work, "boot-"));
  let qemu: QemuProcess | undefined;
  const kill = () => void qemu?.kill();
  const stop = async () => {
    request.signal?.removeEventListener("abort", kill);
    await qemu?.kill();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const overlay = join(folder, "overlay.qcow2");
    await createOverlay({ path: overlay, backing: request.disk, backingFormat: format }, request.signal);
    const uefi = request.firmware === "uefi" ? await ownVariables(folder) : undefined;
    const args = qemuArguments({
      name: `${PROOF_NAME}${basename(request.disk).replaceAll(",", "_")}`,
      uuid: randomUUID(),
      accelerator: accelerator.name,
      cpus: request.cpus,
      memory: request.memory,
      disk: overlay,
      controller: request.controller,
      nic: request.nic,
      forwards: request.forwards,
      uefi,
    });
    task.detail(`qemu-system-x86_64 ${args.join(" ")}`);
    const started = await startQemu(args, { folder, attached: true, signal: request.signal });
    qemu = started;
    request.signal?.addEventListener("abort", kill, { once: true });
    const forwards = await started.during(async (signal) => {
      const qmp = await connectQmp(folder, 30_000, signal);
      try {
        return await readForwards(qmp, request.forwards);
      } finally {
        qmp.close();
      }
    });
    return {
      port: (guestPort) => {
        const port = forwards.get(guestPort);
        if (port === undefined) throw new Error(`The guest's port ${guestPort} was not asked for.`);
        return port;
      },
      serialLog: join(folder, SERIAL_LOG),
      pid: started.pid,
      running: started.running,
      during: started.during,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function driverName(format: string): DriverName {
  const names: Record<string, DriverName> = {
    ...{ raw: "raw", qcow2: "qcow2", vmdk: "vmdk", vdi: "vdi", vhdx: "vhdx" },
    ...{ vhd: "vpc", vpc: "vpc" },
  };
  const name = names[format];
  if (!name)
    throw new UserError(
      `A disk of the format ${format} cannot be booted.`,
      `Use one of ${Object.keys(names).join(", ")}.`,
    );
  return name;
}

/** UEFI writes its variables, so each machine has a copy of the template. */
async function ownVariables(folder: string): Promise<UefiFiles> {
  const { code, vars } = await findUefi();
  const own = join(folder, "uefi-vars.fd");
  try {
    await copyFile(vars, own);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    throw new UserError(`The UEFI firmware ${vars} is gone.`, "Install the package ovmf.", { cause: error });
  }
  return { code, vars: own };
}
