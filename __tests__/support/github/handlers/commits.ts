import { invalid, notFound, refused } from "../answer.ts";
import { page } from "../paging.ts";
import { renderCommit, renderRef, renderStatus } from "../render/commit.ts";
import { renderRepository } from "../render/repository.ts";
import type { StatusState } from "../state.ts";
import { newId, timestamp, type World } from "../world.ts";
import { field, type Handler, textOf } from "./call.ts";

/** "Get a commit": 422 for what is no ref at all. */
export const getCommit: Handler = async (call) => {
  const ref = textOf(call, "ref");
  const commit = await call.world.git.commit(ref);
  if (!commit) throw refused(422, `No commit found for SHA: ${ref}`);
  return { status: 200, body: renderCommit(call.world, commit) };
};

export const getRef: Handler = async (call) => {
  const ref = await call.world.git.ref(textOf(call, "ref"));
  if (!ref) throw notFound();
  return { status: 200, body: renderRef(call.world, ref) };
};

export const listMatchingRefs: Handler = async (call) => {
  const refs = await call.world.git.matching(textOf(call, "ref"));
  return { status: 200, body: refs.map((ref) => renderRef(call.world, ref)) };
};

export const createRef: Handler = async (call) => {
  const { git } = call.world;
  const [, name] = /^refs\/(.+\/.+)$/.exec(String(field(call, "ref"))) ?? [];
  const sha = String(field(call, "sha"));
  if (name === undefined) throw refused(422, "Reference name must start with refs/ and have two slashes.");
  if (await git.ref(name)) throw refused(422, "Reference already exists");
  if (!(await git.commit(sha))) throw refused(422, "Object does not exist");
  await git.setRef(name, sha);
  return { status: 201, body: renderRef(call.world, { name, sha, type: "commit" }) };
};

export const updateRef: Handler = async (call) => {
  const { git } = call.world;
  const name = textOf(call, "ref");
  const sha = String(field(call, "sha"));
  if (!(await git.ref(name))) throw refused(422, "Reference does not exist");
  refuseLocked(call.world, name);
  const commit = await git.commit(sha);
  if (!commit) throw refused(422, "Object does not exist");
  await git.setRef(name, sha);
  return { status: 200, body: renderRef(call.world, { name, sha, type: "commit" }) };
};

/** Published releases of a tag that is deleted become drafts again. */
export const deleteRef: Handler = async (call) => {
  const { git, releases } = call.world;
  const name = textOf(call, "ref");
  if (!(await git.ref(name))) throw refused(422, "Reference does not exist");
  refuseLocked(call.world, name);
  await git.deleteRef(name);
  for (const release of releases) if (`tags/${release.tag}` === name) release.draft = true;
  return { status: 204 };
};

/** The tag of an immutable release can neither be moved nor deleted (GitHub Docs, "Immutable releases"). */
function refuseLocked({ releases }: World, name: string): void {
  const isLocked = releases.some(({ tag, immutable }) => immutable && `tags/${tag}` === name);
  if (isLocked) throw refused(422, "Cannot change a tag that is associated with an immutable release.");
}

export const createStatus: Handler = async (call) => {
  const { world } = call;
  const sha = textOf(call, "sha");
  const commit = /^[0-9a-f]{40}$/.test(sha) ? await world.git.commit(sha) : undefined;
  if (!commit) throw refused(422, `No commit found for SHA: ${sha}`);
  const status: StatusState = {
    id: newId(world),
    sha,
    state: field<StatusState["state"]>(call, "state") ?? "pending",
    context: field(call, "context") ?? "default",
    description: field(call, "description") ?? null,
    targetUrl: field(call, "target_url") ?? null,
    at: timestamp(),
  };
  const same = world.statuses.filter((entry) => entry.sha === sha && entry.context === status.context);
  // "Create a commit status": there is a limit of 1000 statuses per sha and context.
  if (same.length >= 1000) {
    throw invalid({ resource: "Status", code: "custom", message: "This SHA and context has reached the maximum." });
  }
  // GitHub's limit, told by its error: descriptions of more than 140 characters are refused.
  if ((status.description?.length ?? 0) > 140) {
    const message = "description is too long (maximum is 140 characters)";
    throw invalid({ resource: "Status", code: "custom", field: "description", message });
  }
  world.statuses.push(status);
  return { status: 201, body: renderStatus(world, status) };
};

export const listStatuses: Handler = async (call) => {
  const commit = await call.world.git.commit(textOf(call, "ref"));
  if (!commit) throw notFound();
  const all = call.world.statuses.filter(({ sha }) => sha === commit.sha).toReversed();
  return page(call, all, (status) => renderStatus(call.world, status));
};

/** "Get the combined status": failure before pending before success; the last of each context counts. */
export const getCombinedStatus: Handler = async (call) => {
  const { world } = call;
  const commit = await world.git.commit(textOf(call, "ref"));
  if (!commit) throw notFound();
  const byContext = new Map<string, StatusState>();
  for (const status of world.statuses) if (status.sha === commit.sha) byContext.set(status.context, status);
  const last = [...byContext.values()];
  const isAny = (...states: StatusState["state"][]) => last.some(({ state }) => states.includes(state));
  const state = isAny("error", "failure") ? "failure" : last.length === 0 || isAny("pending") ? "pending" : "success";
  const body = {
    state,
    statuses: last.map((status) => renderStatus(world, status)),
    sha: commit.sha,
    total_count: last.length,
    repository: renderRepository(world),
    commit_url: call.address.replace(/\/status$/, ""),
    url: call.address,
  };
  return { status: 200, body };
};
