import { type Problem, throwProblems } from "../base/errors.ts";
import { RUN_BUILD } from "../codebuild/calls.ts";
import { defineCommand } from "../declare/command.ts";
import { flag } from "../declare/kinds.ts";
import type { Release } from "../github/port.ts";
import { releaseVersion, VERSION_ROUTES } from "../pipeline/release-version.ts";
import { runCodeBuild } from "../pipeline/run-codebuild.ts";
import { assetIdOf, isAssetId } from "../providers/asset-id.ts";
import { addressProblems } from "../release/publish/release-id.ts";
import { existingRelease } from "../release/publish/update-release.ts";
import { requestFrom } from "./codebuild-inputs.ts";
import { releaseBuild, releaseBuildOutputs, toldProblems, variablesFor } from "./release-build-inputs.ts";
import { FIND_ROUTES, releaseNames, whichRelease } from "./which-release.ts";

const inputs = {
  ...releaseNames,
  ...releaseBuild,
  makePublic: flag({
    description:
      "Have the build let everyone launch the AMIs. The account must allow public AMIs (block public access).",
  }),
};

/** Runs the release inside CodeBuild, for a release or draft that is there. */
export const startReleaseBuild = defineCommand({
  name: "start-release-build",
  summary: "Runs a release inside AWS CodeBuild: builds the images there, and adds them to a release that is there.",
  description:
    "The release or draft is found by its tag, upload address or number, and stays the one or the other. The build gets RELEASE_ID, RELEASE_TAG, ASSET_ID, MAKE_PUBLIC and GITHUB_REPOSITORY, which templates/buildspecs/release.yml reads; the token it gets by reference only. It is started whatever the commit says. Its log is shown, and a cancelled run stops it.",
  kind: "release",
  providers: ["aws"],
  aws: [...RUN_BUILD],
  github: [...FIND_ROUTES, ...VERSION_ROUTES],
  inputs,
  outputs: { ...releaseBuildOutputs, tag: "Tag of the release." },
  check: async (given, context) => [
    ...whichRelease(given, context.source.ref).problems,
    ...toldProblems(given, context),
  ],
  async run(given, context) {
    const chosen = whichRelease(given, context.source.ref);
    throwProblems([...chosen.problems, ...toldProblems(given, context)]);
    const github = await context.openGitHub(given);
    throwProblems(chosen.address ? addressProblems(chosen.address, github) : []);
    const options = { signal: context.signal };
    const { release, commit } = await context.progress.phase("Find the release", async () => {
      const release = await existingRelease(github, chosen.which, options);
      return { release, commit: await releaseVersion(release, github, options) };
    });
    const assetId = given.assetId ?? assetIdOf(release.tag_name);
    const found = { releaseId: String(release.id), releaseUrl: release.html_url, tag: release.tag_name, assetId };
    context.handOn(found);
    const subject = { release, assetId, makePublic: given.makePublic, github };
    const { variables, problems } = variablesFor(given, subject, context);
    const request = {
      ...{ ...requestFrom(given), kind: "build" as const, variables, commit },
      problems: [...problems, ...closedProblems(release), ...nameProblems(assetId, release)],
    };
    return { ...found, ...(await runCodeBuild(request, context)) };
  },
});

/** Whether files can still be added: a build of an hour must not find that out at its end. */
function closedProblems(release: Release): Problem[] {
  if (release.draft || !release.immutable) return [];
  return [
    {
      subject: "tag",
      problem: `the release ${release.tag_name} is published and immutable: no file can be added any more`,
      remedy: "Make a draft (publish-release with draft: true), start the build for it, and publish it then.",
    },
  ];
}

/** A tag may have no letter that a name can have. */
function nameProblems(assetId: string, { tag_name: tag }: Release): Problem[] {
  if (isAssetId(assetId)) return [];
  return [
    {
      subject: "asset-id",
      problem: `must be given: the tag ${tag} makes no name`,
      remedy: "Write one: asset-id: 1.4.0",
    },
  ];
}
