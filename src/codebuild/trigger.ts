import type { RunEvent } from "../github/event.ts";
import type { GitHub } from "../github/port.ts";
import type { Route } from "../github/routes.ts";
import type { Marker } from "./marker.ts";
import { headVersion, type PullRequest, readOccasion } from "./trigger-event.ts";

/** What is called of GitHub to decide. */
export const TRIGGER_ROUTES = ["GET /repos/{owner}/{repo}/commits/{ref}"] as const satisfies readonly Route[];

/** What starts CodeBuild, as the caller wants it. */
export interface TriggerRules {
  marker: Marker;
  /** Name of a label by which a pull request starts it too. */
  label?: string | undefined;
  /** Whether a pull request from another repository may start it at all. */
  allowForks: boolean;
  /** Whether the marker is looked for also where a person or a schedule started the run. */
  onlyMarked: boolean;
}

/** Whether CodeBuild is to be started. */
export interface Trigger {
  triggered: boolean;
  /** Why, or why not: a sentence for people. */
  reason: string;
  /**
   * SHA of the commit that is meant, and that shows a status: what was pushed, or a pull request's own head. Undefined in
   * a terminal, and where there is none.
   */
  commit?: string | undefined;
  /** The same for CodeBuild, as the version of its source. */
  sourceVersion?: string | undefined;
}

export interface TriggerDeps {
  /** Opened only where GitHub has to be asked. */
  github: () => Promise<GitHub>;
  signal?: AbortSignal | undefined;
}

/**
 * Whether the event starts CodeBuild: the marker in the head commit's message, the label on a pull request, or a run
 * that somebody asked for. Deletes, other events, and pull requests from forks that are not allowed never do.
 * @param event undefined in a terminal, where whoever types the command means it.
 * @throws GitHubError where the commit cannot be read · UserError for a marker without end or an event's wrong file.
 */
export async function decideTrigger(
  rules: TriggerRules,
  event: RunEvent | undefined,
  deps: TriggerDeps,
): Promise<Trigger> {
  if (!event) return { triggered: true, reason: "It was asked for in a terminal." };
  const occasion = readOccasion(event);
  switch (occasion.kind) {
    case "asked": {
      const { by, commit } = occasion;
      if (!rules.onlyMarked) return { triggered: true, reason: by, commit, sourceVersion: commit };
      return byMarker(rules.marker, commit, `The commit ${short(commit)}`, await messageOf(commit, deps));
    }
    case "pushed": {
      const { commit, message } = occasion;
      return byMarker(rules.marker, commit, `The commit ${short(commit)}`, message);
    }
    case "deleted":
      return { triggered: false, reason: "The push deleted a branch or a tag: there is no commit to build." };
    case "pull request":
      return await byPullRequest(rules, occasion, deps);
    case "other":
      return {
        triggered: false,
        reason: `The event ${event.name} starts nothing: use push, pull_request, workflow_dispatch or schedule.`,
      };
  }
}

/** The refusals come first, so that nothing in a stranger's commit is even looked at. */
async function byPullRequest(rules: TriggerRules, request: PullRequest, deps: TriggerDeps): Promise<Trigger> {
  const { number, commit, fork, labelled } = request;
  const name = `pull request ${number}`;
  const no = (reason: string): Trigger => ({ triggered: false, reason, commit });
  const sourceVersion = headVersion(request);
  if (fork !== undefined && !rules.allowForks) {
    return no(`The ${name} comes from another repository, ${fork}. Those start nothing without allow-forks.`);
  }
  if (request.closed) return no(`The ${name} is closed.`);
  if (rules.label !== undefined && labelled !== undefined && !isSame(labelled, rules.label)) {
    // Its commit had its chance when it was pushed: another label must not build it again.
    return no(`The label “${labelled}” was put on ${name}; ${rules.label} is the one that starts CodeBuild.`);
  }
  if (rules.label !== undefined && request.labels.some((label) => isSame(label, rules.label ?? ""))) {
    return { triggered: true, reason: `The ${name} has the label “${rules.label}”.`, commit, sourceVersion };
  }
  const subject = `The commit ${short(commit)}, head of ${name},`;
  const decided = byMarker(rules.marker, commit, subject, await messageOf(commit, deps));
  if (decided.triggered) return { ...decided, sourceVersion };
  if (rules.label === undefined) return decided;
  return no(`${decided.reason} The ${name} has no label “${rules.label}” either.`);
}

function byMarker(marker: Marker, commit: string, subject: string, message: string): Trigger {
  const triggered = marker.matches(message);
  const verb = triggered ? "has" : "does not have";
  return {
    triggered,
    reason: `${subject} ${verb} the marker ${marker.text} in its message.`,
    commit,
    sourceVersion: commit,
  };
}

async function messageOf(commit: string, { github, signal }: TriggerDeps): Promise<string> {
  const api = await github();
  const { commit: found } = await api.call("GET /repos/{owner}/{repo}/commits/{ref}", { ref: commit }, { signal });
  return found.message;
}

/** GitHub takes labels that differ in case only for the same. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
