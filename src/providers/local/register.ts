import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { codeOf } from "../../base/errors.ts";
import { writeWhole } from "../../base/write-whole.ts";
import { isAssetId } from "../asset-id.ts";
import { diskUsage } from "./disk-usage.ts";
import { layoutOf, machineFolder, makeLayout, releaseRecord } from "./layout.ts";
import { removeInside } from "./remove.ts";
import { changeTags, readTags } from "./tags.ts";

/**
 * Enters a folder that goes with an asset into its tags, before the folder is made: a kill between the two leaves an
 * entry without a folder, which harms nobody. `remove` of the machine removes it too, if it carries our marker.
 * @param folder absolute path.
 * @throws UserError where there is no such machine.
 */
export async function registerFolder(state: string, assetId: string, folder: string): Promise<void> {
  await changeTags(machineFolder(await layoutOf(state), assetId), (tags) => ({
    ...tags,
    folders: tags.folders.includes(folder) ? tags.folders : [...tags.folders, folder],
  }));
}

const releaseSchema = z.object({
  assetId: z.string(),
  folder: z.string(),
  created: z.iso.datetime(),
  /** Bytes on disk. */
  size: z.number(),
  owner: z.string().optional(),
  url: z.string().optional(),
});

/** Where a finished release lies. */
export type ReleaseRecord = z.infer<typeof releaseSchema>;

/**
 * Enters a finished release, so that `assets` lists it, and takes its folder out of what goes with the machine.
 * A second release of the same asset-id takes the place of the first, and so does one in the same folder.
 */
export async function registerRelease(state: string, assetId: string, folder: string, created: Date): Promise<void> {
  const layout = await makeLayout(state);
  const machine = machineFolder(layout, assetId);
  const found = await readTags(machine);
  const owner = found.kind === "tags" ? { owner: found.tags.owner.name, url: found.tags.owner.url } : {};
  const record: ReleaseRecord = {
    assetId,
    folder,
    created: created.toISOString(),
    size: await diskUsage(folder),
    ...owner,
  };
  await writeWhole(releaseRecord(layout, assetId), `${JSON.stringify(record, null, 2)}\n`);
  const replaced = (await releaseRecords(state)).filter(
    (other) => other.folder === folder && other.assetId !== assetId,
  );
  await Promise.all(replaced.map((other) => removeInside(releaseRecord(layout, other.assetId), layout.releases)));
  if (found.kind !== "tags") return;
  await changeTags(machine, (tags) => ({ ...tags, folders: tags.folders.filter((other) => other !== folder) }));
}

/** Every release that was entered. A record that cannot be read is left out: it says nothing that could be used. */
export async function releaseRecords(state: string): Promise<ReleaseRecord[]> {
  const layout = await layoutOf(state);
  const names = await readdir(layout.releases).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  const texts = await Promise.all(
    names.filter((name) => name.endsWith(".json")).map((name) => readOrGone(join(layout.releases, name))),
  );
  return texts.flatMap((text) => {
    const record = releaseSchema.safeParse(text === undefined ? undefined : parseJson(text));
    return record.success && isAssetId(record.data.assetId) ? [record.data] : [];
  });
}

/** A record may be removed while the others are read. */
async function readOrGone(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
