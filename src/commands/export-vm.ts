import { join } from "node:path";
import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { MANIFEST_FILE } from "../image/manifest.ts";
import { type Build, resumeBuild } from "../pipeline/build.ts";
import { formatProblems, writableProblems } from "../pipeline/checks.ts";
import { type ExportInputs, exportImage, objectsOf, releaseFolder, spreadImage } from "../pipeline/export.ts";
import { finishProblems } from "../pipeline/finish.ts";
import { imageOutputs, publishImages } from "../pipeline/publish.ts";
import { releaseImage } from "../pipeline/release.ts";
import { imagesText, outcomeText, summarizeBuild } from "../pipeline/report.ts";
import { CAPTURE, DELIVER, EXPORT } from "../providers/aws/calls.ts";
import type { Artifact } from "../providers/format.ts";
import type { Delivered } from "../providers/provider.ts";
import { PAGE_FILE } from "../release/file-names.ts";
import { checkReleaseFolder } from "../release/folder-check.ts";
import { awsDelivery, awsExport, identity, output, place } from "./inputs.ts";

/** Exports the disk of a machine that is ready for it. */
export const exportVm = defineCommand({
  name: "export-vm",
  summary: "Shuts a machine down, exports its disk in several formats, and writes a release folder.",
  description:
    "Comes after reset-password. Run test-vm with release-folder afterwards to boot and test each export; create-vm does that by itself before the release folder appears.",
  kind: "development",
  providers: ["local", "aws"],
  aws: [...CAPTURE, ...EXPORT, ...DELIVER],
  inputs: {
    ...identity,
    ...place,
    formats: output.formats,
    rawCompression: output.rawCompression,
    releaseFolder: output.releaseFolder,
    ...awsExport,
    ...awsDelivery,
  },
  outputs: {
    assetId: "Asset-id of the build.",
    releaseFolder: "Path of the release folder, where a format was exported.",
    manifest: "Path of manifest.json.",
    page: "Path of the download page, index.html.",
    ami: "Id of the AMI in the home Region (provider aws).",
    images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
    objects: { description: "Addresses of the exported disks in the bucket by format, as JSON.", kind: "json" },
  },
  async run(inputs, context) {
    const folder = releaseFolder(inputs, context);
    throwProblems([
      ...formatProblems(inputs),
      ...(await checkReleaseFolder(folder)),
      ...(await writableProblems({ "release-folder": folder }, context)),
    ]);
    const provider = await context.openProvider(inputs.provider, inputs);
    const build = await resumeBuild(provider, inputs.assetId, context);
    throwProblems(finishProblems(build, "done"));
    const made = await summarizeBuild(build, async (report) => {
      const done = inputs.formats.length === 0 ? await imagesOnly(build) : await release(build, inputs);
      await provider.complete(build.assetId);
      report.tested(build.record.reports);
      report.delivered(done.images);
      if (done.artifacts.length > 0) {
        report.released(done.artifacts, folder);
        context.say(outcomeText(done.artifacts, folder));
      }
      if (done.images.length > 0) context.say(imagesText(done.images));
      return done;
    });
    return {
      assetId: build.assetId,
      ...(made.artifacts.length > 0
        ? { releaseFolder: folder, manifest: join(folder, MANIFEST_FILE), page: join(folder, PAGE_FILE) }
        : {}),
      ...imageOutputs(made.images),
      ...objectsOf(made.artifacts),
    };
  },
});

interface Made {
  artifacts: readonly Artifact[];
  images: readonly Delivered[];
}

/** Exports the image, hands it on, and puts the release folder into its place. */
async function release(build: Build, inputs: ExportInputs): Promise<Made> {
  const exported = await exportImage(build, inputs);
  const { reports, publishedPassword } = build.record;
  const images = await publishImages(build, exported.images);
  const artifacts = await releaseImage({ build, exported, settings: inputs, reports, publishedPassword, images });
  return { artifacts, images };
}

/** Captures the image and hands it on; there are no files. */
async function imagesOnly(build: Build): Promise<Made> {
  return { artifacts: [], images: await publishImages(build, await spreadImage(build)) };
}
