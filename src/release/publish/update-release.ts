import { UserError } from "../../base/errors.ts";
import { isGitHub } from "../../github/error.ts";
import type { Release } from "../../github/port.ts";
import { chooseRelease, findReleases } from "./find.ts";
import { finish, type ReleaseDeps, type Released } from "./finish.ts";
import type { UpdateRequest } from "./request.ts";

/**
 * Changes a release that is there: its files and our part of its body. A draft stays one, and what is published stays.
 * @throws UserError where there is none · as `publishRelease`
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
      "Make one with publish-release. Drafts are shown only to those who may write (permissions: contents: write).",
    );
  }
  try {
    return await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: which.id }, { signal });
  } catch (error) {
    if (!isGitHub(error, "missing")) throw error;
    const { owner, repo } = github.repository;
    throw new UserError(
      `${owner}/${repo} has no release with the id ${which.id}.`,
      "Look at the id and the repository. Drafts are shown only to those who may write (permissions: contents: write).",
      { cause: error },
    );
  }
}
