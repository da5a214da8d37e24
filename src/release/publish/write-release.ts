import { UserError } from "../../base/errors.ts";
import { isGitHub } from "../../github/error.ts";
import type { Release } from "../../github/port.ts";
import type { PublishDeps } from "./deps.ts";
import { isPassing, waitAfter } from "./patience.ts";
import { inWords } from "./refusal.ts";

/** What a release is to be, besides its files. What is undefined stays as it is. */
export interface ReleaseChange {
  tag: string;
  target?: string | undefined;
  name?: string | undefined;
  body: string;
  prerelease?: boolean | undefined;
  makeLatest?: "true" | "false" | "legacy" | undefined;
  /** Publish it. */
  publish: boolean;
}

/**
 * Writes what a release says, and publishes it where that is asked for; then reads it back. After an error it is looked
 * first whether it was carried out.
 * @returns the release as GitHub has it then. @throws GitHubError · UserError · CancelledError
 */
export async function writeRelease(release: Release, change: ReleaseChange, deps: PublishDeps): Promise<Release> {
  const { github, signal } = deps;
  const read = () => readRelease(release, deps);
  // Whether it is the latest is not said of a release; asking again for the same does no harm.
  if (isWritten(release, change) && change.makeLatest === undefined) return checked(release, change);
  for (let failures = 0; ; ) {
    try {
      await github.call(
        "PATCH /repos/{owner}/{repo}/releases/{release_id}",
        { release_id: release.id, ...parameters(release, change) },
        { signal },
      );
      return checked(await read(), change);
    } catch (error) {
      if (!isPassing(error) && !isGitHub(error, "invalid", "missing")) throw error;
      // A refusal may mean that another run was faster, and a 404 that the release is gone.
      const now = await read();
      if (isWritten(now, change)) return checked(now, change);
      if (!isPassing(error)) throw inWords(error, change.tag, change.target);
      failures += 1;
      await waitAfter(failures, error, deps);
    }
  }
}

/** A release as GitHub has it now. @throws UserError where it was deleted · GitHubError · CancelledError */
export async function readRelease(
  { id, tag_name: tag }: Release,
  { github, signal }: Pick<PublishDeps, "github" | "signal">,
): Promise<Release> {
  try {
    return await github.call("GET /repos/{owner}/{repo}/releases/{release_id}", { release_id: id }, { signal });
  } catch (error) {
    if (!isGitHub(error, "missing")) throw error;
    throw new UserError(`Somebody deleted the release of ${tag} while this run worked on it.`, "Run again.", {
      cause: error,
    });
  }
}

/** Whether there is nothing left to write. A draft's target is where somebody who publishes it by hand makes the tag. */
function isWritten(release: Release, { target, name, body, prerelease, publish }: ReleaseChange): boolean {
  return (
    !(publish && release.draft) &&
    !(release.draft && target !== undefined && target !== release.target_commitish) &&
    (name === undefined || name === release.name) &&
    sameText(body, release.body) &&
    (prerelease === undefined || prerelease === release.prerelease)
  );
}

/** GitHub may keep a text with other ends of lines. */
function sameText(one: string, other: string | null | undefined): boolean {
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(one) === plain(other ?? "");
}

function parameters(release: Release, change: ReleaseChange) {
  const { tag, target, name, body, prerelease, makeLatest, publish } = change;
  const words = { ...(name === undefined ? {} : { name }), body };
  // Of an immutable release title and notes can be changed and nothing else.
  if (release.immutable && !release.draft) return words;
  const canBeLatest = !(prerelease ?? release.prerelease) && (publish || !release.draft);
  return {
    ...words,
    ...(prerelease === undefined ? {} : { prerelease }),
    // A draft that is changed without its tag loses it, and is published as untagged-….
    ...(release.draft ? { tag_name: tag, ...(target === undefined ? {} : { target_commitish: target }) } : {}),
    ...(publish && release.draft ? { draft: false } : {}),
    // GitHub refuses it of others: "Latest release cannot be draft or prerelease".
    ...(makeLatest !== undefined && canBeLatest ? { make_latest: makeLatest } : {}),
  };
}

function checked(release: Release, { tag, publish }: ReleaseChange): Release {
  if ((!publish || !release.draft) && release.tag_name === tag) return release;
  throw new UserError(
    release.tag_name === tag
      ? `GitHub took the order to publish ${tag}, and shows it as a draft still.`
      : `GitHub shows the release under the tag ${release.tag_name} instead of ${tag}.`,
    `Look at ${release.html_url}, and run again.`,
  );
}
