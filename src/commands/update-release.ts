import { defineCommand } from "../declare/command.ts";
import { READ_OBJECTS } from "../providers/aws/calls.ts";
import { PUBLISH_ROUTES } from "../release/publish/routes.ts";
import { githubPlace } from "./github-inputs.ts";
import { releaseFiles, releaseOutputs, releaseWords } from "./release-inputs.ts";
import { releaseNames, whichRelease } from "./which-release.ts";

/** Adds files and notes to a release that is there. */
export const updateRelease = defineCommand({
  name: "update-release",
  summary: "Adds files and notes to a release or draft that is there, and keeps it the one or the other.",
  description:
    "The release is found by its tag, upload address or number. With release-folder the AMIs and VM images are added to its notes, and as artifacts.md to its files. Without anything to say the notes stay as they are.",
  kind: "release",
  providers: ["aws"],
  aws: [...READ_OBJECTS],
  github: [...PUBLISH_ROUTES],
  inputs: { ...releaseNames, ...releaseWords, ...releaseFiles, ...githubPlace },
  outputs: releaseOutputs,
  async run(inputs, context) {
    const { updateOnGitHub } = await import("../pipeline/update-on-github.ts");
    return await updateOnGitHub(inputs, whichRelease(inputs, context.source.ref), context);
  },
});
