import type { Problem } from "../../base/errors.ts";
import { isGitHub } from "../../github/error.ts";
import type { CallOptions, GitHub } from "../../github/port.ts";

/** Where the tag of a release will be made; nowhere, where it is there already. */
export interface TagPlace {
  /** Branch or commit that a person has named. */
  target?: string | undefined;
  /** Commit of the run, for a release that nobody has given another target. */
  commit?: string | undefined;
  /** Commit that the tag is at already, where that is not the one of the run. */
  elsewhere?: string | undefined;
  problems: Problem[];
}

/**
 * Where the tag of a release comes from: one that is there stays where it is, else it is made at the target, else at the
 * commit of the run. GitHub alone would pass over a target that disagrees with the tag ("Unused if the Git tag already
 * exists", GitHub Docs, "Create a release").
 * @param target as a person gave it. @param commit of the run, where there is one.
 * @throws GitHubError · CancelledError
 */
export async function placeTag(
  github: GitHub,
  tag: string,
  { target, commit }: { target: string | undefined; commit: string | undefined },
  options: CallOptions,
): Promise<TagPlace> {
  const [tagged, wanted] = await Promise.all([
    hasTag(github, tag, options),
    target === undefined ? undefined : commitOf(github, target, options),
  ]);
  const problem = (text: string, remedy: string) => ({ problems: [{ subject: "target", problem: text, remedy }] });
  if (target === undefined) {
    if (!tagged) return { commit, problems: [] };
    const elsewhere = commit === undefined ? undefined : await commitOf(github, `tags/${tag}`, options);
    return { ...(elsewhere === commit ? {} : { elsewhere }), problems: [] };
  }
  if (wanted === undefined)
    return problem(`there is no branch or commit ${target} on GitHub`, "Push it first, or name another one.");
  if (!tagged) return { target, problems: [] };
  const now = await commitOf(github, `tags/${tag}`, options);
  if (now === wanted) return { problems: [] };
  return problem(
    `the tag ${tag} is there already, at ${now ?? "no commit"}, and not at ${wanted}`,
    "Leave target out to release what the tag names, move the tag with git, or choose another tag.",
  );
}

/** Whether a tag is there. @throws GitHubError · CancelledError */
export async function hasTag(github: GitHub, tag: string, options: CallOptions): Promise<boolean> {
  try {
    await github.call("GET /repos/{owner}/{repo}/git/ref/{ref}", { ref: `tags/${tag}` }, options);
    return true;
  } catch (error) {
    if (isGitHub(error, "missing")) return false;
    throw error;
  }
}

/** The SHA of what a name stands for; GitHub says 422 of a name that it does not know, and 404 too. */
async function commitOf(github: GitHub, name: string, options: CallOptions): Promise<string | undefined> {
  try {
    return (await github.call("GET /repos/{owner}/{repo}/commits/{ref}", { ref: name }, options)).sha;
  } catch (error) {
    if (isGitHub(error, "missing", "invalid")) return undefined;
    throw error;
  }
}
