import type { Problem } from "../../base/errors.ts";
import { isGitHub } from "../../github/error.ts";
import type { CallOptions, GitHub } from "../../github/port.ts";

export interface GeneratedRequest {
  tag: string;
  /** Branch or commit that the tag will be made at, where it is not there yet. */
  target?: string | undefined;
  /** Tag that the changes are counted from; undefined: GitHub chooses. */
  previousTag?: string | undefined;
}

/** What is wrong with the input `previous-tag`: a tag that is not there. @throws GitHubError */
export async function previousTagProblems(
  github: GitHub,
  previousTag: string | undefined,
  options: CallOptions = {},
): Promise<Problem[]> {
  if (previousTag === undefined) return [];
  try {
    await github.call("GET /repos/{owner}/{repo}/git/ref/{ref}", { ref: `tags/${previousTag}` }, options);
    return [];
  } catch (error) {
    if (!isGitHub(error, "missing")) throw error;
    const { owner, repo } = github.repository;
    return [
      {
        subject: "previous-tag",
        problem: `${owner}/${repo} has no tag ${previousTag}, or the token may not see it.`,
        remedy: "Give a tag that is there, or leave previous-tag out: GitHub takes the release before this one.",
      },
    ];
  }
}

/**
 * The notes that GitHub writes from merged pull requests, in Markdown: `.github/release.yml` says how. Nothing is stored
 * at GitHub. @throws GitHubError
 */
export async function generatedNotes(
  github: GitHub,
  { tag, target, previousTag }: GeneratedRequest,
  options: CallOptions = {},
): Promise<string> {
  const { body } = await github.call(
    "POST /repos/{owner}/{repo}/releases/generate-notes",
    {
      tag_name: tag,
      ...(target === undefined ? {} : { target_commitish: target }),
      ...(previousTag === undefined ? {} : { previous_tag_name: previousTag }),
    },
    options,
  );
  return body;
}
