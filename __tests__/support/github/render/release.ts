import type { Asset, Release, World } from "../world.ts";
import { inRepo, nodeId, renderUser } from "./parts.ts";

export function renderRelease(world: World, release: Release): object {
  const api = `${inRepo(world)}/releases/${release.id}`;
  const site = `${world.urls.server}/${world.repository}`;
  const archive = (kind: string) =>
    release.draft ? null : `${inRepo(world)}/${kind}/${encodeURIComponent(release.tag)}`;
  return {
    url: api,
    assets_url: `${api}/assets`,
    upload_url: `${world.urls.uploads}/repos/${world.repository}/releases/${release.id}/assets{?name,label}`,
    html_url: `${site}/releases/tag/${slug(release)}`,
    id: release.id,
    author: renderUser(world),
    node_id: nodeId("Release", release.id),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    draft: release.draft,
    immutable: release.immutable,
    prerelease: release.prerelease,
    created_at: release.createdAt,
    updated_at: release.updatedAt,
    published_at: release.publishedAt,
    assets: shownAssets(release).map((asset) => renderAsset(world, release, asset)),
    tarball_url: archive("tarball"),
    zipball_url: archive("zipball"),
    body: release.body,
  };
}

/** The assets that GitHub tells of. */
export function shownAssets(release: Release): Asset[] {
  return release.assets.filter(({ hidden }) => !hidden);
}

/** What stands for the tag in addresses of the website. */
export function slug(release: Release): string {
  return release.draft ? release.untagged : encodeURIComponent(release.tag);
}

export function renderAsset(world: World, release: Release, asset: Asset): object {
  const site = `${world.urls.server}/${world.repository}/releases/download`;
  return {
    url: `${inRepo(world)}/releases/assets/${asset.id}`,
    id: asset.id,
    node_id: nodeId("ReleaseAsset", asset.id),
    name: asset.name,
    label: asset.label,
    uploader: renderUser(world),
    content_type: asset.contentType,
    state: asset.state,
    size: asset.size,
    digest: asset.digest,
    download_count: asset.downloads,
    created_at: asset.createdAt,
    updated_at: asset.updatedAt,
    browser_download_url: `${site}/${slug(release)}/${encodeURIComponent(asset.name)}`,
  };
}
