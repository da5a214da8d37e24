import { basename, dirname } from "node:path";
import { UserError } from "../../base/errors.ts";
import { removeMarked } from "../../base/marked-folder.ts";
import { closeConnection } from "../../ssh/client.ts";
import type { Asset } from "../asset.ts";
import { UNKNOWN } from "../provider.ts";
import { completeImages, halfMade, removeEntry, removeHalfMade } from "./base-image/inventory.ts";
import { basesInUse } from "./bases-in-use.ts";
import { endMachine } from "./end-process.ts";
import type { Layout } from "./layout.ts";
import { machineOf } from "./machine.ts";
import { machineProcess, runningMachines } from "./machine-process.ts";
import { removeRelease } from "./releases.ts";
import { removeInside } from "./remove.ts";
import { readTags, type Tags } from "./tags.ts";

/**
 * Removes one asset of the local provider. One that is gone already is no error; one that is not ours is refused, by
 * what is found now and not by what the asset says.
 */
export async function removeAsset(asset: Asset, layout: Layout, cache: string): Promise<void> {
  switch (asset.type) {
    case "process":
      return removeProcess(asset, layout);
    case "folder":
      return removeMachineFolder(asset.id, layout);
    case "release":
      return removeRelease(layout.state, asset.assetId, asset.id);
    case "base-image":
      return removeBaseImage(asset.id, layout, cache);
    default:
      throw new RangeError(`${asset.type} is nothing that this machine has.`);
  }
}

async function removeProcess(asset: Asset, layout: Layout): Promise<void> {
  const machine = await machineProcess(Number(asset.id), layout);
  // The number may be another machine's by now. What proves an artifact may work in a folder without an asset-id.
  if (machine?.assetId === asset.assetId || (machine?.proof && asset.assetId === UNKNOWN))
    await endMachine(machine, layout);
}

/** Only what the cache's own list shows is removed; what it does not show is gone, or no base image. */
async function removeBaseImage(path: string, layout: Layout, cache: string): Promise<void> {
  const [whole, half, inUse] = await Promise.all([completeImages(cache), halfMade(cache), basesInUse(layout)]);
  const image = whole.find((one) => one.path === path);
  if (image && inUse.includes(image.disk)) {
    throw new UserError(
      `${path} is not removed: a machine reads it.`,
      "Tear that machine down first (slipway show-assets).",
    );
  }
  if (image) return removeEntry(cache, path);
  if (half.some((one) => one.path === path)) return removeHalfMade(path);
}

/** Ends what works in the folder, then removes the folders that go with it, and itself at last. */
async function removeMachineFolder(folder: string, layout: Layout): Promise<void> {
  if (dirname(folder) !== layout.machines) return removeInside(folder, layout.machines); // Which refuses.
  const machines = await runningMachines(layout);
  await Promise.all(
    machines.filter(({ cwd = "" }) => `${cwd}/`.startsWith(`${folder}/`)).map((machine) => endMachine(machine, layout)),
  );
  const found = await readTags(folder);
  // What an earlier run of the asset-id left half-removed has its tags too; what these name is the present run's by now.
  const tags = found.kind === "tags" && basename(folder) === found.tags.assetId ? found.tags : undefined;
  if (tags) await endConnection(tags, folder);
  const others = await Promise.allSettled(
    (tags?.folders ?? []).map((other) => removeMarked(other, tags?.assetId ?? "")),
  );
  await removeInside(folder, layout.machines);
  // A folder that turned out not to be ours is told once, and keeps nobody from removing what is.
  const refused = others.find((answer) => answer.status === "rejected");
  if (refused) throw refused.reason;
}

/** A shared connection stays up for a minute after its last use: ssh would be left behind as a process. */
async function endConnection(tags: Tags, folder: string): Promise<void> {
  if (tags.sshPort !== undefined) await closeConnection(machineOf(tags, folder).ssh);
}
