import { rename } from "node:fs/promises";
import { exists } from "../../base/exists.ts";
import { AssetIdInUseError } from "../provider.ts";
import { type Layout, machineFolder } from "./layout.ts";
import { removeInside } from "./remove.ts";
import { makeOwnFolder } from "./scratch.ts";
import { readTags, type Tags, writeTags } from "./tags.ts";

/**
 * Makes the folder of a machine with its tags in it. It gets its name by a rename, so there is never a folder of that
 * name without tags; until then its own name says which process is making it.
 * @returns its absolute path.
 * @throws AssetIdInUseError where there is one of that name already. After any error nothing of ours is left.
 */
export async function makeMachineFolder(layout: Layout, tags: Tags): Promise<string> {
  const folder = machineFolder(layout, tags.assetId);
  const young = await makeOwnFolder(layout, "new");
  try {
    await writeTags(young, tags);
    // A rename over a folder succeeds only where that is empty, and ours never are.
    await rename(young, folder);
    return folder;
  } catch (error) {
    // Whatever went wrong, and also if this removal does: a machine of that name is another run's, and must not be torn down.
    const [removal] = await Promise.allSettled([removeInside(young, layout.machines)]);
    if (await exists(folder)) throw new AssetIdInUseError(tags.assetId, await describeUser(folder));
    if (removal.status === "rejected") throw removal.reason;
    throw error;
  }
}

/** Who has an asset-id, in a few words. */
export async function describeUser(folder: string): Promise<string> {
  const found = await readTags(folder);
  if (found.kind !== "tags") return folder;
  const { owner, created, captured } = found.tags;
  return `${captured ? "an image" : "a machine"} of ${owner.name}${owner.url ? ` (${owner.url})` : ""}, made ${created}`;
}
