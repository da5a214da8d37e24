import { formatDuration } from "../base/duration.ts";
import { codeOf, messageOf } from "../base/errors.ts";
import { type Answer, type Call, headerOf } from "./call.ts";
import { GitHubError, type GitHubErrorFacts, type GitHubErrorKind } from "./error.ts";
import { limitIn } from "./limit.ts";
import { acceptedPermissions, lacksScope } from "./permissions.ts";
import type { Route } from "./routes.ts";

/** An answer that is no success, as an error for people. @param now milliseconds since the epoch. */
export function refusalOf(call: Call, answer: Answer, now: number): GitHubError {
  const said = textAt(answer.data, "message") ?? (typeof answer.data === "string" ? answer.data.slice(0, 300) : "");
  const limit = limitIn(answer, said, now);
  const kind = limit ? "limited" : kindOf(answer);
  const errors = errorsIn(answer.data);
  const facts: GitHubErrorFacts = {
    ...{ kind, route: call.route, status: answer.status, retryAfter: limit?.wait },
    errors: errors.length > 0 ? errors : undefined,
    requestId: headerOf(answer, "x-github-request-id"),
  };
  const details = errors.map(({ field, code, message }) => message ?? [field, code].filter(Boolean).join(" "));
  const words = [said || "no words", ...details.filter((detail) => !said.includes(detail))].join("; ");
  const id = facts.requestId ? ` (request ${facts.requestId})` : "";
  const message = `GitHub answered ${call.shown} with ${answer.status}: ${words}${id}`;
  if (limit) {
    const which = limit.kind === "primary" ? "its requests of this hour are used up" : "it was too much at once";
    return new GitHubError(`${message}\nIt is a rate limit: ${which}.`, limitRemedy(limit.wait, now), facts);
  }
  return new GitHubError(message, remedyFor(kind, call, answer, said), facts);
}

/** A call without an answer, as an error for people. Whether it was carried out is not known. */
export function lostCall(call: Call, host: string, error: unknown): GitHubError {
  const code = codeOf(error);
  const message = `The connection to ${host} failed, so there is no answer to ${call.shown}: ${messageOf(error)}`;
  const untrusted = code !== undefined && /CERT|SIGNATURE|^ERR_TLS/.test(code);
  const remedy = untrusted
    ? "Where the network puts in certificates of its own, name their file in NODE_EXTRA_CA_CERTS."
    : "Run it again. If it stays so: https://www.githubstatus.com tells whether it is GitHub, HTTPS_PROXY names a proxy.";
  return new GitHubError(message, remedy, { kind: "lost", route: call.route }, { cause: error });
}

/** What became of a 404: the repository itself is none that the token sees. */
export function hiddenRepository(route: Route, repository: string, cause: GitHubError): GitHubError {
  return new GitHubError(
    `GitHub shows this token no repository ${repository}: there is none of that name, or the token may not see it.`,
    `Check the name. A job's own token sees the repository of its workflow only; for another one give a token that has it among its repositories.`,
    { ...cause.facts, kind: "denied", route },
    { cause },
  );
}

/** What became of a 404 where the path names nothing but the repository, and that is there: GitHub hides what may not be. */
export function hiddenRoute(route: Route, cause: GitHubError): GitHubError {
  const permissions = acceptedPermissions(route, { status: 404, headers: {}, data: undefined });
  const facts = { ...cause.facts, kind: "denied" as const };
  return new GitHubError(cause.message, permissionRemedy(permissions), facts, { cause });
}

function kindOf(answer: Answer): GitHubErrorKind {
  const { status } = answer;
  if (status === 401 || status === 403) return "denied";
  if (status === 404) return lacksScope(answer) ? "denied" : "missing";
  return status >= 500 ? "server" : "invalid";
}

function remedyFor(kind: GitHubErrorKind, call: Call, answer: Answer, said: string): string {
  if (answer.status === 401) {
    return "The token is wrong, or its time is over. In a workflow leave github-token out: the job's own lasts as long as the job.";
  }
  if (kind === "denied") {
    const sso = /url=(\S+)/.exec(headerOf(answer, "x-github-sso") ?? "")?.[1];
    if (sso) return `The organisation wants the token to be authorised for single sign-on: ${sso}`;
    if (/\barchived\b/i.test(said))
      return "Nothing can be written to an archived repository. Unarchive it in its settings.";
    return permissionRemedy(acceptedPermissions(call.route, answer));
  }
  if (kind === "missing") {
    return "Check the names in it. Drafts of releases, and what belongs to them, are shown only to those who may write (contents: write).";
  }
  if (kind === "server") return "Run it again; https://www.githubstatus.com tells whether GitHub knows of it.";
  return `These are GitHub's own words.${helpIn(answer.data)}`;
}

function permissionRemedy(permissions: readonly string[]): string {
  const lines = permissions.map((permission) => `  ${permission}`).join("\n");
  return `The token needs ${permissions.join(" and ")}. In the workflow, for the job:\npermissions:\n${lines}\nA personal access token needs the same for this repository. In a run for a pull request from a fork every token can only read.`;
}

function limitRemedy(wait: number | undefined, now: number): string {
  if (wait === undefined) return "Run it again in some minutes; what is done already is not done again.";
  const end = new Date(now + wait).toISOString().replace(/T(.*)\.\d+Z/, " $1 UTC");
  return `It ends in ${formatDuration(wait)}, at ${end}. Run it again then; what is done already is not done again.`;
}

function helpIn(body: unknown): string {
  const url = textAt(body, "documentation_url");
  return url ? ` See ${url}` : "";
}

/** `errors` of a 422: objects by GitHub's documentation, and plain texts in fact. */
function errorsIn(body: unknown): NonNullable<GitHubErrorFacts["errors"]>[number][] {
  const errors: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "errors") : undefined;
  if (!Array.isArray(errors)) return [];
  return errors.map((entry: unknown) =>
    typeof entry === "string"
      ? { code: "custom", message: entry }
      : { code: textAt(entry, "code") ?? "custom", field: textAt(entry, "field"), message: textAt(entry, "message") },
  );
}

function textAt(from: unknown, key: string): string | undefined {
  const value: unknown = typeof from === "object" && from !== null ? Reflect.get(from, key) : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}
