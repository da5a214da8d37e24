import { type Problem, UserError } from "../../base/errors.ts";
import type { Release } from "../../github/port.ts";
import type { PublishRequest, ReleaseContent } from "./request.ts";

/** Whether there is nothing that a release could be made of. */
export function isEmpty({ sources, split, links, body }: ReleaseContent): boolean {
  return body === undefined && sources.length + split.length + links.length === 0;
}

/** Inputs that speak against each other: GitHub answers "Latest release cannot be draft or prerelease". */
export function latestProblems({
  makeLatest,
  draft,
  prerelease,
}: Pick<PublishRequest, "makeLatest" | "draft" | "prerelease">): Problem[] {
  if (makeLatest !== "true" || !(draft || prerelease)) return [];
  return [
    {
      subject: "make-latest",
      problem: `a ${draft ? "draft" : "prerelease"} cannot be the latest release`,
      remedy: draft ? "Leave it out, and give it when you publish." : "Leave make-latest out, or prerelease.",
    },
  ];
}

/**
 * What was asked for and is not possible with the release that is there.
 * @returns sentences for a warning, where the rest can be done. @throws UserError where it cannot
 */
export function standsAgainst(release: Release, { draft, prerelease, makeLatest }: PublishRequest): string[] {
  const { tag_name: tag, immutable, html_url: url } = release;
  if (makeLatest === "true" && prerelease === undefined && release.prerelease) {
    throw new UserError(
      `${tag} is marked as a prerelease, which cannot be the latest release: ${url}`,
      "Give prerelease: false as well, or leave make-latest out.",
    );
  }
  if (release.draft) return [];
  return [
    ...(draft
      ? [
          `${tag} is published already, and stays so, whatever draft says: people see at once what this run changes. ${url}`,
        ]
      : []),
    ...(immutable && makeLatest !== undefined
      ? [`${tag} is immutable: make-latest is passed over, only title and notes can be changed.`]
      : []),
  ];
}
