import { constants, copyFile, link, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../../src/base/run.ts";
import { convertImage } from "../../../../src/qemu/img.ts";
import type { BridgedMachine } from "./machine.ts";

/** How AWS writes each format: VMDK is stream-optimised (VM Import/Export User Guide); VHD is dynamic, our reading. */
const FORMATS: Readonly<Record<string, { format: string; options: string[]; ending: string }>> = {
  VMDK: { format: "vmdk", options: ["subformat=streamOptimized"], ending: "vmdk" },
  VHD: { format: "vpc", options: ["subformat=dynamic", "force_size=on"], ending: "vhd" },
  RAW: { format: "raw", options: [], ending: "raw" },
};

/** Keeps the disk of a machine at rest as an image's own. @returns its path. */
export async function keepDisk(machine: BridgedMachine, imageId: string, work: string): Promise<string> {
  const folder = join(work, imageId);
  await mkdir(folder);
  const [disk, base] = [join(folder, "disk.qcow2"), join(folder, "base")];
  await Promise.all([
    copyFile(machine.disk, disk, constants.COPYFILE_FICLONE),
    link(await backingOf(machine.disk), base),
  ]);
  // Unsafe only in name: the base is the same file under another name.
  await run("qemu-img", ["rebase", "-u", "-f", "qcow2", "-b", base, "-F", await formatOf(machine.disk), disk]);
  return disk;
}

/** Writes an image's disk in a format of AWS's. @returns the path of a file of the caller's own. */
export async function exportDisk(disk: string, name: string, imageId: string, work: string): Promise<string> {
  const target = FORMATS[name];
  if (!target) throw new Error(`There is no format ${name}.`);
  const path = join(work, `export-${imageId}.${target.ending}`);
  await convertImage({ path: disk, format: "qcow2" }, { path, format: target.format }, { options: target.options });
  return path;
}

async function infoOf(disk: string): Promise<Record<string, unknown>> {
  const { stdout } = await run("qemu-img", ["info", "--output=json", "-f", "qcow2", disk]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const backingOf = async (disk: string) => String((await infoOf(disk))["full-backing-filename"]);
const formatOf = async (disk: string) => String((await infoOf(disk))["backing-filename-format"]);
