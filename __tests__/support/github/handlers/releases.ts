import { rm } from "node:fs/promises";
import { notFound } from "../answer.ts";
import { asSeen, page } from "../paging.ts";
import { renderRelease } from "../render/release.ts";
import { latestRelease, newRelease, type Release, timestamp, type World } from "../world.ts";
import { type Call, field, type Handler, numberOf, textOf } from "./call.ts";
import { notesOf } from "./notes.ts";
import { publish, refuseInvalid, refuseLatest, refuseLocked } from "./publishing.ts";

export const listReleases: Handler = (call) => {
  const shown = asSeen(call, call.world.releases).filter(({ draft }) => !draft || call.mayWrite);
  const newestFirst = shown.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt) || other.id - one.id);
  return page(call, newestFirst, (release) => renderRelease(call.world, release));
};

export const getRelease: Handler = (call) => answer(call, findRelease(call));

/** A draft is never found by its tag. */
export const getReleaseByTag: Handler = (call) => {
  const tag = textOf(call, "tag");
  return answer(call, call.world.releases.find((release) => release.tag === tag && !release.draft) ?? absent());
};

export const getLatestRelease: Handler = (call) => answer(call, latestRelease(call.world) ?? absent());

export const createRelease: Handler = async (call) => {
  const { world } = call;
  const release = newRelease(world, {
    tag: String(field(call, "tag_name")),
    target: field<string>(call, "target_commitish") || world.defaultBranch,
    name: field(call, "name") ?? null,
    body: field(call, "body") ?? null,
    draft: field(call, "draft") ?? false,
    prerelease: field(call, "prerelease") ?? false,
  });
  if (field(call, "generate_release_notes")) {
    const notes = await notesOf(world, { tag: release.tag });
    release.name ??= notes.name;
    release.body = [release.body, notes.body].filter((part) => part !== null).join("\n\n");
  }
  await refuseInvalid(world, release);
  if (!release.draft) await publish(world, release);
  world.releases.push(release);
  setLatest(call, release, !release.draft);
  return { ...answer(call, release), status: 201 };
};

export const updateRelease: Handler = async (call) => {
  const { world } = call;
  const release = findRelease(call);
  const changed: Release = {
    ...release,
    tag: field(call, "tag_name") ?? release.tag,
    target: field<string>(call, "target_commitish") || release.target,
    name: field(call, "name") ?? release.name,
    body: field(call, "body") ?? release.body,
    draft: field(call, "draft") ?? release.draft,
    prerelease: field(call, "prerelease") ?? release.prerelease,
    updatedAt: timestamp(),
  };
  refuseLocked(release, changed);
  await refuseInvalid(world, changed);
  refuseLatest(changed, field(call, "make_latest"));
  const isPublished = release.draft && !changed.draft;
  if (!changed.draft && (release.draft || changed.tag !== release.tag)) await publish(world, changed);
  Object.assign(release, changed);
  setLatest(call, release, isPublished);
  return answer(call, release);
};

/** The tag stays. What an immutable release has used is burnt. */
export const deleteRelease: Handler = async (call) => {
  const release = findRelease(call);
  call.world.releases = call.world.releases.filter((entry) => entry !== release);
  const paths = release.assets.flatMap(({ path }) => path ?? []);
  await Promise.all(paths.map((path) => rm(path, { force: true })));
  return { status: 204 };
};

export const generateNotes: Handler = async (call) => {
  const previous = field<string>(call, "previous_tag_name");
  const body = await notesOf(call.world, { tag: String(field(call, "tag_name")), ...(previous && { previous }) });
  return { status: 200, body };
};

/** The release of a request. @throws 404, also for a draft where who asks may not write */
export function findRelease(call: Call): Release {
  const id = numberOf(call, "release_id");
  const release = call.world.releases.find((entry) => entry.id === id);
  if (!release || (release.draft && !call.mayWrite)) throw notFound();
  return release;
}

const answer = ({ world }: Call, release: Release) => ({ status: 200, body: renderRelease(world, release) });

function absent(): never {
  throw notFound();
}

/** `make_latest`: true for newly published releases where nothing is said; drafts and prereleases never are. */
function setLatest(call: Call, release: Release, isNew: boolean): void {
  const wanted = field<string>(call, "make_latest") ?? (isNew ? "true" : undefined);
  if (release.draft || release.prerelease || wanted === undefined) return;
  const { world } = call;
  if (wanted === "true") world.latest = release.id;
  else if (wanted === "legacy") world.latest = undefined;
  else if (world.latest === release.id || world.latest === undefined) world.latest = latestBut(world, release);
}

function latestBut(world: World, release: Release): number | undefined {
  return latestRelease({ ...world, releases: world.releases.filter((entry) => entry !== release) })?.id;
}
