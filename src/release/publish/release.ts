import { CancelledError, UserError } from "../../base/errors.ts";
import type { Task } from "../../base/progress.ts";
import { isGitHub } from "../../github/error.ts";
import type { Release } from "../../github/port.ts";
import { type Mark, readMark } from "../body/mark.ts";
import { placeOurPart } from "../body/place.ts";
import type { BodyFile } from "../body/request.ts";
import { isWhole, listAssets } from "./asset.ts";
import { expectedFiles } from "./body-files.ts";
import type { PublishDeps } from "./deps.ts";
import { openDraft } from "./draft.ts";
import { fillRelease } from "./fill.ts";
import { chooseRelease, findReleases, strayWarning } from "./find.ts";
import type { PublishRequest, ReleaseContent, UpdateRequest } from "./request.ts";
import { checkRoom } from "./room.ts";
import { rememberDigests } from "./same.ts";
import type { SettleDeps, Settled } from "./settle.ts";
import { removeAsset } from "./unfinished-asset.ts";
import { findFaults } from "./verify.ts";
import { unfinished } from "./words.ts";
import { writeRelease } from "./write-release.ts";

export interface ReleaseDeps extends PublishDeps {
  /** A phase that people see. */
  phase<T>(name: string, work: (task: Task) => Promise<T>): Promise<T>;
  warn(text: string): void;
  /** Told as soon as it is known which release it is. */
  opened(release: Release): void;
}

/** A release as it stands at the end. */
export interface Released {
  release: Release;
  settled: Settled[];
  bodyFiles: BodyFile[];
}

/**
 * Publishes a release: a draft that is made or found, all files, each compared with what GitHub stored, and only then the
 * step that shows it to people. At every moment it is whole or not there; what a run leaves, the next one goes on with.
 * @throws UserError · GitHubError · CancelledError, which say what became of the release
 */
export async function publishRelease(request: PublishRequest, deps: ReleaseDeps): Promise<Released> {
  const { tag, target, defaultName, draft, makeLatest, assetId, nonce, prerelease } = request;
  const { github, signal } = deps;
  const release = await deps.phase("Find the release", async (task) => {
    const found = chooseRelease(await findReleases(github, tag, { signal }), tag, github);
    const mark: Mark = { tag, assetId, nonce };
    const name = request.name ?? defaultName;
    if (!found.release) checkBody(undefined, { request, mark });
    const chosen = found.release
      ? found
      : await openDraft({ mark, target, name, prerelease: prerelease ?? false }, deps);
    for (const stray of chosen.strays) deps.warn(strayWarning(stray, tag, github));
    const one = chosen.release;
    if (!one) throw new Error(`There is no release of ${tag} although it was made.`);
    task.line(`${found.release ? "Found" : "Made"} ${one.draft ? "the draft" : "the release"} ${one.html_url}`);
    return one;
  });
  return await finish(release, request, { tag, target, publish: !draft, makeLatest }, deps);
}

/**
 * Changes a release that is there: its files and our part of its body. A draft stays one, and what is published stays.
 * @throws as `publishRelease`; UserError where there is none
 */
export async function updateRelease(request: UpdateRequest, deps: ReleaseDeps): Promise<Released> {
  const release = await deps.phase("Find the release", () => findOne(request.which, deps));
  return await finish(release, request, { tag: release.tag_name, publish: false }, deps);
}

async function findOne(which: UpdateRequest["which"], { github, signal }: ReleaseDeps): Promise<Release> {
  if ("tag" in which) {
    const { release } = chooseRelease(await findReleases(github, which.tag, { signal }), which.tag, github);
    if (release) return release;
    throw new UserError(
      `There is no release of ${which.tag}, and no draft either.`,
      "Make one with publish-release; drafts are shown only to those who may write (contents: write).",
    );
  }
  try {
    return await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: which.id }, { signal });
  } catch (error) {
    if (!isGitHub(error, "missing")) throw error;
    throw new UserError(
      `${github.repository.owner}/${github.repository.repo} has no release with the id ${which.id}.`,
      "Look at the id, the repository, and the permission contents: write, without which drafts are not shown.",
      { cause: error },
    );
  }
}

interface Ending {
  tag: string;
  target?: string | undefined;
  publish: boolean;
  makeLatest?: PublishRequest["makeLatest"];
}

/** Files, comparison, body, and the step to the public where it is asked for. */
async function finish(release: Release, request: ReleaseContent, end: Ending, deps: ReleaseDeps): Promise<Released> {
  const { github, signal, phase } = deps;
  deps.opened(release);
  const digests = rememberDigests(github, signal);
  const settleDeps: SettleDeps = { ...deps, digests, underWay: new Set() };
  const mark = readMark(release.body) ?? { tag: end.tag, assetId: request.assetId, nonce: request.nonce };
  // From the order to publish until its answer nobody knows; and what was public stays so.
  let standing: "draft" | "published" | "unknown" = release.draft ? "draft" : "published";
  try {
    const { settled, bodyFiles } = await phase("Upload", async (task) => {
      checkBody(release, { request, mark });
      const names = request.split.flatMap(({ parts, companions }) => [...parts.map(({ name }) => name), ...companions]);
      const assets = await listAssets(github, release.id, { signal });
      await checkRoom(release, assets, { sources: request.sources, names }, { overwrite: request.overwrite, digests });
      return await fillRelease(release, request, settleDeps, task);
    });
    return await phase(end.publish && release.draft ? "Publish" : "Write the notes", async () => {
      if (signal.aborted) throw new CancelledError();
      const now = await github.call(
        "GET /repos/{owner}/{repo}/releases/{release_id}",
        { release_id: release.id },
        { signal },
      );
      const body = bodyOf(now, { request, mark, files: bodyFiles });
      const { name, prerelease } = request;
      if (end.publish && standing === "draft") standing = "unknown";
      const written = await writeRelease(now, { ...end, name, body, prerelease }, deps);
      standing = written.draft ? "draft" : "published";
      await checkStill(written, settled, settleDeps);
      return { release: written, settled, bodyFiles };
    });
  } catch (error) {
    await takeBack(release, settleDeps);
    throw unfinished(error, release, await standingNow(release, standing, deps), github);
  }
}

/** Throws where the body would have no room, or has broken markers: before anything is uploaded. */
function checkBody(release: Release | undefined, { request, mark }: { request: ReleaseContent; mark: Mark }): void {
  bodyOf(release, { request, mark, files: expectedFiles(request) });
}

function bodyOf(
  release: Release | undefined,
  { request, mark, files }: { request: ReleaseContent; mark: Mark; files: readonly BodyFile[] },
): string {
  if (!request.body) return release?.body ?? "";
  return placeOurPart(release?.body, { mark, sections: request.body(files) }, request.notesMode);
}

/** Two runs may have been at it, and the other one with other files: a release that is not ours is no success. */
async function checkStill(release: Release, settled: readonly Settled[], deps: SettleDeps): Promise<void> {
  const assets = await listAssets(deps.github, release.id, deps);
  const faults = await findFaults(settled, assets, deps.digests);
  if (faults.length === 0) return;
  throw new UserError(
    `Something else changed the release at the same moment: ${faults.map(({ settled: one, wrong }) => `${one.source.name} ${wrong}`).join("; ")}.`,
    "See that only one run releases a tag at a time (concurrency: in the workflow), and run again.",
  );
}

/** Removes what our own uploads have left half-done, so that the next run need not wait for it. It may fail: that run sees to it. */
async function takeBack(release: Release, { github, underWay }: SettleDeps): Promise<void> {
  if (underWay.size === 0) return;
  try {
    const assets = await listAssets(github, release.id, {});
    const left = assets.filter((asset) => underWay.has(asset.name) && !isWhole(asset));
    await Promise.all(left.map(({ id }) => removeAsset(github, id)));
  } catch (error) {
    if (!isGitHub(error, "denied", "missing", "invalid", "limited", "server", "lost")) throw error;
  }
}

/** Where the order to publish was under way, it is looked once more what came of it. */
async function standingNow(release: Release, standing: "draft" | "published" | "unknown", { github }: ReleaseDeps) {
  if (standing !== "unknown") return standing;
  try {
    const { draft } = await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: release.id });
    return draft ? "draft" : "published";
  } catch (error) {
    if (!isGitHub(error, "denied", "missing", "invalid", "limited", "server", "lost")) throw error;
    return "unknown";
  }
}
