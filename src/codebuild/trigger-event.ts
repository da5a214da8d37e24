import { z } from "zod";
import { UserError } from "../base/errors.ts";
import type { RunEvent } from "../github/event.ts";

/** What started the run, as far as CodeBuild is concerned. */
export type Occasion =
  | { kind: "asked"; by: string; commit: string }
  | { kind: "pushed"; commit: string; message: string }
  | { kind: "deleted" }
  | PullRequest
  | { kind: "other" };

export interface PullRequest {
  kind: "pull request";
  number: number;
  /** The real head, and not the merge commit that GITHUB_SHA is. */
  commit: string;
  /** Name of the other repository that the head is in, for people; undefined where it is in the same. */
  fork: string | undefined;
  closed: boolean;
  labels: readonly string[];
  /** The label that this very event has put on it. */
  labelled: string | undefined;
}

/** Events by which somebody with the right to write, or the repository's own schedule, asks for a run. */
const ASKED: Readonly<Record<string, string>> = {
  workflow_dispatch: "The run was started by hand.",
  repository_dispatch: "The run was started by a call of the API.",
  schedule: "The run was started by its schedule.",
};

/** GitHub Docs, "Webhook events and payloads", `push`: `head_commit` is null where a branch or tag was deleted. */
const Push = z.object({
  head_commit: z.object({ id: z.string(), message: z.string() }).nullable(),
});

/** GitHub Docs, the same, `pull_request`: `head.repo` is null where the fork was deleted. */
const PullRequestEvent = z.object({
  action: z.string(),
  label: z.object({ name: z.string() }).optional(),
  pull_request: z.object({
    number: z.number(),
    state: z.string(),
    head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
    base: z.object({ repo: z.object({ full_name: z.string() }) }),
    labels: z.array(z.object({ name: z.string() })),
  }),
});

/**
 * A pull request's head as CodeBuild finds it. It may be in no branch of the repository, so it is named by the reference
 * that it has there (CodeBuild User Guide, "Source version sample": `ref^{commit}`).
 */
export function headVersion({ number, commit }: PullRequest): string {
  return `refs/pull/${number}/head^{${commit}}`;
}

/** Reads what started the run. @throws UserError where the payload is not what GitHub sends for that event. */
export function readOccasion(event: RunEvent): Occasion {
  const by = ASKED[event.name];
  if (by !== undefined) return { kind: "asked", by, commit: event.sha };
  if (event.name === "push") return pushed(event);
  if (event.name === "pull_request" || event.name === "pull_request_target") return pullRequest(event);
  return { kind: "other" };
}

function pushed(event: RunEvent): Occasion {
  const { head_commit: head } = read(Push, event);
  return head ? { kind: "pushed", commit: head.id, message: head.message } : { kind: "deleted" };
}

function pullRequest(event: RunEvent): PullRequest {
  const { action, label, pull_request: request } = read(PullRequestEvent, event);
  const { head, base } = request;
  const isOwn = head.repo?.full_name.toLowerCase() === base.repo.full_name.toLowerCase();
  return {
    kind: "pull request",
    number: request.number,
    commit: head.sha,
    fork: isOwn ? undefined : (head.repo?.full_name ?? "a repository that is gone"),
    closed: request.state === "closed",
    labels: request.labels.map(({ name }) => name),
    labelled: action === "labeled" ? label?.name : undefined,
  };
}

function read<T>(schema: z.ZodType<T>, { name, payload }: RunEvent): T {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UserError(
    `The event's file is not what GitHub writes for ${name}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`,
    "Run it as a step of a workflow that this event started; GITHUB_EVENT_PATH names the file.",
  );
}
