import type { Repository } from "./repository.ts";

/** An event as GitHub sends it: its name, and of its payload what workflows and the action read. */
export interface WorkflowEvent {
  name: string;
  payload: Record<string, unknown>;
}

const NOBODY = "0".repeat(40);

const about = ({ name }: Repository) => {
  const [login = "", repo = ""] = name.split("/");
  return { full_name: name, name: repo, owner: { login }, default_branch: "main", private: false };
};

async function headOf(repository: Repository, ref: string) {
  const [id, message] = [await repository.resolve(ref), await repository.message(ref)];
  return { id, message, author: { name: "Octo", email: "octo@example.org" }, timestamp: "2026-01-01T00:00:00Z" };
}

/** A push of a branch or a tag (GitHub Docs, "Webhook events and payloads", push). @param ref `refs/heads/main`, `refs/tags/v1`. */
export async function pushOf(repository: Repository, ref: string): Promise<WorkflowEvent> {
  const head = await headOf(repository, ref);
  const payload = {
    ...{ ref, before: NOBODY, after: head.id, created: true, deleted: false, forced: false },
    ...{ head_commit: head, commits: [head], repository: about(repository), sender: { login: "octo" } },
  };
  return { name: "push", payload };
}

/** A pull request (same page, pull_request): it carries no message of a commit. @param fork `owner/name` that it comes from. */
export async function pullRequestOf(
  repository: Repository,
  branch: string,
  { number = 1, fork = repository.name, labels = [] as string[] } = {},
): Promise<WorkflowEvent> {
  const [head, base] = [await repository.resolve(branch), await repository.resolve("main")];
  const [login = "", name = ""] = fork.split("/");
  const pullRequest = {
    ...{ number, state: "open", labels: labels.map((label) => ({ name: label })) },
    head: { ref: branch, sha: head, repo: { full_name: fork, name, owner: { login }, fork: fork !== repository.name } },
    base: { ref: "main", sha: base, repo: about(repository) },
  };
  const payload = { action: "synchronize", number, pull_request: pullRequest, repository: about(repository) };
  return { name: "pull_request", payload };
}

/** A run that a person starts. In the payload every input is a text, also one that is true or false. */
export async function dispatchOf(
  repository: Repository,
  inputs: Readonly<Record<string, string | boolean>> = {},
): Promise<WorkflowEvent> {
  const after = await repository.resolve("main");
  const given = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, String(value)]));
  // Not in GitHub's payload, but where act looks for the commit: deleted, after.
  const payload = { ref: "refs/heads/main", inputs: given, repository: about(repository), deleted: false, after };
  return { name: "workflow_dispatch", payload };
}

/** A run that a schedule starts. */
export function scheduleOf(repository: Repository, schedule: string): WorkflowEvent {
  return { name: "schedule", payload: { schedule, repository: about(repository) } };
}
