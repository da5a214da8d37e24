import { lstat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { codeOf, type Problem } from "../../base/errors.ts";
import { formatSize, GiB, MiB } from "../../base/size.ts";
import type { Tool } from "../../host/tools.ts";
import { unwritable } from "../../host/writable.ts";
import { virtualSizeOf } from "../../qemu/overlay.ts";
import { ASSET_ID_RULE, isAssetId } from "../asset-id.ts";
import { EXPECTED_CONTENT } from "../expected-content.ts";
import type { Format } from "../format.ts";
import type { BaseImageRequest, Plan } from "../provider.ts";
import { parseReference } from "./base-image/reference.ts";
import { tooSmall } from "./disk.ts";
import { type Layout, machineFolder } from "./layout.ts";
import { describeUser } from "./make-folder.ts";
import { neededTools } from "./tools.ts";

/** The smallest disk that the default content fits on: the base image has 0.5 GiB in use, the default content 1.5 GiB more. */
export const SMALLEST_DISK = 3 * GiB;

/** Bytes of memory under which Debian's first boot with cloud-init and apt does not come to its end. */
export const SMALLEST_MEMORY = 512 * MiB;

/** What QEMU itself takes besides the guest's memory: the translation buffer of 512 MiB, and its own. */
const QEMU_OVERHEAD = 640 * MiB;

/** What preflight asks of the machine; handed in, so that every answer can be tried. */
export interface Host {
  /** A problem for each tool that is missing. */
  missingTools(tools: readonly Tool[]): Promise<Problem[]>;
  /** Bytes free in the file system of a folder, which need not exist yet. */
  freeSpace(folder: string): Promise<number>;
  /** Bytes that programs can still have. */
  availableMemory(): Promise<number>;
  checkBaseImage(request: BaseImageRequest): Promise<Problem[]>;
  /** What stands against the accelerator that was chosen. */
  checkAccelerator(): Promise<Problem[]>;
  /** Bytes that an export needs in its folder. */
  exportSpace(formats: readonly Format[], dataSize: number): number;
  cores?: number;
}

/** Everything that can be told before anything is made, all at once. Makes nothing. */
export async function preflight(plan: Plan, layout: Layout, cache: string, host: Host): Promise<Problem[]> {
  const answers = await Promise.all([
    host.missingTools(neededTools(plan)),
    host.checkBaseImage(plan.base),
    host.checkAccelerator(),
    checkAssetId(plan.assetId, layout),
    checkMemory(plan, host),
    checkPlaces(plan, layout, cache, host),
    checkBaseSize(plan),
  ]);
  return [...answers.flat(), ...checkCpus(plan, host.cores ?? availableParallelism()), ...checkDiskSize(plan)];
}

async function checkAssetId(assetId: string, layout: Layout): Promise<Problem[]> {
  if (!isAssetId(assetId)) {
    return [{ subject: "asset-id", problem: `${JSON.stringify(assetId)} cannot be a name.`, remedy: ASSET_ID_RULE }];
  }
  const folder = machineFolder(layout, assetId);
  if ((await nearestFolder(folder)) !== folder) return [];
  const remedy = `Remove it with \`slipway tear-down --asset-id ${assetId}\`, or choose another asset-id.`;
  return [{ subject: "asset-id", problem: `${assetId} is in use by ${await describeUser(folder)}.`, remedy }];
}

async function checkMemory(plan: Plan, host: Host): Promise<Problem[]> {
  if (plan.memory < SMALLEST_MEMORY) {
    const remedy = `Give it ${formatSize(SMALLEST_MEMORY)} or more.`;
    return [{ subject: "memory", problem: `A guest with ${formatSize(plan.memory)} does not come up.`, remedy }];
  }
  const [needed, available] = [plan.memory + QEMU_OVERHEAD, await host.availableMemory()];
  if (available >= needed) return [];
  const problem = `The guest needs ${formatSize(needed)} with QEMU's own share, and ${formatSize(available)} are available here.`;
  return [{ subject: "memory", problem, remedy: "Give the guest less memory, or end something else." }];
}

/** Twice the cores is fine, and emulation only gets slower; at more than four times guests report stalled CPUs and time out. */
function checkCpus(plan: Plan, cores: number): Problem[] {
  if (plan.cpus <= 4 * cores) return [];
  const problem = `${plan.cpus} guest CPUs on ${cores} cores make the guest stall until it times out.`;
  return [{ subject: "cpus", problem, remedy: `Use ${cores}; more is slower under emulation.` }];
}

function checkDiskSize(plan: Plan): Problem[] {
  if (plan.diskSize >= SMALLEST_DISK) return [];
  const problem = `${formatSize(plan.diskSize)} are too few for a base image and what is installed on it.`;
  return [
    {
      subject: "disk-size",
      problem,
      remedy: `Give it ${formatSize(SMALLEST_DISK)} or more; what stays empty takes no space.`,
    },
  ];
}

/** A base image in a file tells its size beforehand; what else is wrong with that file, `checkBaseImage` says. */
async function checkBaseSize(plan: Plan): Promise<Problem[]> {
  const reference = parseReference(plan.base.reference);
  if (reference.kind !== "path") return [];
  try {
    const needed = await virtualSizeOf(reference.path);
    return needed > plan.diskSize ? [{ subject: "disk-size", ...tooSmall(needed) }] : [];
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR", "EACCES"].includes(codeOf(error) ?? "")) return [];
    throw error;
  }
}

/** Space counts only where something can be written at all. */
async function checkPlaces(plan: Plan, layout: Layout, cache: string, host: Host): Promise<Problem[]> {
  const places = { "state-folder": layout.state, "cache-folder": cache };
  const found = await Promise.all(
    Object.entries(places).map(async ([subject, folder]) => ({ subject, problem: await unwritable(folder) })),
  );
  const remedy = "Name another folder, or make it yours.";
  const problems = found.flatMap(({ subject, problem }) => (problem ? [{ subject, problem, remedy }] : []));
  return problems.length > 0 ? problems : checkSpace(plan, layout, cache, host);
}

/** Sums what goes to each file system, so that two folders on one do not each count its free space for themselves. */
async function checkSpace(plan: Plan, layout: Layout, cache: string, host: Host): Promise<Problem[]> {
  const content = Math.min(plan.diskSize, EXPECTED_CONTENT);
  const wants: { subject: string; folder: string; bytes: number }[] = [
    { subject: "state-folder", folder: layout.state, bytes: content },
    { subject: "cache-folder", folder: cache, bytes: GiB },
  ];
  if (plan.folder)
    wants.push({ subject: "release-folder", folder: plan.folder, bytes: host.exportSpace(plan.formats, content) });
  const placed = await Promise.all(
    wants.map(async (want) => {
      const folder = await nearestFolder(want.folder);
      return { ...want, device: (await lstat(folder)).dev, free: await host.freeSpace(folder) };
    }),
  );
  return [...new Set(placed.map(({ device }) => device))].flatMap((device) => {
    const here = placed.filter((place) => place.device === device);
    const needed = here.reduce((sum, { bytes }) => sum + bytes, 0);
    const free = Math.min(...here.map((place) => place.free));
    if (free >= needed) return [];
    const subject = here.map((place) => place.subject).join(", ");
    const list = here.map(({ folder, bytes }) => `${formatSize(bytes)} in ${folder}`).join(", ");
    const problem = `Needs up to ${formatSize(needed)} (${list}), and ${formatSize(free)} are free.`;
    return [{ subject, problem, remedy: "Free some space, choose a folder elsewhere, or export fewer formats." }];
  });
}

/** The folder itself, or the nearest one above it that exists. */
async function nearestFolder(path: string): Promise<string> {
  try {
    await lstat(path);
    return path;
  } catch (error) {
    if (!["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "") || dirname(path) === path) throw error;
    return nearestFolder(dirname(path));
  }
}
