import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Problem } from "../../base/errors.ts";
import type { Task } from "../../base/progress.ts";
import { availableMemory } from "../../host/memory.ts";
import { freeSpace } from "../../host/space.ts";
import { installTools, missingTools } from "../../host/tools.ts";
import { type AcceleratorChoice, checkAccelerator } from "../../qemu/accelerator.ts";
import type { Asset } from "../asset.ts";
import type { Artifact, Compression, Format } from "../format.ts";
import type {
  BaseImage,
  BaseImageRequest,
  Delivered,
  Earlier,
  ExportRequest,
  Image,
  Machine,
  MachineRequest,
  Plan,
  Provider,
} from "../provider.ts";
import { checkBaseImage, checkPrivilege } from "./base-image/check.ts";
import { resolveBaseImage } from "./base-image/resolve.ts";
import { baseImageAssets } from "./base-images.ts";
import { basesInUse } from "./bases-in-use.ts";
import { capture } from "./capture.ts";
import { machineAssets } from "./inventory.ts";
import { launch } from "./launch.ts";
import { FILES, layoutOf, makeLayout } from "./layout.ts";
import { findMachine, findTags, keepMachine } from "./machine.ts";
import { preflight } from "./preflight.ts";
import { registerFolder, registerRelease } from "./register.ts";
import { releaseAssets } from "./releases.ts";
import { removeAsset } from "./remove-asset.ts";
import { makeScratch } from "./scratch.ts";
import { toolsToInstall } from "./tools.ts";

/** What converts a disk at rest; handed in, because the formats are the image's business and not the provider's. */
export type ExportDisk = (
  request: {
    disk: string;
    diskFormat: string;
    virtualSize: number;
    formats: readonly Format[];
    compression: Compression;
    folder: string;
    baseName: string;
    cpus: number;
    machine: { memory: number; cpus: number; osName: string };
    signal?: AbortSignal | undefined;
  },
  task: Task,
) => Promise<Artifact[]>;

export interface LocalOptions {
  /** Absolute path: machines and the register of releases. */
  state: string;
  /** Absolute path: base images. */
  cache: string;
  /** Bytes of base images that may stay. */
  cacheLimit: number;
  /** Absolute path of Slipway's `templates`. */
  templates: string;
  accelerator: AcceleratorChoice;
  /** Milliseconds until a machine must be ready. Default: 90 s with KVM, 4 min under emulation. */
  bootTimeout?: number | undefined;
  signal?: AbortSignal | undefined;
  now?: (() => number) | undefined;
  exportDisk: ExportDisk;
  /** Bytes that an export needs in its folder, from the bytes in use on the disk. */
  exportSpace: (formats: readonly Format[], dataSize: number) => number;
}

/** KVM that is demanded is tried in a folder that sweep finds if this process is killed at it. */
async function checkAcceleratorIn(state: string, { accelerator, signal }: LocalOptions): Promise<Problem[]> {
  if (accelerator !== "kvm") return [];
  const scratch = await makeScratch(await makeLayout(state));
  try {
    return await checkAccelerator(accelerator, scratch.path, signal);
  } finally {
    await scratch.remove();
  }
}

/** Machines in QEMU on the machine at hand. Makes nothing until it is asked to. */
export function createLocalProvider(options: LocalOptions): Provider {
  const { state, cache, signal, now = Date.now } = options;
  return {
    name: "local",
    defaultBaseImage: "debian-12",

    async installTools(plan: Plan, task: Task): Promise<void> {
      await installTools(toolsToInstall(plan), { signal }, task);
    },

    async preflight(plan: Plan): Promise<Problem[]> {
      const host = {
        ...{ missingTools, freeSpace, availableMemory },
        checkBaseImage: async (request: BaseImageRequest) =>
          (await Promise.all([checkBaseImage(request), checkPrivilege(request, cache)])).flat(),
        checkAccelerator: () => checkAcceleratorIn(state, options),
        exportSpace: options.exportSpace,
      };
      return preflight(plan, await layoutOf(state), cache, host);
    },

    async resolveBaseImage(request: BaseImageRequest, task: Task): Promise<BaseImage> {
      const inUse = await basesInUse(await layoutOf(state));
      const place = { cache, cacheLimit: options.cacheLimit, scripts: `${options.templates}/base-image`, inUse };
      return resolveBaseImage(request, signal ? { ...place, signal } : place, task);
    },

    async launch(request: MachineRequest, task: Task): Promise<Machine> {
      return launch(request, await makeLayout(state), options, task);
    },

    async machine(assetId: string): Promise<Machine> {
      return findMachine(assetId, await layoutOf(state));
    },

    workFolder(assetId: string): string {
      return join(state, "machines", assetId, FILES.work);
    },

    async scratchFolder(): Promise<{ path: string; remove(): Promise<void> }> {
      return makeScratch(await makeLayout(state));
    },

    registerFolder(assetId: string, folder: string): Promise<void> {
      return registerFolder(state, assetId, folder);
    },

    registerRelease(assetId: string, folder: string): Promise<void> {
      return registerRelease(state, assetId, folder, new Date(now()));
    },

    async keep(assetId: string): Promise<void> {
      return keepMachine(assetId, await layoutOf(state));
    },

    async capture(assetId: string, task: Task): Promise<Image> {
      return capture(assetId, await layoutOf(state), signal, task);
    },

    async findEarlier(): Promise<Earlier> {
      // An asset-id that is in use is refused: whoever has it may be at work on this machine.
      return { image: undefined, finished: undefined, unfinished: false };
    },

    async takeUp(): Promise<void> {
      // There is never an image to go on with.
    },

    async spreadImage(): Promise<Delivered[]> {
      return [];
    },

    async publishImages(): Promise<Delivered[]> {
      return [];
    },

    async complete(): Promise<void> {
      // A release folder appears when it is whole; nothing else is a deliverable here.
    },

    async exportImage({ image, signal: own, ...request }: ExportRequest, task: Task): Promise<Artifact[]> {
      const { tags } = await findTags(image.assetId, await layoutOf(state));
      const disk = { disk: image.handle, diskFormat: "qcow2", virtualSize: image.virtualSize };
      const machine = { memory: tags.memory, cpus: tags.cpus, osName: image.base.name };
      const either = own && signal ? AbortSignal.any([own, signal]) : (own ?? signal);
      return options.exportDisk({ ...request, ...disk, machine, cpus: availableParallelism(), signal: either }, task);
    },

    async assets(assetId?: string): Promise<Asset[]> {
      const layout = await layoutOf(state);
      const images = async () => baseImageAssets(cache, await basesInUse(layout));
      const all = (await Promise.all([machineAssets(layout), releaseAssets(state), images()])).flat();
      return assetId === undefined ? all : all.filter((asset) => asset.assetId === assetId);
    },

    async remove(asset: Asset): Promise<void> {
      return removeAsset(asset, await layoutOf(state), cache);
    },
  };
}
