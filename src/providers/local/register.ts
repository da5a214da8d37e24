import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { codeOf, UserError } from "../../base/errors.ts";
import { layoutOf, machineFolder, makeLayout, releaseRecord } from "./layout.ts";
import { MARKER } from "./remove.ts";
import { changeTags, writeWhole } from "./tags.ts";

/**
 * Enters a folder that goes with an asset into its tags, before the folder is made: a kill between the two leaves an
 * entry without a folder, which harms nobody. `remove` of the machine removes it too.
 * @param folder absolute path.
 * @throws UserError where there is no such machine.
 */
export async function registerFolder(state: string, assetId: string, folder: string): Promise<void> {
  await changeTags(machineFolder(await layoutOf(state), assetId), (tags) => ({
    ...tags,
    folders: tags.folders.includes(folder) ? tags.folders : [...tags.folders, folder],
  }));
}

/** Takes a folder out of an asset's tags: it is finished, and no longer goes with the machine. */
export async function unregisterFolder(state: string, assetId: string, folder: string): Promise<void> {
  await changeTags(machineFolder(await layoutOf(state), assetId), (tags) => ({
    ...tags,
    folders: tags.folders.filter((other) => other !== folder),
  }));
}

/**
 * Enters a folder, makes it (mode as umask has it) and marks it with the asset-id.
 * @throws UserError where something is there already.
 */
export async function makeRegisteredFolder(state: string, assetId: string, folder: string): Promise<void> {
  await registerFolder(state, assetId, folder);
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    await unregisterFolder(state, assetId, folder);
    throw new UserError(`${folder} is there already.`, "Remove it, or choose another folder.", { cause: error });
  }
  await markFolder(folder, assetId);
}

/** Marks a folder as belonging to an asset-id: only a folder that is marked is ever removed. */
export async function markFolder(folder: string, assetId: string): Promise<void> {
  await writeFile(join(folder, MARKER), `${assetId}\n`);
}

const releaseSchema = z.object({
  assetId: z.string(),
  folder: z.string(),
  created: z.iso.datetime(),
  /** Bytes of all files. */
  size: z.number(),
  owner: z.string().optional(),
  url: z.string().optional(),
});

/** Where a finished release lies. */
export type ReleaseRecord = z.infer<typeof releaseSchema>;

/** Enters a finished release, so that `assets` lists it. A second one of the same asset-id takes the place of the first. */
export async function registerRelease(state: string, record: ReleaseRecord): Promise<void> {
  const layout = await makeLayout(state);
  await writeWhole(releaseRecord(layout, record.assetId), `${JSON.stringify(record, null, 2)}\n`);
}

/** Every release that was entered. A record that cannot be read is left out: it says nothing that could be used. */
export async function releaseRecords(state: string): Promise<ReleaseRecord[]> {
  const layout = await layoutOf(state);
  const names = await readdir(layout.releases).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  const texts = await Promise.all(names.filter((name) => name.endsWith(".json")).map((name) => readFile(join(layout.releases, name), "utf8")));
  return texts.flatMap((text) => {
    const record = releaseSchema.safeParse(parseJson(text));
    return record.success ? [record.data] : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
