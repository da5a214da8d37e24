import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Asset } from "../../assets/asset.ts";
import { codeOf } from "../../base/errors.ts";
import { removeMarked } from "../../base/marked-folder.ts";
import { layoutOf, releaseRecord } from "./layout.ts";
import { releaseRecords } from "./register.ts";
import { removeInside } from "./remove.ts";

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
 * manifest that names the asset-id.
 * @throws UserError where the folder says something else.
 */
export async function removeRelease(state: string, assetId: string, folder: string): Promise<void> {
  const layout = await layoutOf(state);
  await removeMarked(folder, assetId, { file: "manifest.json", names: manifestNames });
  await removeInside(releaseRecord(layout, assetId), layout.releases);
}

async function manifestNames(folder: string, assetId: string): Promise<boolean> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    return typeof manifest === "object" && manifest !== null && "assetId" in manifest && manifest.assetId === assetId;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return false;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}
