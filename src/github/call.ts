import type { ResponseHeaders } from "@octokit/types";
import type { Route } from "./routes.ts";

/** A call on its way to GitHub: what the layers hand on to each other. */
export interface Call {
  route: Route;
  /** As it is sent, for messages: `POST /repos/octo/data-lab/releases`. */
  shown: string;
  signal?: AbortSignal | undefined;
}

/** What GitHub answered, as Octokit reads it. */
export interface Answer {
  status: number;
  /** By names in lower case. */
  headers: ResponseHeaders;
  /** What the JSON in it says; the text where it is none. */
  data: unknown;
}

export const UPLOAD = "POST {origin}/repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}";

/** Routes that make another thing each time: sent twice, they may make two. */
const MAKING: ReadonlySet<Route> = new Set(["POST /repos/{owner}/{repo}/releases", UPLOAD]);

/** Routes that GitHub counts as creating content. A status that is sent twice is the same status. */
const CONTENT: ReadonlySet<Route> = new Set([...MAKING, "POST /repos/{owner}/{repo}/statuses/{sha}"]);

export function isMaking({ route }: Call): boolean {
  return MAKING.has(route);
}

export function createsContent({ route }: Call): boolean {
  return CONTENT.has(route);
}

export function headerOf({ headers }: Answer, name: string): string | undefined {
  const value = headers[name];
  return value === undefined ? undefined : String(value);
}
