import type { CallOptions, GitHub, Release } from "../github/port.ts";
import type { Route } from "../github/routes.ts";
import { hasTag } from "../release/publish/target.ts";

/** What is called of GitHub to know what a release is built from. */
export const VERSION_ROUTES = ["GET /repos/{owner}/{repo}/git/ref/{ref}"] as const satisfies readonly Route[];

/**
 * The version of the source that a release is about: its tag; of a draft whose tag is still to be made, where that will be.
 * A draft keeps a target also where its tag is there, mostly the default branch, and it counts for nothing then (GitHub
 * Docs, "Create a release", `target_commitish`).
 * @throws GitHubError · CancelledError
 */
export async function releaseVersion(release: Release, github: GitHub, options: CallOptions): Promise<string> {
  const { draft, tag_name: tag, target_commitish: target } = release;
  return !draft || (await hasTag(github, tag, options)) ? tag : target;
}
