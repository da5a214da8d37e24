import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { flag, optionalChoice, optionalText } from "../declare/kinds.ts";
import { contentOf, gather } from "../pipeline/github-release.ts";
import { reportRelease } from "../pipeline/github-release-report.ts";
import { READ_OBJECTS } from "../providers/aws/calls.ts";
import { title } from "../release/facts.ts";
import { publishRelease as publish } from "../release/publish/publish-release.ts";
import { PUBLISH_ROUTES } from "../release/publish/routes.ts";
import { tagName, tagProblems } from "../release/publish/tag.ts";
import { placeTag } from "../release/publish/target.ts";
import { githubPlace } from "./github-inputs.ts";
import { releaseFiles, releaseOutputs, releaseWords } from "./release-inputs.ts";

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
    tag: optionalText({
      description:
        "Tag of the release; it is made where it is not there yet. Default: the tag that the run was started for.",
      example: "v1.4.0",
    }),
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
    const { commit, ref } = context.source;
    const startedFor = ref?.startsWith("refs/tags/") ? ref : undefined;
    const named = inputs.tag ?? startedFor;
    const tag = named === undefined ? "" : tagName(named);
    const gathered = await gather(inputs, tagProblems(named === undefined ? undefined : tag), context);
    const { github, files } = gathered;
    const place = await placeTag(
      github,
      tag,
      { target: inputs.target, commit: context.onRunner ? commit : undefined },
      { signal: context.signal },
    );
    throwProblems(place.problems);
    const { target } = place;
    const content = await contentOf(inputs, gathered, { tag, target }, context);
    const { draft, makeLatest } = inputs;
    const defaultName = files.manifest ? title(files.manifest) : tag;
    return await reportRelease(`Release ${tag}`, github, inputs, context, (deps) =>
      publish({ ...content, tag, target, defaultName, draft, makeLatest }, deps),
    );
  },
});
