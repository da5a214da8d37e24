/** What started the workflow's run. */
export interface RunEvent {
  /** `push`, `pull_request`, `workflow_dispatch`, … */
  name: string;
  /** The webhook's payload, as it came. */
  payload: Readonly<Record<string, unknown>>;
  /** The commit that was checked out; of a pull request that is the merge commit, which is not its head. */
  sha: string;
  /** `refs/heads/main`, `refs/tags/v1`. */
  ref: string;
}
