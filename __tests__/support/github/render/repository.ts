import type { SeededPull } from "../state.ts";
import type { World } from "../world.ts";
import { example, inRepo, nodeId, renderUser } from "./parts.ts";

export function renderRepository(world: World): object {
  return {
    ...example(world, "full-repository"),
    private: world.isPrivate,
    visibility: world.isPrivate ? "private" : "public",
    default_branch: world.defaultBranch,
    has_discussions: false,
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
