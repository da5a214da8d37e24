import type { Problem } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import type { GitHub } from "../github/port.ts";
import { addressProblems, type ReleaseAddress } from "../release/publish/release-id.ts";
import { existingRelease, updateRelease } from "../release/publish/update-release.ts";
import { contentOf } from "./github-release.ts";
import { gather, whatIsNew } from "./github-release-gather.ts";
import type { ReleaseInputs } from "./github-release-inputs.ts";
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
  const ask = async (github: GitHub) => (address ? addressProblems(address, github) : []);
  const gathered = await gather(inputs, { problems, ask }, context);
  const { github, files } = gathered;
  const release = await existingRelease(github, which, { signal });
  const { tag_name: tag, target_commitish: target } = release;
  const subject = { tag, target, onlyIfAsked: true, artifactsPage: true };
  const changelog = await whatIsNew(inputs, { tag, manifest: files.manifest }, context.workingFolder);
  const content = await contentOf(inputs, { ...gathered, changelog }, subject, signal);
  return await reportRelease(`Release ${tag}`, github, inputs, context, (deps) =>
    updateRelease(release, content, deps),
  );
}
