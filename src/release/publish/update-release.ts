import { UserError } from "../../base/errors.ts";
import { isGitHub } from "../../github/error.ts";
import type { CallOptions, GitHub, Release } from "../../github/port.ts";
import { chooseRelease, findReleases } from "./find.ts";
import { finish, type ReleaseDeps, type Released } from "./finish.ts";
import type { ReleaseContent } from "./request.ts";

/**
 * Changes a release that is there: its files and our part of its body. A draft stays one, and what is published stays.
 * @throws as `publishRelease`
 */
export async function updateRelease(release: Release, content: ReleaseContent, deps: ReleaseDeps): Promise<Released> {
  return await finish(release, content, { tag: release.tag_name, publish: false }, deps);
}

/** A release that must be there: of a tag the published one, else its draft. @throws UserError · GitHubError · CancelledError */
export async function existingRelease(
  github: GitHub,
  which: { id: number } | { tag: string },
  options: CallOptions,
): Promise<Release> {
  const remedy = "Drafts are shown only to those who may write (permissions: contents: write).";
  if ("tag" in which) {
    const { release } = chooseRelease(await findReleases(github, which.tag, options), which.tag, github);
    if (release) return release;
    throw new UserError(
      `There is no release of ${which.tag}, and no draft either.`,
      `Make one with publish-release. ${remedy}`,
    );
  }
  try {
    return await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: which.id }, options);
  } catch (error) {
    if (!isGitHub(error, "missing")) throw error;
    const { owner, repo } = github.repository;
    throw new UserError(
      `${owner}/${repo} has no release with the id ${which.id}.`,
      `Look at the id and the repository. ${remedy}`,
      { cause: error },
    );
  }
}
