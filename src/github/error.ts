import { UserError } from "../base/errors.ts";
import type { Route } from "./routes.ts";

/**
 * What kind of a no it was:
 * `denied` – token missing, wrong, or without the permission · `missing` – 404 · `invalid` – 422 and other 4xx ·
 * `limited` – a limit that did not end in the time that is waited for · `server` – 5xx after all tries ·
 * `lost` – no answer: reset, time-out, unknown host. Whether the call was carried out is not known.
 */
export type GitHubErrorKind = "denied" | "missing" | "invalid" | "limited" | "server" | "lost";

export interface GitHubErrorFacts {
  kind: GitHubErrorKind;
  route: Route;
  /** HTTP status; absent where there was no answer. */
  status?: number | undefined;
  /** `code` and `field` of each entry in `errors` of a 422: `already_exists`, `tag_name`. */
  errors?: readonly { code: string; field?: string | undefined; message?: string | undefined }[] | undefined;
  /** Milliseconds that GitHub asks to wait. */
  retryAfter?: number | undefined;
  /** `x-github-request-id`, for GitHub's support. */
  requestId?: string | undefined;
}

/** An error of GitHub's API, in words for people: message, and what to do. */
export class GitHubError extends UserError {
  readonly facts: GitHubErrorFacts;

  constructor(message: string, remedy: string, facts: GitHubErrorFacts, options?: { cause?: unknown }) {
    super(message, remedy, options);
    this.facts = facts;
  }
}

/** Whether it is GitHub's no of one of these kinds. */
export function isGitHub(error: unknown, ...kinds: GitHubErrorKind[]): error is GitHubError {
  return error instanceof GitHubError && kinds.includes(error.facts.kind);
}

/** Whether GitHub refused a value with that code: `already_exists`. */
export function isRefusal(error: unknown, code: string, field?: string): error is GitHubError {
  return (
    isGitHub(error, "invalid") &&
    (error.facts.errors ?? []).some((entry) => entry.code === code && (field === undefined || entry.field === field))
  );
}
