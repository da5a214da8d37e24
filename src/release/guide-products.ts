import { formatSize } from "../base/size.ts";
import type { ManifestArtifact } from "../image/manifest.ts";
import type { Format } from "../providers/format.ts";
import { powerShellWord, shellWord } from "./quoting.ts";

/** A sentence for people, or something to type. */
export type Step = { text: string } | { code: string };

type Steps = (artifact: ManifestArtifact, names: { machine: string; jupyterPort: number | undefined }) => Step[];

export interface Product {
  product: string;
  hint: string;
  /** Formats it can take, the best first. */
  ways: readonly (readonly [Format, Steps])[];
}

const sentence = (text: string): Step => ({ text });
const type = (code: string): Step => ({ code });

/** What people run virtual machines with. */
export const PRODUCTS: readonly Product[] = [
  {
    product: "VirtualBox",
    hint: "Windows, macOS on Intel, Linux",
    ways: [
      [
        "ova",
        ({ file }) => [
          sentence("File → Import Appliance, choose the file, Finish. Or in a terminal:"),
          type(`VBoxManage import ${shellWord(file)}`),
        ],
      ],
      [
        "vdi",
        () => [
          sentence(
            "Machine → New, a 64-bit Linux, at least 2 GiB of memory; under Hard Disk choose “Use an Existing Virtual Hard Disk File” and this file.",
          ),
        ],
      ],
      [
        "vmdk",
        ({ file }, { machine }) => [
          sentence(
            "Turn it into VirtualBox's own kind of disk first, then choose that for a new 64-bit Linux machine:",
          ),
          type(`VBoxManage clonemedium disk ${shellWord(file)} ${machine}.vdi --format VDI`),
        ],
      ],
    ],
  },
  {
    product: "VMware",
    hint: "Workstation, Fusion, ESXi, vSphere",
    ways: [
      [
        "ova",
        () => [
          sentence(
            "Workstation and Fusion: File → Open, choose the file. ESXi and vSphere: “Deploy OVF Template”, choose the file and a network with DHCP.",
          ),
        ],
      ],
      [
        "vmdk",
        ({ file }, { machine }) => [
          sentence(
            "ESXi: upload the file to a datastore, unpack it there in a shell, and choose it as the existing disk of a new 64-bit Linux machine (BIOS, LSI Logic or paravirtual SCSI):",
          ),
          type(`vmkfstools -i ${shellWord(file)} -d thin ${machine}.vmdk`),
          sentence("Workstation:"),
          type(`vmware-vdiskmanager -r ${shellWord(file)} -t 0 ${machine}.vmdk`),
        ],
      ],
    ],
  },
  {
    product: "Hyper-V",
    hint: "Windows Pro, Windows Server",
    ways: [
      [
        "vhd",
        ({ file }, { machine }) => [
          sentence("A machine of generation 1 with this disk, in PowerShell as administrator:"),
          type(
            `New-VM -Name ${machine} -Generation 1 -MemoryStartupBytes 2GB -VHDPath ${powerShellWord(file)} -SwitchName "Default Switch"\nStart-VM ${machine}`,
          ),
        ],
      ],
    ],
  },
  {
    product: "Azure",
    hint: "a managed disk from a fixed VHD",
    ways: [
      [
        "vhd",
        ({ file, size }, { machine }) => [
          sentence(
            `Upload the file as a page blob (${formatSize(size)}; empty pages are skipped), make a disk of generation V1 from it, and a machine around the disk:`,
          ),
          type(
            [
              `az storage blob upload --account-name ACCOUNT --container-name CONTAINER --type page --name ${machine}.vhd --file ${shellWord(file)}`,
              `az disk create --resource-group GROUP --name ${machine} --os-type Linux --hyper-v-generation V1 --source https://ACCOUNT.blob.core.windows.net/CONTAINER/${machine}.vhd`,
              `az vm create --resource-group GROUP --name ${machine} --attach-os-disk ${machine} --os-type Linux`,
            ].join("\n"),
          ),
        ],
      ],
    ],
  },
  {
    product: "QEMU, libvirt, Proxmox",
    hint: "Linux",
    ways: [
      [
        "qcow2",
        ({ file }, { machine, jupyterPort }) => [
          sentence("With libvirt:"),
          type(
            `virt-install --name ${machine} --memory 2048 --vcpus 2 --import --disk ${shellWord(file)} --osinfo detect=on,require=off`,
          ),
          sentence(
            `With QEMU alone; then ssh -p 2222 to 127.0.0.1${jupyterPort === undefined ? "" : `, and JupyterLab at http://127.0.0.1:${jupyterPort}/`}:`,
          ),
          type(
            [
              "qemu-system-x86_64 -accel kvm -m 2048 -smp 2 \\",
              `  -drive file=${shellWord(file)},if=virtio \\`,
              `  -nic user,model=virtio-net-pci,hostfwd=tcp:127.0.0.1:2222-:22${jupyterPort === undefined ? "" : `,hostfwd=tcp:127.0.0.1:${jupyterPort}-:${jupyterPort}`}`,
            ].join("\n"),
          ),
          sentence("With Proxmox, for a machine that has the number 100:"),
          type(`qm importdisk 100 ${shellWord(file)} local-lvm`),
        ],
      ],
    ],
  },
  {
    product: "A disk of its own",
    hint: "a real machine, an SSD, other clouds",
    ways: [
      [
        "raw",
        ({ file, compression }) => [
          sentence("Unpack it to a file:"),
          type(compression === "gzip" ? `gzip -dk ${shellWord(file)}` : `zstd -d ${shellWord(file)}`),
          sentence("Or write it to a disk. Everything on that disk is lost, so look twice at its name (lsblk):"),
          type(
            `${compression === "gzip" ? "gzip" : "zstd"} -dc ${shellWord(file)} | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress`,
          ),
        ],
      ],
    ],
  },
];
