import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { codeOf } from "../../base/errors.ts";
import { exists } from "../../base/exists.ts";
import { markerOf, removeMarked } from "../../base/marked-folder.ts";
import type { Asset } from "../asset.ts";
import { layoutOf, releaseRecord } from "./layout.ts";
import { releaseRecords } from "./register.ts";
import { removeInside } from "./remove.ts";

const manifestSchema = z.object({ assetId: z.string() });

/** Every finished release that was entered: a deliverable, never abandoned. */
export async function releaseAssets(state: string): Promise<Asset[]> {
  const records = await releaseRecords(state);
  return Promise.all(
    records.map(async ({ assetId, folder, created, size, owner, url }) => ({
      type: "release" as const,
      id: folder,
      assetId,
      provider: "local",
      lifetime: "deliverable" as const,
      created: new Date(created),
      size,
      state: (await exists(folder)) ? "finished" : "its folder is gone",
      abandoned: false,
      ...(owner === undefined ? {} : { owner }),
      ...(url === undefined ? {} : { url }),
    })),
  );
}

/**
 * Removes a release's folder and its record. The folder must say that it is this release: by our marker, or by a
 * manifest that names the asset-id. Where it says that another one has taken the place, only the record goes.
 * @throws UserError where the folder says nothing.
 */
export async function removeRelease(state: string, assetId: string, folder: string): Promise<void> {
  const layout = await layoutOf(state);
  const owner = (await markerOf(folder)) ?? (await manifestOwner(folder));
  if (owner === undefined || owner === assetId) {
    const names = async () => (await manifestOwner(folder)) === assetId;
    await removeMarked(folder, assetId, { file: "manifest.json", names });
  }
  await removeInside(releaseRecord(layout, assetId), layout.releases);
}

/** The asset-id that a release's manifest names, or undefined where there is no readable one. */
async function manifestOwner(folder: string): Promise<string | undefined> {
  try {
    const manifest = manifestSchema.safeParse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
    return manifest.success ? manifest.data.assetId : undefined;
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "") || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
