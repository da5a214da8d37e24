import { resolve } from "node:path";
import type { Context, LocalSettings } from "../declare/context.ts";
import type { Artifact, Compression, Format } from "../providers/format.ts";
import type { Image } from "../providers/provider.ts";
import { openReleaseFolder, type ReleaseFolder, releasePaths } from "../release/folder.ts";
import { type Build, saveBuild } from "./build.ts";

export interface ExportInputs extends LocalSettings {
  formats: readonly Format[];
  rawCompression: Compression;
  releaseFolder: string;
}

/** Exports that lie in a release folder which is not in its place yet. */
export interface Exported {
  image: Image;
  artifacts: Artifact[];
  folder: ReleaseFolder;
  compression: Compression;
}

/** The folder of the release as an absolute path. */
export function releaseFolder(inputs: Pick<ExportInputs, "releaseFolder">, context: Context): string {
  return resolve(context.workingFolder, inputs.releaseFolder);
}

/** Shuts the machine down, keeps its disk, and exports it in all formats into a release folder under work. */
export async function exportImage(build: Build, inputs: ExportInputs): Promise<Exported> {
  const { context, provider, assetId, record } = build;
  const place = { folder: releaseFolder(inputs, context), assetId };
  const image = await context.progress.phase("Capture", (task) => provider.capture(assetId, task));
  return await context.progress.phase("Export", async (task) => {
    // Recorded before it is made, so that a kill in between leaves nothing that nobody knows of.
    await provider.registerFolder(assetId, releasePaths(place).partial);
    record.releaseFolder = place.folder;
    await saveBuild(build);
    const folder = await openReleaseFolder(place);
    const artifacts = await provider.exportImage(
      {
        image,
        formats: inputs.formats,
        compression: inputs.rawCompression,
        folder: folder.path,
        baseName: `${record.product}-${assetId}`,
      },
      task,
    );
    return { image, artifacts, folder, compression: inputs.rawCompression };
  });
}
