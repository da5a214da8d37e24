import { defineCommand } from "../declare/command.ts";
import { flag, optionalChoice, optionalText } from "../declare/kinds.ts";
import { READ_OBJECTS } from "../providers/aws/calls.ts";
import { PUBLISH_ROUTES } from "../release/publish/routes.ts";
import { githubPlace } from "./github-inputs.ts";
import { releaseFiles, releaseOutputs, releaseWords } from "./release-inputs.ts";
import { releaseNames } from "./which-release.ts";

/** Publishes files as a release on GitHub. */
export const publishRelease = defineCommand({
  name: "publish-release",
  summary: "Publishes files as a release on GitHub, whole or not at all.",
  description:
    "Makes a draft, uploads every file, compares each with what GitHub stored, and only then publishes. A run that was cut short leaves the draft; the same run again goes on with it, and uploads only what is not there. Files come from disk or straight from S3.",
  kind: "release",
  providers: ["aws"],
  aws: [...READ_OBJECTS],
  github: [...PUBLISH_ROUTES],
  inputs: {
    tag: releaseNames.tag,
    target: optionalText({
      description:
        "Branch or commit for a tag that is not there yet. Default: the run's commit, else the default branch.",
      example: "main",
    }),
    draft: flag({ description: "Leave it a draft." }),
    makeLatest: optionalChoice(["true", "false", "legacy"], {
      description: "Whether it is shown as the latest; legacy goes by date and version. Default: as GitHub does, true.",
    }),
    ...releaseWords,
    ...releaseFiles,
    ...githubPlace,
  },
  outputs: releaseOutputs,
  async run(inputs, context) {
    const { publishOnGitHub } = await import("../pipeline/publish-on-github.ts");
    return await publishOnGitHub(inputs, context);
  },
});
