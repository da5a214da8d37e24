import { type Problem, throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { optionalInteger, optionalText } from "../declare/kinds.ts";
import { contentOf, gather } from "../pipeline/github-release.ts";
import { reportRelease } from "../pipeline/github-release-report.ts";
import { READ_OBJECTS } from "../providers/aws/calls.ts";
import { addressProblems, readUploadUrl } from "../release/publish/release-id.ts";
import { PUBLISH_ROUTES } from "../release/publish/routes.ts";
import { tagName, tagProblems } from "../release/publish/tag.ts";
import { existingRelease, updateRelease as update } from "../release/publish/update-release.ts";
import { githubPlace } from "./github-inputs.ts";
import { releaseFiles, releaseOutputs, releaseWords } from "./release-inputs.ts";

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
    tag: optionalText({
      description: "Tag of the release. Default: the tag that the run was started for.",
      example: "v1.4.0",
    }),
    uploadUrl: optionalText({
      description: "In place of the tag: upload address of the release, as GitHub and publish-release tell it.",
      example: "https://uploads.github.com/repos/octo/data-lab/releases/1/assets{?name,label}",
    }),
    releaseId: optionalInteger(
      { min: 1, max: Number.MAX_SAFE_INTEGER },
      { description: "In place of the tag: number of the release." },
    ),
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

interface Names {
  tag?: string | undefined;
  uploadUrl?: string | undefined;
  releaseId?: number | undefined;
}

/** The release that is meant, by the one input that names it. */
function whichRelease({ tag, uploadUrl, releaseId }: Names, ref: string | undefined) {
  const given = { tag, "upload-url": uploadUrl, "release-id": releaseId };
  const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (names.length > 1) {
    const problem = {
      subject: names[1] ?? "",
      problem: `${names.join(" and ")} both name a release`,
      remedy: "Give one of them.",
    };
    return { which: { tag: "" }, problems: [problem] };
  }
  if (releaseId !== undefined) return { which: { id: releaseId }, problems: [] };
  if (uploadUrl !== undefined) {
    const address = readUploadUrl(uploadUrl);
    const problems: Problem[] = address
      ? []
      : [
          {
            subject: "upload-url",
            problem: `“${uploadUrl}” is no upload address of a release`,
            remedy: "Take upload_url of the release's event, or the output upload-url of publish-release.",
          },
        ];
    return { which: { id: address?.id ?? 0 }, address, problems };
  }
  const named = tag ?? (ref?.startsWith("refs/tags/") ? ref : undefined);
  return {
    which: { tag: tagName(named ?? "") },
    problems: tagProblems(named === undefined ? undefined : tagName(named)),
  };
}
