import type { ApiOperation } from "../operations.ts";
import { deleteAsset, getAsset, listAssets, updateAsset } from "./assets.ts";
import type { Handler } from "./call.ts";
import * as commits from "./commits.ts";
import * as releases from "./releases.ts";
import { getContents, getImmutableReleases, getPull, getRepository } from "./repository.ts";
import { uploadAsset } from "./upload.ts";

export const HANDLERS: Record<ApiOperation, Handler> = {
  "GET /repos/{owner}/{repo}": getRepository,
  "GET /repos/{owner}/{repo}/commits/{ref}": commits.getCommit,
  "GET /repos/{owner}/{repo}/commits/{ref}/status": commits.getCombinedStatus,
  "GET /repos/{owner}/{repo}/commits/{ref}/statuses": commits.listStatuses,
  "GET /repos/{owner}/{repo}/contents/{path}": getContents,
  "GET /repos/{owner}/{repo}/git/ref/{ref}": commits.getRef,
  "GET /repos/{owner}/{repo}/git/matching-refs/{ref}": commits.listMatchingRefs,
  "POST /repos/{owner}/{repo}/git/refs": commits.createRef,
  "PATCH /repos/{owner}/{repo}/git/refs/{ref}": commits.updateRef,
  "DELETE /repos/{owner}/{repo}/git/refs/{ref}": commits.deleteRef,
  "GET /repos/{owner}/{repo}/immutable-releases": getImmutableReleases,
  "GET /repos/{owner}/{repo}/pulls/{pull_number}": getPull,
  "GET /repos/{owner}/{repo}/releases": releases.listReleases,
  "POST /repos/{owner}/{repo}/releases": releases.createRelease,
  "GET /repos/{owner}/{repo}/releases/latest": releases.getLatestRelease,
  "POST /repos/{owner}/{repo}/releases/generate-notes": releases.generateNotes,
  "GET /repos/{owner}/{repo}/releases/tags/{tag}": releases.getReleaseByTag,
  "GET /repos/{owner}/{repo}/releases/assets/{asset_id}": getAsset,
  "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}": updateAsset,
  "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}": deleteAsset,
  "GET /repos/{owner}/{repo}/releases/{release_id}": releases.getRelease,
  "PATCH /repos/{owner}/{repo}/releases/{release_id}": releases.updateRelease,
  "DELETE /repos/{owner}/{repo}/releases/{release_id}": releases.deleteRelease,
  "GET /repos/{owner}/{repo}/releases/{release_id}/assets": listAssets,
  "POST /repos/{owner}/{repo}/releases/{release_id}/assets": uploadAsset,
  "POST /repos/{owner}/{repo}/statuses/{sha}": commits.createStatus,
};
