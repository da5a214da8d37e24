import { CancelledError, UserError } from "../../base/errors.ts";
import type { Task } from "../../base/progress.ts";
import type { Release } from "../../github/port.ts";
import { type Mark, readMark } from "../body/mark.ts";
import { placeOurPart } from "../body/place.ts";
import type { BodyFile } from "../body/request.ts";
import { standingNow, takeBack } from "./after-failure.ts";
import { listAssets } from "./asset.ts";
import { expectedFiles, withSomeDigest } from "./body-files.ts";
import type { PublishDeps } from "./deps.ts";
import { fillRelease } from "./fill.ts";
import type { PublishRequest, ReleaseContent } from "./request.ts";
import { checkRoom } from "./room.ts";
import { rememberDigests } from "./same.ts";
import type { SettleDeps, Settled } from "./settle.ts";
import { findFaults } from "./verify.ts";
import { type Standing, unfinished } from "./words.ts";
import { readRelease, writeRelease } from "./write-release.ts";

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

/** What is to become of a release once its files are right. */
export interface Ending extends Pick<PublishRequest, "tag" | "target" | "makeLatest"> {
  publish: boolean;
}

/**
 * Brings files and body into a release that was found or made, and publishes it where that is asked for.
 * @throws UserError · GitHubError · CancelledError, which say what became of the release
 */
export async function finish(
  release: Release,
  content: ReleaseContent,
  ending: Ending,
  deps: ReleaseDeps,
): Promise<Released> {
  const { github, signal, phase } = deps;
  deps.opened(release);
  const settleDeps: SettleDeps = { ...deps, digests: rememberDigests(github, signal), underWay: new Set() };
  const mark = readMark(release.body) ?? { tag: ending.tag, assetId: content.assetId, nonce: content.nonce };
  const publishes = ending.publish && release.draft;
  let standing: Standing = release.draft ? "draft" : "published";
  try {
    const filled = await phase("Upload", async (task) => {
      checkBody(release, { request: content, mark });
      const assets = await listAssets(github, release.id, { signal });
      await checkRoom(release, assets, content, settleDeps.digests);
      return await fillRelease(release, assets, content, settleDeps, task);
    });
    return await phase(publishes ? "Publish" : "Write the notes", async () => {
      const now = await readRelease(release, deps);
      const body = bodyOf(now, { request: content, mark, files: filled.bodyFiles });
      if (signal.aborted) throw new CancelledError();
      // From the order to publish until its answer nobody knows.
      if (publishes) standing = "unknown";
      const { name, prerelease } = content;
      const written = await writeRelease(now, { ...ending, name, body, prerelease }, deps);
      standing = written.draft ? "draft" : "published";
      await checkStill(written, filled.settled, settleDeps);
      return { release: written, ...filled };
    });
  } catch (error) {
    await takeBack(release, settleDeps);
    throw unfinished(error, release, await standingNow(release, standing, { error, github }), github);
  }
}

/** @throws UserError where the body would have no room, or has broken markers: before anything is uploaded. */
export function checkBody(release: Release | undefined, ours: { request: ReleaseContent; mark: Mark }): void {
  bodyOf(release, { ...ours, files: withSomeDigest(expectedFiles(ours.request)) });
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
  const faults = await findFaults(settled, await listAssets(deps.github, release.id, deps), deps.digests);
  if (faults.length === 0) return;
  const list = faults.map(({ settled: { source }, wrong }) => `${source.name} ${wrong}`).join("; ");
  throw new UserError(
    `Something else changed the release at the same moment: ${list}.`,
    "See that only one run releases a tag at a time (concurrency: in the workflow), and run again.",
  );
}
