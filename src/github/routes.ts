import type { Endpoints } from "@octokit/types";

/** A permission of a workflow's token, as `permissions:` writes it (GitHub Docs, "Permissions required for GitHub Apps"). */
export type Permission = `${"contents" | "pull-requests" | "statuses" | "metadata"}: ${"read" | "write"}`;

/**
 * Every route of GitHub's API that Slipway uses, with the permission that it takes. What is missing here cannot be
 * called. A command lists its routes; the permissions that its job needs follow from them.
 */
export const ROUTES = {
  "GET /repos/{owner}/{repo}": "metadata: read",
  "GET /repos/{owner}/{repo}/commits/{ref}": "contents: read",
  "GET /repos/{owner}/{repo}/git/ref/{ref}": "contents: read",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}": "pull-requests: read",
  // Drafts are shown only to those who may write.
  "GET /repos/{owner}/{repo}/releases": "contents: write",
  "POST /repos/{owner}/{repo}/releases": "contents: write",
  "GET /repos/{owner}/{repo}/releases/{release_id}": "contents: write",
  "PATCH /repos/{owner}/{repo}/releases/{release_id}": "contents: write",
  "DELETE /repos/{owner}/{repo}/releases/{release_id}": "contents: write",
  "GET /repos/{owner}/{repo}/releases/tags/{tag}": "contents: read",
  "POST /repos/{owner}/{repo}/releases/generate-notes": "contents: write",
  "GET /repos/{owner}/{repo}/releases/{release_id}/assets": "contents: write",
  "POST {origin}/repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}": "contents: write",
  "GET /repos/{owner}/{repo}/releases/assets/{asset_id}": "contents: write",
  "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}": "contents: write",
  "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}": "contents: write",
  "POST /repos/{owner}/{repo}/statuses/{sha}": "statuses: write",
} as const satisfies Partial<Record<keyof Endpoints, Permission>>;

export type Route = keyof typeof ROUTES;

/** The upload is streamed and has a way of its own: `GitHub.upload`. */
export type UploadRoute = Extract<Route, `POST {origin}${string}`>;
