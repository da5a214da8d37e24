import type { Context } from "../declare/context.ts";
import type { GitHub } from "../github/port.ts";
import { title } from "../release/facts.ts";
import { latestProblems } from "../release/publish/fitting.ts";
import { publishRelease } from "../release/publish/publish-release.ts";
import type { PublishRequest } from "../release/publish/request.ts";
import { tagName, tagProblems } from "../release/publish/tag.ts";
import { placeTag, type TagPlace } from "../release/publish/target.ts";
import { contentOf } from "./github-release.ts";
import { gather } from "./github-release-gather.ts";
import type { ReleaseInputs } from "./github-release-inputs.ts";
import { type ReleaseOutputs, reportRelease } from "./github-release-report.ts";

/** What publishing takes besides files and words. */
export interface PublishInputs extends ReleaseInputs, Pick<PublishRequest, "draft" | "makeLatest"> {
  tag?: string | undefined;
  target?: string | undefined;
}

/** Publishes files as a release on GitHub, and tells of it. @throws ProblemsError · as `publishRelease` */
export async function publishOnGitHub(inputs: PublishInputs, context: Context): Promise<ReleaseOutputs> {
  const { signal, onRunner, source } = context;
  const { draft, makeLatest } = inputs;
  const startedFor = source.ref?.startsWith("refs/tags/") ? source.ref : undefined;
  const named = inputs.tag ?? startedFor;
  const tag = tagName(named ?? "");
  const noTag = tagProblems(named === undefined ? undefined : tag);
  let place: TagPlace = { problems: [] };
  const ask = async (github: GitHub) => {
    if (noTag.length > 0) return [];
    // In a terminal the last commit may not have been pushed, and another repository does not have it at all.
    const commit = onRunner && isOf(github, source.repository) ? source.commit : undefined;
    place = await placeTag(github, tag, { target: inputs.target, commit }, { signal });
    if (place.elsewhere !== undefined) context.progress.warning(elsewhereWarning(tag, place.elsewhere, commit));
    return place.problems;
  };
  const gathered = await gather(inputs, { problems: [...noTag, ...latestProblems(inputs)], tag, ask }, context);
  const { github, files } = gathered;
  const { target, commit } = place;
  const content = await contentOf(inputs, gathered, { tag, target: target ?? commit }, signal);
  const defaultName = files.manifest ? title(files.manifest) : tag;
  return await reportRelease(`Release ${tag}`, github, inputs, context, (deps) =>
    publishRelease({ ...content, tag, target, commit, defaultName, draft, makeLatest }, deps),
  );
}

/** Whether the run is one of the repository that is released in. */
function isOf({ repository: { owner, repo } }: GitHub, name: string | undefined): boolean {
  return name?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}

function elsewhereWarning(tag: string, at: string, commit: string | undefined): string {
  return `The tag ${tag} is at ${at}, and this run works on ${commit}: what is released may not be what the tag names.`;
}
