import { UserError } from "../../base/errors.ts";
import type { Release } from "../../github/port.ts";
import { type Mark, readMark } from "../body/mark.ts";
import { openDraft } from "./draft.ts";
import { chooseRelease, findReleases, strayWarning } from "./find.ts";
import { checkBody, finish, type ReleaseDeps, type Released } from "./finish.ts";
import { isEmpty, standsAgainst } from "./fitting.ts";
import type { PublishRequest } from "./request.ts";

/**
 * Publishes a release: a draft that is made or found, all files, each compared with what GitHub stored, and only then the
 * step that shows it to people. At every moment it is whole or not there; what a run leaves, the next one goes on with.
 * @throws UserError · GitHubError · CancelledError, which say what became of the release
 */
export async function publishRelease(request: PublishRequest, deps: ReleaseDeps): Promise<Released> {
  const { tag, draft, makeLatest, commit } = request;
  const release = await deps.phase("Find the release", async (task) => {
    const { release: found, made } = await findOrMake(request, deps);
    task.line(`${made ? "Made" : "Found"} ${found.draft ? "the draft" : "the release"} ${found.html_url}`);
    for (const warning of standsAgainst(found, request)) deps.warn(warning);
    return found;
  });
  const target = request.target ?? (readMark(release.body) ? commit : undefined);
  const released = await finish(release, request, { tag, target, publish: !draft, makeLatest }, deps);
  if (released.release.assets.length === 0 && released.bodyFiles.length === 0) {
    deps.warn(`${tag} has no files: neither release-folder nor files names any.`);
  }
  return released;
}

async function findOrMake(request: PublishRequest, deps: ReleaseDeps): Promise<{ release: Release; made: boolean }> {
  const { tag, commit, target = commit, assetId, nonce, name = request.defaultName, prerelease = false } = request;
  const { github, signal, warn } = deps;
  const found = chooseRelease(await findReleases(github, tag, { signal }), tag, github);
  for (const stray of found.strays) warn(strayWarning(stray, tag, github));
  if (found.release) return { release: found.release, made: false };

  if (isEmpty(request)) {
    throw new UserError(
      `There is no draft of ${tag} to publish, and nothing was given to release.`,
      "Give release-folder, files or notes. If one of them comes from another step, look whether that step has such an output.",
    );
  }
  const mark: Mark = { tag, assetId, nonce };
  checkBody(undefined, { request, mark });
  const opened = await openDraft({ mark, target, name, prerelease }, deps);
  for (const stray of opened.strays) warn(strayWarning(stray, tag, github));
  return { release: opened.release, made: true };
}
