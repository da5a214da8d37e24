import { type Answer, headerOf } from "./call.ts";
import { type Permission, ROUTES, type Route } from "./routes.ts";

/** The permissions that a job needs for these routes: of each kind the highest, as lines of `permissions:`, sorted. */
export function permissionsFor(routes: readonly Route[]): Permission[] {
  const needed = new Set(routes.map((route): Permission => ROUTES[route]));
  // Every token may read what a repository is; `permissions:` has no word for that.
  return [...needed]
    .filter((one) => !one.startsWith("metadata:"))
    .filter((one) => !one.endsWith(": read") || !needed.has(one.replace(/read$/, "write") as Permission))
    .sort();
}

/**
 * What the token would have had to be allowed, as lines of `permissions:`. GitHub says so itself to tokens with
 * permissions (`x-accepted-github-permissions`: sets with commas, of which any is enough, with semicolons between them;
 * GitHub Docs, "Troubleshooting the REST API"); else by our own list.
 */
export function acceptedPermissions(route: Route, answer: Answer): string[] {
  const [first = ""] = (headerOf(answer, "x-accepted-github-permissions") ?? "").split(";");
  const named = [...first.matchAll(/([a-z_]+)=(read|write|admin)/g)].map(
    ([, name = "", level = ""]) => `${name.replaceAll("_", "-")}: ${level}`,
  );
  return named.length > 0 ? named : [ROUTES[route]];
}

/** Whether a classic token lacks every scope that the call would take; false for tokens that have no scopes. */
export function lacksScope(answer: Answer): boolean {
  const [held, accepted] = ["x-oauth-scopes", "x-accepted-oauth-scopes"].map((name) => headerOf(answer, name));
  if (held === undefined || !accepted) return false;
  const has = new Set(held.split(/,\s*/));
  return !accepted.split(/,\s*/).some((scope) => has.has(scope));
}
