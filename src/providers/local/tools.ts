import type { Tool } from "../../host/tools.ts";
import type { Plan } from "../provider.ts";
import { baseImageTools } from "./base-image/tools.ts";

const MACHINE_TOOLS: readonly Tool[] = [
  { command: "qemu-system-x86_64", package: "qemu-system-x86", purpose: "running the machine" },
  { command: "qemu-img", package: "qemu-utils", purpose: "disks" },
  { command: "setpriv", package: "util-linux", purpose: "ending tools together with this process" },
  { command: "ssh", package: "openssh-client", purpose: "logging in to the machine" },
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

const ZSTD: Tool = { command: "zstd", package: "zstd", purpose: "compressing raw exports" };

/** Where no Ansible is on the PATH, one is installed into a virtual environment. */
export const PYTHON_VENV: Tool = {
  command: "python3-venv",
  package: "python3-venv",
  purpose: "installing Ansible",
  probe: "command -v ansible-playbook || python3 -c 'import ensurepip, venv'",
};

/** What is installed where that is allowed: Ansible's own check tells of a missing Python, so it is no tool of the machine's. */
export function toolsToInstall(plan: Pick<Plan, "base" | "formats">): Tool[] {
  return [...neededTools(plan), PYTHON_VENV];
}

/**
 * What the base image, the machine and the proof of its exports need on this computer. Those of Ansible come on top.
 * @param plan without a base where only exports are proven here.
 */
export function neededTools(plan: Pick<Plan, "formats"> & { base: Plan["base"] | undefined }): Tool[] {
  const tools = [
    ...MACHINE_TOOLS,
    ...(plan.formats.length > 0 ? [UEFI] : []),
    ...(plan.formats.includes("raw") ? [ZSTD] : []),
  ];
  const known = new Set(tools.map(({ command }) => command));
  const forBase = plan.base ? baseImageTools(plan.base) : [];
  return [...tools, ...forBase.filter(({ command }) => !known.has(command))];
}
