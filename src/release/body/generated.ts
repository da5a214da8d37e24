import type { Problem } from "../../base/errors.ts";
import type { CallOptions, GitHub } from "../../github/port.ts";

export interface GeneratedRequest {
  tag: string;
  /** Branch or commit that the tag will be made at, where it is not there yet. */
  target?: string | undefined;
  /** Tag that the changes are counted from; undefined: GitHub chooses. */
  previousTag?: string | undefined;
}

/** What is wrong with the input `previous-tag`: a tag that is not there. */
export async function previousTagProblems(
  _github: GitHub,
  _previousTag: string | undefined,
  _options: CallOptions = {},
): Promise<Problem[]> {
  throw new Error("not written yet");
}

/** The notes that GitHub writes from merged pull requests, in Markdown. Nothing is stored at GitHub. @throws GitHubError */
export async function generatedNotes(
  _github: GitHub,
  _request: GeneratedRequest,
  _options: CallOptions = {},
): Promise<string> {
  throw new Error("not written yet");
}
