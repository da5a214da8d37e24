import { resolve } from "node:path";
import { type Job, runInLanes } from "../base/lanes.ts";
import type { Context, LocalSettings } from "../declare/context.ts";
import type { Artifact, Compression, Format } from "../providers/format.ts";
import type { Delivered, Image } from "../providers/provider.ts";
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
  /** The image where it can be started; empty where it is files only. */
  images: Delivered[];
}

/** The folder of the release as an absolute path. */
export function releaseFolder(inputs: Pick<ExportInputs, "releaseFolder">, context: Context): string {
  return resolve(context.workingFolder, inputs.releaseFolder);
}

/** Shuts the machine down and keeps its disk; one that was kept before is taken as it is. */
export async function captureImage(build: Build): Promise<Image> {
  // Whatever it has learned goes with the image, so that another run can go on from it.
  await saveBuild(build);
  return await build.context.progress.phase("Capture", (task) => build.provider.capture(build.assetId, task));
}

/** Copies the image to where it was asked for, and makes nothing else of it. */
export async function spreadImage(build: Build): Promise<Delivered[]> {
  const image = await captureImage(build);
  return await build.context.progress.phase("Copies", (task) => build.provider.spreadImage(image, task));
}

/** Captures the machine and exports it in all formats into a release folder under work; copies to Regions beside it. */
export async function exportImage(build: Build, inputs: ExportInputs): Promise<Exported> {
  const { context, provider, assetId, record } = build;
  const place = { folder: releaseFolder(inputs, context), assetId };
  const image = await captureImage(build);
  return await context.progress.phase("Export", async (task) => {
    // Recorded before it is made, so that a kill in between leaves nothing that nobody knows of.
    await provider.registerFolder(assetId, releasePaths(place).partial);
    record.releaseFolder = place.folder;
    await saveBuild(build);
    const folder = await openReleaseFolder(place);
    const request = {
      image,
      formats: inputs.formats,
      compression: inputs.rawCompression,
      folder: folder.path,
      baseName: `${record.product}-${assetId}`,
    };
    let artifacts: Artifact[] = [];
    let images: Delivered[] = [];
    const sides: Job<void>[] = [
      {
        ...{ name: "exports", weight: 2 },
        work: async (signal) => {
          artifacts = await provider.exportImage({ ...request, signal }, task);
        },
      },
      {
        ...{ name: "copies", weight: 1 },
        work: async (signal) => {
          images = await provider.spreadImage(image, task, signal);
        },
      },
    ];
    // Lanes, so that the failure of one ends the other before anybody cleans up.
    await runInLanes(sides, sides.length, context.signal);
    return { image, artifacts, folder, compression: inputs.rawCompression, images };
  });
}

/** The output about what lies in a bucket, by format; nothing where nothing does. */
export function objectsOf(artifacts: readonly Artifact[]): { objects?: string } {
  const placed = artifacts.flatMap(({ format, location }) => (location === undefined ? [] : [[format, location]]));
  return placed.length === 0 ? {} : { objects: JSON.stringify(Object.fromEntries(placed)) };
}
