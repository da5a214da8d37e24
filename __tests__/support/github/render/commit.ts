import type { Commit, Ref } from "../git/store.ts";
import type { StatusState } from "../state.ts";
import type { World } from "../world.ts";
import { example, inRepo, nodeId, renderUser } from "./parts.ts";

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
