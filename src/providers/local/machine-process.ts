import { sep } from "node:path";
import { PROOF_NAME } from "../../qemu/boot.ts";
import type { Layout } from "./layout.ts";
import { allProcesses, type ProcessInfo, readProcess } from "./proc.ts";

/** A QEMU of ours: its command line and its working folder say so. */
export interface MachineProcess extends ProcessInfo {
  assetId: string;
  uuid: string;
  /** An artifact that is booted by itself, and not the machine that it was made from. */
  proof: boolean;
}

/** The name that QEMU gets for a machine (`-name`). */
export function processName(assetId: string): string {
  return `slipway:${assetId}`;
}

/**
 * Recognises a machine of this state folder. All of it must be true, so that a process that merely mentions us is
 * never taken for ours: the program is QEMU, `-name` and `-uuid` are as we give them, and it works in our folder.
 * An artifact that is booted to prove it works below its machine's folder, and belongs to that asset-id.
 */
function recognise(info: ProcessInfo, layout: Layout): MachineProcess | undefined {
  const program = info.command[0]?.split("/").at(-1) ?? "";
  if (!program.startsWith("qemu-system-")) return undefined;
  const name = optionOf(info.command, "-name");
  const uuid = optionOf(info.command, "-uuid");
  if (name === undefined || uuid === undefined || !info.cwd?.startsWith(`${layout.machines}${sep}`)) return undefined;
  if (name.startsWith("slipway:")) return { ...info, assetId: name.slice("slipway:".length), uuid, proof: false };
  if (!name.startsWith(PROOF_NAME)) return undefined;
  const assetId = info.cwd.slice(layout.machines.length + 1).split(sep)[0] ?? "";
  return { ...info, assetId, uuid, proof: true };
}

/** Every machine of this state folder that runs now, also one whose folder is gone. */
export async function runningMachines(layout: Layout): Promise<MachineProcess[]> {
  const processes = await allProcesses();
  return processes.map((info) => recognise(info, layout)).filter((machine) => machine !== undefined);
}

/** The machine that a process is, read anew, or undefined where it is none of this state folder (any more). */
export async function machineProcess(pid: number, layout: Layout): Promise<MachineProcess | undefined> {
  const info = await readProcess(pid);
  return info && recognise(info, layout);
}

function optionOf(command: readonly string[], option: string): string | undefined {
  const index = command.indexOf(option);
  return index < 0 ? undefined : command[index + 1];
}
