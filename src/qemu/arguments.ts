import { MiB } from "../base/size.ts";
import type { Accelerator } from "./accelerator.ts";

/** What the guest's disk hangs on. */
export type Controller = "virtio" | "pvscsi" | "ide" | "ahci" | "lsi";

export type Nic = "virtio" | "vmxnet3" | "e1000" | "rtl8139";

/** UEFI firmware: code that is shared, and variables that are the machine's own. Absolute paths. */
export interface UefiFiles {
  code: string;
  vars: string;
}

export interface QemuRequest {
  /** Shown by `ps`, and what a stray process is recognised by. */
  name: string;
  /** Version 4, lower case. */
  uuid: string;
  accelerator: Accelerator["name"];
  cpus: number;
  /** Bytes. */
  memory: number;
  /** Absolute path of a qcow2 disk. */
  disk: string;
  controller: Controller;
  nic: Nic;
  /** Absolute path of a raw, read-only disk with the cloud-init seed; absent: none. */
  seed?: string | undefined;
  uefi?: UefiFiles | undefined;
  /** TCP ports of the guest, each reached by a loopback port that the kernel picks. */
  forwards: readonly number[];
}

/** Files in QEMU's working folder. Relative, so that the socket's path stays short however deep the folder is. */
export const QMP_SOCKET = "qmp.sock";
export const SERIAL_LOG = "serial.log";
export const STDERR_LOG = "qemu.log";

/**
 * The disk's device; a Debian 12 started from each of them in trials. `lsi` is the 53C895A (driver sym53c8xx): behind
 * QEMU's mptsas1068 Linux 6.1 found no disk, although its driver was loaded.
 */
const DISK_DEVICES: Record<Controller, string[]> = {
  virtio: ["-device", "virtio-blk-pci,drive=disk,bootindex=0"],
  pvscsi: ["-device", "pvscsi,id=scsi", "-device", "scsi-hd,bus=scsi.0,drive=disk,bootindex=0"],
  lsi: ["-device", "lsi53c895a,id=scsi", "-device", "scsi-hd,bus=scsi.0,drive=disk,bootindex=0"],
  ide: ["-device", "ide-hd,bus=ide.0,drive=disk,bootindex=0"],
  ahci: ["-device", "ide-hd,bus=ide.0,drive=disk,bootindex=0"],
};

const NIC_DEVICES: Record<Nic, string> = {
  virtio: "virtio-net-pci",
  vmxnet3: "vmxnet3",
  e1000: "e1000",
  rtl8139: "rtl8139",
};

/** Emulation: `thread=multi` uses a thread for each CPU; the translation buffer of 512 MiB was the fastest of those tried. */
const ACCELERATION: Record<Accelerator["name"], string[]> = {
  kvm: ["-accel", "kvm", "-cpu", "host"],
  tcg: ["-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max"],
};

/**
 * QEMU's command line for a machine, without the program's name. Its working folder takes the socket and the logs.
 * Disks are described in JSON, in which a comma in a path needs no care.
 */
export function qemuArguments(request: QemuRequest): string[] {
  // Only the old chipset has an IDE controller; the newer one has AHCI at the same name.
  const chipset = request.controller === "ide" ? "pc" : "q35";
  const firmware = request.uefi ? ",pflash0=uefi-code,pflash1=uefi-vars" : "";
  return [
    ...["-name", request.name, "-uuid", request.uuid],
    ...["-no-user-config", "-nodefaults", "-display", "none"],
    ...["-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"],
    ...["-machine", `${chipset}${firmware}`, ...ACCELERATION[request.accelerator]],
    ...["-smp", String(request.cpus), "-m", `${Math.round(request.memory / MiB)}M`],
    ...(request.uefi ? uefiDisks(request.uefi) : []),
    ...["-blockdev", JSON.stringify(overlayNode(request.disk)), ...DISK_DEVICES[request.controller]],
    ...(request.seed
      ? ["-blockdev", JSON.stringify(seedNode(request.seed)), "-device", "virtio-blk-pci,drive=seed"]
      : []),
    ...["-netdev", netdev(request.forwards), "-device", `${NIC_DEVICES[request.nic]},netdev=net,romfile=`],
    ...["-device", "virtio-rng-pci"],
    // A display adapter that nobody looks at: some boot loaders stop without one.
    ...["-vga", "std"],
    // A file, not a socket: a socket that nobody drains blocks the guest's shutdown.
    ...["-chardev", `file,id=serial,path=${SERIAL_LOG}`, "-serial", "chardev:serial"],
    ...["-chardev", `socket,id=qmp,path=${QMP_SOCKET},server=on,wait=off`, "-mon", "chardev=qmp,mode=control"],
  ];
}

function netdev(forwards: readonly number[]): string {
  return ["user,id=net", ...forwards.map((port) => `hostfwd=tcp:127.0.0.1:0-:${port}`)].join(",");
}

/** The disk is thrown away or converted, never trusted after a crash of the host: so nothing is ever synced. */
function overlayNode(path: string) {
  return {
    driver: "qcow2",
    "node-name": "disk",
    discard: "unmap",
    "detect-zeroes": "unmap",
    cache: { direct: false, "no-flush": true },
    file: { driver: "file", filename: path, discard: "unmap", cache: { direct: false, "no-flush": true } },
  };
}

function seedNode(path: string) {
  return { driver: "raw", "node-name": "seed", "read-only": true, file: { driver: "file", filename: path } };
}

function uefiDisks(files: UefiFiles): string[] {
  const code = {
    driver: "raw",
    "node-name": "uefi-code",
    "read-only": true,
    file: { driver: "file", filename: files.code },
  };
  const vars = { driver: "raw", "node-name": "uefi-vars", file: { driver: "file", filename: files.vars } };
  return ["-blockdev", JSON.stringify(code), "-blockdev", JSON.stringify(vars)];
}
