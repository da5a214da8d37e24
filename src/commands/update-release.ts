import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { contentOf, gather } from "../pipeline/github-release.ts";
import { reportRelease } from "../pipeline/github-release-report.ts";
import { READ_OBJECTS } from "../providers/aws/calls.ts";
import { addressProblems } from "../release/publish/release-id.ts";
import { PUBLISH_ROUTES } from "../release/publish/routes.ts";
import { existingRelease, updateRelease as update } from "../release/publish/update-release.ts";
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
  inputs: {
    ...releaseNames,
    ...releaseWords,
    ...releaseFiles,
    ...githubPlace,
  },
  outputs: releaseOutputs,
  async run(inputs, context) {
    const { signal, source } = context;
    const chosen = whichRelease(inputs, source.ref);
    const gathered = await gather(inputs, chosen.problems, context);
    const { github } = gathered;
    throwProblems(chosen.address ? addressProblems(chosen.address, github) : []);
    const release = await existingRelease(github, chosen.which, { signal });
    const subject = { tag: release.tag_name, target: release.target_commitish, onlyIfAsked: true, artifactsPage: true };
    const content = await contentOf(inputs, gathered, subject, context);
    return await reportRelease(`Release ${release.tag_name}`, github, inputs, context, (deps) =>
      update(release, content, deps),
    );
  },
});
