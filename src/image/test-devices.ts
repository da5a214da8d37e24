import type { Format } from "../providers/format.ts";
import type { Controller, Nic } from "../qemu/arguments.ts";

/** The devices of the hypervisor that people boot a format in, as QEMU has them. */
export interface Devices {
  /** Format of the disk as it is booted: named, because a fixed VHD looks like a raw disk. */
  diskFormat: string;
  controller: Controller;
  nic: Nic;
  firmware: "bios" | "uefi";
  /** In words, for the report. */
  like: string;
}

const DEVICES: Record<Format, Devices> = {
  vmdk: { diskFormat: "vmdk", controller: "pvscsi", nic: "vmxnet3", firmware: "bios", like: "VMware: pvscsi, vmxnet3" },
  // Generation 1 of Hyper-V has an IDE controller; QEMU has no other of its devices.
  vhd: {
    diskFormat: "vpc",
    controller: "ide",
    nic: "e1000",
    firmware: "bios",
    like: "Hyper-V generation 1: IDE, e1000",
  },
  raw: { diskFormat: "raw", controller: "virtio", nic: "virtio", firmware: "uefi", like: "a cloud: virtio, UEFI" },
  qcow2: {
    diskFormat: "qcow2",
    controller: "virtio",
    nic: "virtio",
    firmware: "bios",
    like: "QEMU and libvirt: virtio",
  },
  vdi: { diskFormat: "vdi", controller: "ahci", nic: "e1000", firmware: "bios", like: "VirtualBox: AHCI, e1000" },
  ova: { diskFormat: "vmdk", controller: "lsi", nic: "e1000", firmware: "bios", like: "OVF: LSI Logic, e1000" },
};

/** The devices to boot an artifact of a format with. */
export function devicesFor(format: Format): Devices {
  return DEVICES[format];
}
