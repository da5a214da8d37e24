import { GitHubError, isGitHub } from "../github/error.ts";
import type { GitHub } from "../github/port.ts";
import type { Route } from "../github/routes.ts";

/** What is called of GitHub to write a status. */
export const STATUS_ROUTES = ["POST /repos/{owner}/{repo}/statuses/{sha}"] as const satisfies readonly Route[];

/** What a commit shows beside its checks. `error`: it was stopped, or could not be carried out. */
export type StatusState = "pending" | "success" | "failure" | "error";

export interface StatusDeps {
  github: GitHub;
  /** SHA of the commit: a pull request's own head, not its merge commit. */
  commit: string;
  /** Name of the status, which a branch's rules can ask for. */
  context: string;
  /** Tells people what they must not miss. */
  warn: (text: string) => void;
}

export interface StatusWriter {
  /**
   * Writes the status. What GitHub refuses is a warning and no error: the build counts, and is not lost over a line.
   * Where it may not be written, the next ones are not tried.
   * @param status `url`: where a click on it leads. `signal`: none for what is written after a cancel.
   * @throws CancelledError · whatever else is no answer of GitHub's.
   */
  write(status: {
    state: StatusState;
    description: string;
    url?: string | undefined;
    signal?: AbortSignal | undefined;
  }): Promise<void>;
}

/** GitHub's limit for a description (its answer is 422 beyond that). */
const LONGEST = 140;

/** A writer of one commit's status. Makes no call by itself. */
export function statusWriter({ github, commit, context, warn }: StatusDeps): StatusWriter {
  let refused = false;
  return {
    write: async ({ state, description, url, signal }) => {
      if (refused) return;
      const parameters = { sha: commit, state, context, description: shorten(description), target_url: url ?? null };
      try {
        await github.call("POST /repos/{owner}/{repo}/statuses/{sha}", parameters, { signal });
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        refused = isGitHub(error, "denied", "missing");
        warn(
          `The status “${context}: ${state}” of commit ${commit.slice(0, 7)} is not written; the build is not touched by that. ${error.message} ${error.remedy}`,
        );
      }
    },
  };
}

/** CodeBuild's words for how a build stands (CodeBuild API, `Build`, `buildStatus`) in those of a commit's status. */
const STATES: Readonly<Record<string, StatusState>> = {
  IN_PROGRESS: "pending",
  SUCCEEDED: "success",
  FAILED: "failure",
};

/** The state of a commit that goes with a build's status; `error` for a build that was stopped, timed out or broke. */
export function statusOf(buildStatus: string): StatusState {
  return STATES[buildStatus] ?? "error";
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
