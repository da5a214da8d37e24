import type { Tool } from "../../host/tools.ts";
import type { Plan } from "../provider.ts";
import { baseImageTools } from "./base-image/tools.ts";

const MACHINE_TOOLS: readonly Tool[] = [
  { command: "qemu-system-x86_64", package: "qemu-system-x86", purpose: "running the machine" },
  { command: "qemu-img", package: "qemu-utils", purpose: "disks" },
  { command: "setpriv", package: "util-linux", purpose: "ending tools together with this process" },
  { command: "ssh", package: "openssh-client", purpose: "logging in to the machine" },
  { command: "scp", package: "openssh-client", purpose: "copying files to the machine" },
  { command: "ssh-keygen", package: "openssh-client", purpose: "the machine's keys" },
  { command: "mkfs.vfat", package: "dosfstools", purpose: "the seed of the first boot" },
  { command: "mcopy", package: "mtools", purpose: "the seed of the first boot" },
];

/** Exports are proven by booting them, one of them with UEFI. */
const UEFI: Tool = {
  command: "/usr/share/OVMF/OVMF_CODE_4M.fd",
  package: "ovmf",
  purpose: "booting exports with UEFI",
};

/** What the base image, the machine and the proof of its exports need on this computer. Those of Ansible come on top. */
export function neededTools(plan: Pick<Plan, "base" | "formats">): Tool[] {
  const tools = [...MACHINE_TOOLS, ...(plan.formats.length > 0 ? [UEFI] : [])];
  const known = new Set(tools.map(({ command }) => command));
  return [...tools, ...baseImageTools(plan.base).filter(({ command }) => !known.has(command))];
}
