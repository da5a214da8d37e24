import { commandsDoc } from "../../../scripts/generate/commands-doc.ts";
import { COMMANDS } from "../../../src/commands/index.ts";
import { acceptedPermissions, lacksScope, permissionsFor } from "../../../src/github/permissions.ts";

it("of each kind the highest permission is needed, and none for what every token may read", () => {
  expect(
    permissionsFor([
      "GET /repos/{owner}/{repo}",
      "GET /repos/{owner}/{repo}/commits/{ref}",
      "POST /repos/{owner}/{repo}/releases",
      "POST /repos/{owner}/{repo}/statuses/{sha}",
      "GET /repos/{owner}/{repo}/pulls/{pull_number}",
    ]),
  ).toEqual(["contents: write", "pull-requests: read", "statuses: write"]);
  expect(permissionsFor(["GET /repos/{owner}/{repo}/commits/{ref}"])).toEqual(["contents: read"]);
});

const answer = (headers: Record<string, string>) => ({ status: 403, headers, data: undefined });

it("GitHub's own list goes before ours; of sets that do either way the first is named", () => {
  const route = "POST /repos/{owner}/{repo}/statuses/{sha}";
  expect(acceptedPermissions(route, answer({}))).toEqual(["statuses: write"]);
  expect(
    acceptedPermissions(
      route,
      answer({ "x-accepted-github-permissions": "pull_requests=write,contents=read; x=read" }),
    ),
  ).toEqual(["pull-requests: write", "contents: read"]);
});

it("a token has scopes, or none of those that would do, or nothing is known of them", () => {
  const scopes = (held: string) => answer({ "x-oauth-scopes": held, "x-accepted-oauth-scopes": "repo, public_repo" });
  expect([
    lacksScope(scopes("gist, repo")),
    lacksScope(scopes("gist")),
    lacksScope(scopes("")),
    lacksScope(answer({})),
  ]).toEqual([...[false, true, true, false]]);
});

it("the page on commands tells each that calls GitHub what its job must be allowed", () => {
  const page = commandsDoc();
  for (const { name, github = [] } of COMMANDS) {
    const section = page.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? "";
    for (const one of permissionsFor(github)) expect(section).toContain(`\n  ${one}\n`);
    expect(section.includes("permissions:")).toBe(github.length > 0);
  }
});
