import { join } from "node:path";
import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { resumeBuild } from "../pipeline/build.ts";
import { writableProblems } from "../pipeline/checks.ts";
import { exportImage, releaseFolder } from "../pipeline/export.ts";
import { finishProblems } from "../pipeline/finish.ts";
import { releaseImage } from "../pipeline/release.ts";
import { outcomeText, summarizeBuild } from "../pipeline/report.ts";
import { checkReleaseFolder } from "../release/folder-check.ts";
import { identity, output, place } from "./inputs.ts";

/** Exports the disk of a machine that is ready for it. */
export const exportVm = defineCommand({
  name: "export-vm",
  summary: "Shuts a machine down, exports its disk in several formats, and writes a release folder.",
  description:
    "Comes after reset-password. Run test-vm with release-folder afterwards to boot and test each export; create-vm does that by itself before the release folder appears.",
  kind: "development",
  providers: ["local"],
  inputs: {
    ...identity,
    ...place,
    formats: output.formats,
    rawCompression: output.rawCompression,
    releaseFolder: output.releaseFolder,
  },
  outputs: {
    assetId: "Asset-id of the build.",
    releaseFolder: "Path of the release folder.",
    manifest: "Path of manifest.json.",
    page: "Path of the download page, index.html.",
  },
  async run(inputs, context) {
    const folder = releaseFolder(inputs, context);
    throwProblems([
      ...(await checkReleaseFolder(folder)),
      ...(await writableProblems({ "release-folder": folder }, context)),
    ]);
    const provider = await context.openProvider(inputs.provider, inputs);
    const build = await resumeBuild(provider, inputs.assetId, context);
    throwProblems(finishProblems(build, "done"));
    await summarizeBuild(build, async (report) => {
      const exported = await exportImage(build, inputs);
      const { reports } = build.record;
      const artifacts = await releaseImage({
        build,
        exported,
        settings: inputs,
        reports,
        publishedPassword: build.record.publishedPassword,
      });
      report.tested(reports);
      report.released(artifacts, folder);
      context.say(outcomeText(artifacts, folder));
    });
    return {
      assetId: build.assetId,
      releaseFolder: folder,
      manifest: join(folder, "manifest.json"),
      page: join(folder, "index.html"),
    };
  },
});
