import { throwProblems } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import { title } from "../release/facts.ts";
import { publishRelease } from "../release/publish/publish-release.ts";
import type { PublishRequest } from "../release/publish/request.ts";
import { tagName, tagProblems } from "../release/publish/tag.ts";
import { placeTag } from "../release/publish/target.ts";
import { contentOf, gather, type ReleaseInputs } from "./github-release.ts";
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
  const gathered = await gather(inputs, tagProblems(named === undefined ? undefined : tag), context);
  const { github, files } = gathered;
  // In a terminal the last commit may not have been pushed.
  const known = { target: inputs.target, commit: onRunner ? source.commit : undefined };
  const { target, commit, problems } = await placeTag(github, tag, known, { signal });
  throwProblems(problems);
  const content = await contentOf(inputs, gathered, { tag, target: target ?? commit }, context);
  const defaultName = files.manifest ? title(files.manifest) : tag;
  return await reportRelease(`Release ${tag}`, github, inputs, context, (deps) =>
    publishRelease({ ...content, tag, target, commit, defaultName, draft, makeLatest }, deps),
  );
}
