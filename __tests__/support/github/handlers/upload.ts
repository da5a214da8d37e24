import { join } from "node:path";
import { invalid, refused } from "../answer.ts";
import { assetName } from "../asset-name.ts";
import { renderAsset } from "../render/release.ts";
import { type Asset, newAsset, type Release, timestamp } from "../world.ts";
import { nameTaken, refuseLocked } from "./assets.ts";
import { type Call, type Handler, textOf } from "./call.ts";
import { ConnectionEnded, receive } from "./receive.ts";
import { findRelease } from "./releases.ts";

/**
 * "Upload a release asset". From the first byte to the last there is a `starter` asset that holds the name; what breaks off
 * leaves it. (GitHub says so of a 502; that it is so for every upload that breaks off is our reading, and the worse case.)
 */
export const uploadAsset: Handler = async (call) => {
  const release = findRelease(call);
  const size = refuseInvalid(call, release);
  const asset = newAsset(call.world, {
    name: assetName(textOf(call, "name")),
    label: call.parameters.label === undefined ? "" : textOf(call, "label"),
    contentType: call.message.headers["content-type"] ?? "",
  });
  release.assets.push(asset);
  const { world, effect } = call;
  const path = world.folder === undefined ? undefined : join(world.folder, String(asset.id));
  const kept = effect?.kind === "corrupt" && effect.how === "size" ? Math.floor(size / 2) : size;
  const received = await receive(call, size, {
    path,
    kept,
    isFlipped: effect?.kind === "corrupt" && effect.how === "bytes",
  });
  if (path !== undefined) asset.path = path;
  if (effect?.kind === "bad-gateway" && effect.leaves !== "uploaded") {
    if (effect.leaves === "hidden") asset.hidden = true;
    if (effect.leaves === "nothing") release.assets = release.assets.filter((entry) => entry !== asset);
    throw badGateway();
  }
  Object.assign(asset, { state: "uploaded", size: kept, digest: digestFor(call, received), updatedAt: timestamp() });
  if (effect?.kind === "bad-gateway") throw badGateway();
  if (!release.assets.includes(asset)) throw new ConnectionEnded("The asset was deleted while it was uploaded.");
  return { status: 201, body: renderAsset(world, release, asset) };
};

/** @returns the size that is announced */
function refuseInvalid(call: Call, release: Release): number {
  const { world } = call;
  const announced = call.message.headers["content-length"];
  if (announced === undefined) throw refused(400, "Bad Content-Length: ");
  if (!call.message.headers["content-type"]) throw refused(400, "Bad Content-Type: ");
  refuseLocked(release, "upload");
  const size = Number(announced);
  const wrong = (name: string, message: string) =>
    invalid({ resource: "ReleaseAsset", code: "custom", field: name, message });
  if (size < 1) throw wrong("size", "size must be greater than or equal to 1");
  if (size > world.assetLimit) throw wrong("size", `size must be less than or equal to ${world.assetLimit}`);
  const name = assetName(textOf(call, "name"));
  if (release.assets.some((asset: Asset) => asset.name === name)) throw nameTaken();
  if (release.assets.length >= world.assetsPerRelease) {
    throw wrong("file_count", `file_count limited to ${world.assetsPerRelease} assets per release`);
  }
  return size;
}

function digestFor({ effect }: Call, sha256: string): string | null {
  if (effect?.kind !== "corrupt") return `sha256:${sha256}`;
  if (effect.how === "no-digest") return null;
  if (effect.how !== "digest") return `sha256:${sha256}`;
  return `sha256:${[...sha256].toReversed().join("")}`;
}

function badGateway(): Error {
  return refused(502, "Server Error");
}
