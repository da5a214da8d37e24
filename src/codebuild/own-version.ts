import type { Problem } from "../base/errors.ts";
import type { RunEvent } from "../github/event.ts";
import { headVersion, readOccasion } from "./trigger-event.ts";

/**
 * The version of the source that a run is about, where nobody names one: its commit; of a pull request the real head, since
 * the merge commit that was checked out is in no branch.
 * @param event undefined in a terminal. @param commit that the run works on.
 * @returns a problem in its place for a pull request from a fork: a stranger's code is never built unasked.
 * @throws UserError where the event's file is none of GitHub's.
 */
export function ownVersion(
  event: RunEvent | undefined,
  commit: string | undefined,
): { version?: string | undefined; problems: Problem[] } {
  const occasion = event && readOccasion(event);
  if (occasion?.kind !== "pull request") return { version: commit, problems: [] };
  const { number, fork } = occasion;
  if (fork === undefined) return { version: headVersion(occasion), problems: [] };
  const problem = `pull request ${number} comes from another repository, ${fork}, and would run with your project's rights`;
  const remedy = "Leave this step out for forks, or name the version that you have looked at.";
  return { problems: [{ subject: "source-version", problem, remedy }] };
}
