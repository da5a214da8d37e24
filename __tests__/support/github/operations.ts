/** Operations of the description that the stand-in carries out, and the permission that each takes. */
export const API_OPERATIONS = {
  "GET /repos/{owner}/{repo}": "metadata=read",
  "GET /repos/{owner}/{repo}/commits/{ref}": "contents=read",
  "GET /repos/{owner}/{repo}/commits/{ref}/status": "statuses=read",
  "GET /repos/{owner}/{repo}/commits/{ref}/statuses": "statuses=read",
  "GET /repos/{owner}/{repo}/contents/{path}": "contents=read",
  "GET /repos/{owner}/{repo}/git/ref/{ref}": "contents=read",
  "GET /repos/{owner}/{repo}/git/matching-refs/{ref}": "contents=read",
  "POST /repos/{owner}/{repo}/git/refs": "contents=write",
  "PATCH /repos/{owner}/{repo}/git/refs/{ref}": "contents=write",
  "DELETE /repos/{owner}/{repo}/git/refs/{ref}": "contents=write",
  "GET /repos/{owner}/{repo}/immutable-releases": "administration=read",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}": "pull_requests=read",
  "GET /repos/{owner}/{repo}/releases": "contents=read",
  "POST /repos/{owner}/{repo}/releases": "contents=write",
  "GET /repos/{owner}/{repo}/releases/latest": "contents=read",
  "POST /repos/{owner}/{repo}/releases/generate-notes": "contents=write",
  "GET /repos/{owner}/{repo}/releases/tags/{tag}": "contents=read",
  "GET /repos/{owner}/{repo}/releases/assets/{asset_id}": "contents=read",
  "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}": "contents=write",
  "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}": "contents=write",
  "GET /repos/{owner}/{repo}/releases/{release_id}": "contents=read",
  "PATCH /repos/{owner}/{repo}/releases/{release_id}": "contents=write",
  "DELETE /repos/{owner}/{repo}/releases/{release_id}": "contents=write",
  "GET /repos/{owner}/{repo}/releases/{release_id}/assets": "contents=read",
  "POST /repos/{owner}/{repo}/releases/{release_id}/assets": "contents=write",
  "POST /repos/{owner}/{repo}/statuses/{sha}": "statuses=write",
} as const;

/** The operation of an upload; it lives on the host of uploads. */
export const UPLOAD = "POST /repos/{owner}/{repo}/releases/{release_id}/assets";

/** What the website and the host of the bytes answer; the API's description knows nothing of them. */
export const OTHER_OPERATIONS = [
  "GET {server}/{owner}/{repo}/releases/download/{tag}/{name}",
  "GET {storage}/{key}",
] as const;

export type ApiOperation = keyof typeof API_OPERATIONS;
export type Operation = ApiOperation | (typeof OTHER_OPERATIONS)[number];
