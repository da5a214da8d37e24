import type { Route } from "../../github/routes.ts";

/** What publishing and changing a release calls of GitHub's API. */
export const PUBLISH_ROUTES = [
  "GET /repos/{owner}/{repo}/commits/{ref}",
  "GET /repos/{owner}/{repo}/git/ref/{ref}",
  "GET /repos/{owner}/{repo}/releases",
  "POST /repos/{owner}/{repo}/releases",
  "GET /repos/{owner}/{repo}/releases/{release_id}",
  "PATCH /repos/{owner}/{repo}/releases/{release_id}",
  "DELETE /repos/{owner}/{repo}/releases/{release_id}",
  "GET /repos/{owner}/{repo}/releases/tags/{tag}",
  "POST /repos/{owner}/{repo}/releases/generate-notes",
  "GET /repos/{owner}/{repo}/releases/{release_id}/assets",
  "POST {origin}/repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}",
  "GET /repos/{owner}/{repo}/releases/assets/{asset_id}",
  "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}",
  "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}",
] as const satisfies readonly Route[];
