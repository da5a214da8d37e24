import { exampleOf } from "./description.ts";
import type { Commit, Ref } from "./git/store.ts";
import type { SeededPull, StatusState } from "./types.ts";
import type { Asset, Release, World } from "./world.ts";

/** An example of GitHub's, with the addresses and the name of this repository. */
function example(world: World, name: string): Record<string, unknown> {
  const [owner = "", repo = ""] = world.repository.split("/");
  const text = JSON.stringify(exampleOf(name))
    .replaceAll("https://api.github.com", world.urls.api)
    .replaceAll("https://github.com", world.urls.server)
    .replaceAll("octocat/Hello-World", world.repository)
    .replaceAll('"Hello-World"', JSON.stringify(repo))
    .replaceAll('"login":"octocat"', `"login":${JSON.stringify(owner)}`);
  return JSON.parse(text);
}

const inRepo = (world: World) => `${world.urls.api}/repos/${world.repository}`;
const nodeId = (kind: string, id: number | string) => Buffer.from(`${kind}:${id}`).toString("base64url");

export function renderUser(world: World, login = "github-actions[bot]"): object {
  return { ...example(world, "simple-user"), login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}

export function renderRepository(world: World): object {
  return {
    ...example(world, "full-repository"),
    private: world.isPrivate,
    visibility: world.isPrivate ? "private" : "public",
    default_branch: world.defaultBranch,
    has_discussions: false,
  };
}

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
    assets: release.assets.map((asset) => renderAsset(world, release, asset)),
    tarball_url: archive("tarball"),
    zipball_url: archive("zipball"),
    body: release.body,
  };
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

export function renderCommit(world: World, commit: Commit): object {
  const { files: _files, ...base } = example(world, "commit");
  const link = (sha: string) => ({
    sha,
    url: `${inRepo(world)}/commits/${sha}`,
    html_url: `${world.urls.server}/${world.repository}/commit/${sha}`,
  });
  return {
    ...base,
    ...link(commit.sha),
    node_id: nodeId("Commit", commit.sha),
    comments_url: `${inRepo(world)}/commits/${commit.sha}/comments`,
    commit: {
      ...(base.commit as object),
      url: `${inRepo(world)}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${inRepo(world)}/git/trees/${commit.tree}` },
    },
    parents: commit.parents.map(link),
  };
}

export function renderRef(world: World, { name, sha, type }: Ref): object {
  return {
    ref: `refs/${name}`,
    node_id: nodeId("Ref", name),
    url: `${inRepo(world)}/git/refs/${name}`,
    object: { type, sha, url: `${inRepo(world)}/git/${type}s/${sha}` },
  };
}

export function renderPull(world: World, pull: SeededPull): object {
  const base = example(world, "pull-request");
  const repository = renderRepository(world);
  const { head } = pull;
  const from = head.repository === undefined ? world.repository : head.repository;
  const [owner = ""] = (from ?? world.repository).split("/");
  const fork = {
    ...repository,
    full_name: from,
    name: from?.split("/")[1],
    fork: true,
    owner: renderUser(world, owner),
  };
  return {
    ...base,
    url: `${inRepo(world)}/pulls/${pull.number}`,
    html_url: `${world.urls.server}/${world.repository}/pull/${pull.number}`,
    number: pull.number,
    title: pull.title ?? `Pull request ${pull.number}`,
    state: pull.state ?? "open",
    draft: pull.draft ?? false,
    user: renderUser(world, pull.author ?? owner),
    labels: (pull.labels ?? []).map((name, index) => ({
      id: index + 1,
      node_id: nodeId("Label", name),
      url: `${inRepo(world)}/labels/${encodeURIComponent(name)}`,
      name,
      description: null,
      color: "ededed",
      default: false,
    })),
    requested_teams: [],
    head: {
      label: `${owner}:${head.ref}`,
      ref: head.ref,
      sha: head.sha,
      user: renderUser(world, owner),
      repo: from === null ? null : from === world.repository ? repository : fork,
    },
    base: { ...(base.base as object), ref: pull.base ?? world.defaultBranch, repo: repository },
  };
}

export function renderStatus(world: World, status: StatusState): object {
  return {
    url: `${inRepo(world)}/statuses/${status.sha}`,
    avatar_url: `${world.urls.server}/images/error/hubot_happy.gif`,
    id: status.id,
    node_id: nodeId("StatusContext", status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.at,
    updated_at: status.at,
    creator: renderUser(world),
  };
}
