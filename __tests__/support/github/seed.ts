import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AssetState, ReleaseState } from "./state.ts";
import { type Asset, newAsset, newRelease, type Release, type World } from "./world.ts";

/** A release as tests see it. */
export function viewOf({ untagged: _untagged, ...release }: Release): ReleaseState {
  return { ...release, assets: release.assets.map(({ key: _key, ...asset }) => ({ ...asset })) };
}

/** Puts a release there, and what belongs to a published one: its tag, and what an immutable one burns. */
export async function seedRelease(
  world: World,
  given: Partial<Omit<ReleaseState, "assets">> & { tag: string },
  assets: (Partial<AssetState> & { name: string; content?: string | Uint8Array })[],
): Promise<ReleaseState> {
  const release = newRelease(world, given);
  release.assets = await Promise.all(assets.map((asset) => seedAsset(world, asset)));
  if (!release.draft) {
    release.publishedAt ??= release.createdAt;
    const [tagged, target] = [await world.git.ref(`tags/${release.tag}`), await world.git.commit(release.target)];
    if (!tagged && target) await world.git.setRef(`tags/${release.tag}`, target.sha);
    if (release.immutable) world.burntTags.add(release.tag);
  }
  world.releases.push(release);
  return viewOf(release);
}

async function seedAsset(
  world: World,
  { content, ...given }: Partial<AssetState> & { name: string; content?: string | Uint8Array },
): Promise<Asset> {
  if (content === undefined) return newAsset(world, given);
  const bytes = Buffer.from(content);
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const asset = newAsset(world, { state: "uploaded", size: bytes.length, digest, ...given });
  if (world.folder === undefined) return asset;
  asset.path = join(world.folder, String(asset.id));
  await writeFile(asset.path, bytes);
  return asset;
}
