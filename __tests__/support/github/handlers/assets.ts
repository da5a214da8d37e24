import { rm } from "node:fs/promises";
import { invalid, notFound, refused } from "../answer.ts";
import { assetName } from "../asset-name.ts";
import { asSeen, page } from "../paging.ts";
import { renderAsset, shownAssets } from "../render/release.ts";
import { type Asset, findAsset, type Release, timestamp } from "../world.ts";
import { type Call, field, type Handler, numberOf } from "./call.ts";
import { findRelease } from "./releases.ts";

export const listAssets: Handler = (call) => {
  const release = findRelease(call);
  return page(call, asSeen(call, shownAssets(release)), (asset) => renderAsset(call.world, release, asset));
};

/** With `accept: application/octet-stream` the way to the bytes: a redirect to the host that keeps them. */
export const getAsset: Handler = (call) => {
  const { release, asset } = findShown(call);
  if (!call.accept.includes("application/octet-stream")) {
    return { status: 200, body: renderAsset(call.world, release, asset) };
  }
  if (asset.state !== "uploaded") throw notFound();
  return { status: 302, headers: { location: `${call.world.urls.storage}/${asset.key}` } };
};

export const updateAsset: Handler = (call) => {
  const { release, asset } = findShown(call);
  refuseLocked(release, "update");
  const name = assetName(field(call, "name") ?? asset.name);
  if (release.assets.some((other) => other !== asset && other.name === name)) throw nameTaken();
  asset.name = name;
  asset.label = field(call, "label") ?? asset.label;
  asset.updatedAt = timestamp();
  return { status: 200, body: renderAsset(call.world, release, asset) };
};

export const deleteAsset: Handler = async (call) => {
  const { release, asset } = findShown(call);
  refuseLocked(release, "delete");
  release.assets = release.assets.filter((entry) => entry !== asset);
  if (asset.path !== undefined) await rm(asset.path, { force: true });
  return { status: 204 };
};

/** @throws 422 for a release whose assets cannot be changed any more */
export function refuseLocked(release: Release, verb: "upload" | "update" | "delete"): void {
  if (!release.immutable) return;
  const what = verb === "upload" ? "upload assets to" : `${verb} assets of`;
  throw refused(422, `Cannot ${what} an immutable release.`);
}

export function nameTaken(): Error {
  return invalid({ resource: "ReleaseAsset", code: "already_exists", field: "name" });
}

function findShown(call: Call): { release: Release; asset: Asset } {
  const found = findAsset(call.world, numberOf(call, "asset_id"));
  if (!found || found.asset.hidden || (found.release.draft && !call.mayWrite)) throw notFound();
  return found;
}
