import { GitHubError, type GitHubErrorKind } from "../../../src/github/error.ts";
import type { RunEvent } from "../../../src/github/event.ts";
import type { GitHub } from "../../../src/github/port.ts";
import type { Route } from "../../../src/github/routes.ts";

/** A call as it was made. */
export interface Call {
  route: string;
  parameters: Record<string, unknown>;
}

/** A GitHub that answers each route by a function of its parameters, and remembers what it was asked. */
export function fakeGitHub(answers: Partial<Record<Route, (parameters: Record<string, unknown>) => unknown>>) {
  const calls: Call[] = [];
  const call = async (route: Route, parameters: Record<string, unknown>) => {
    calls.push({ route, parameters });
    const answer = answers[route];
    if (!answer) throw new Error(`The test does not expect ${route}.`);
    return answer(parameters);
  };
  const github = { repository: { owner: "octo", repo: "example" }, server: "https://github.example", call, all: call };
  return { github: github as unknown as GitHub, calls };
}

export function gitHubError(kind: GitHubErrorKind, message: string): GitHubError {
  return new GitHubError(message, "Ask for the permission.", { kind, route: "GET /repos/{owner}/{repo}" });
}

/** Commits differ from GITHUB_SHA, so that a test sees which of them was looked at. */
export const HEAD = "1111111111111111111111111111111111111111";
export const GITHUB_SHA = "2222222222222222222222222222222222222222";

export function event(name: string, payload: Record<string, unknown> = {}): RunEvent {
  return { name, payload, sha: GITHUB_SHA, ref: "refs/heads/main" };
}

export function push(message: string | undefined): RunEvent {
  return event("push", { head_commit: message === undefined ? null : { id: HEAD, message } });
}

/** What of a pull request's payload differs from test to test; `from`: null where the fork is gone. */
export interface PullRequestChanges {
  name?: string;
  action?: string;
  from?: string | null;
  state?: string;
  labels?: string[];
  label?: string;
}

export function pullRequest(changes: PullRequestChanges = {}): RunEvent {
  const { name = "pull_request", action = "synchronize", state = "open", labels = [], label } = changes;
  const from = changes.from === undefined ? "octo/example" : changes.from;
  return event(name, {
    action,
    ...(label === undefined ? {} : { label: { name: label } }),
    pull_request: {
      number: 7,
      state,
      head: { sha: HEAD, repo: from === null ? null : { full_name: from } },
      base: { repo: { full_name: "octo/example" } },
      labels: labels.map((each) => ({ name: each })),
    },
  });
}
