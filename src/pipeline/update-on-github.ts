import { type Problem, throwProblems } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import { addressProblems, type ReleaseAddress } from "../release/publish/release-id.ts";
import { existingRelease, updateRelease } from "../release/publish/update-release.ts";
import { contentOf, gather, type ReleaseInputs } from "./github-release.ts";
import { type ReleaseOutputs, reportRelease } from "./github-release-report.ts";

/** The release that is meant, and what is wrong with the way it was named. */
export interface Meant {
  which: { id: number } | { tag: string };
  /** Whose release it is, where its address says that. */
  address?: ReleaseAddress | undefined;
  problems: readonly Problem[];
}

/** Adds files and notes to a release on GitHub, and tells of it. @throws ProblemsError · as `updateRelease` */
export async function updateOnGitHub(
  inputs: ReleaseInputs,
  { which, address, problems }: Meant,
  context: Context,
): Promise<ReleaseOutputs> {
  const { signal } = context;
  const gathered = await gather(inputs, problems, context);
  const { github } = gathered;
  throwProblems(address ? addressProblems(address, github) : []);
  const release = await existingRelease(github, which, { signal });
  const { tag_name: tag, target_commitish: target } = release;
  const subject = { tag, target, onlyIfAsked: true, artifactsPage: true };
  const content = await contentOf(inputs, gathered, subject, context);
  return await reportRelease(`Release ${tag}`, github, inputs, context, (deps) =>
    updateRelease(release, content, deps),
  );
}
