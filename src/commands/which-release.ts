import type { Problem } from "../base/errors.ts";
import { optionalInteger, optionalText } from "../declare/kinds.ts";
import type { Route } from "../github/routes.ts";
import { type ReleaseAddress, readUploadUrl } from "../release/publish/release-id.ts";
import { tagName, tagProblems } from "../release/publish/tag.ts";

/** What finding a release calls of GitHub's API. */
export const FIND_ROUTES = [
  "GET /repos/{owner}/{repo}/releases",
  "GET /repos/{owner}/{repo}/releases/{release_id}",
  "GET /repos/{owner}/{repo}/releases/tags/{tag}",
] as const satisfies readonly Route[];

/** A release that is there, in one of three ways. */
export const releaseNames = {
  tag: optionalText({
    description:
      "Tag of the release; publish-release makes it where it is not there yet. Default: the tag that the run was started for.",
    example: "v1.4.0",
  }),
  uploadUrl: optionalText({
    description: "In place of the tag: upload address of the release, as GitHub and publish-release tell it.",
    example: "https://uploads.github.com/repos/octo/data-lab/releases/1/assets{?name,label}",
  }),
  releaseId: optionalInteger(
    { min: 1, max: Number.MAX_SAFE_INTEGER },
    { description: "In place of the tag: number of the release." },
  ),
};

/** What was given of them. */
export interface Names {
  tag?: string | undefined;
  uploadUrl?: string | undefined;
  releaseId?: number | undefined;
}

export interface WhichRelease {
  which: { id: number } | { tag: string };
  /** Whose release it is, where its address says that. */
  address?: ReleaseAddress | undefined;
  /** Where there are any, `which` stands for nothing. */
  problems: Problem[];
}

/** The release that is meant, by the one input that names it. @param ref that the run was started for. */
export function whichRelease({ tag, uploadUrl, releaseId }: Names, ref: string | undefined): WhichRelease {
  const given = { tag, "upload-url": uploadUrl, "release-id": releaseId };
  const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (names.length > 1) {
    const problem = {
      subject: names[1] ?? "",
      problem: `${names.join(" and ")} each name a release`,
      remedy: "Give one of them.",
    };
    return { which: { tag: "" }, problems: [problem] };
  }
  if (releaseId !== undefined) return { which: { id: releaseId }, problems: [] };
  if (uploadUrl !== undefined) return byAddress(uploadUrl);
  const named = tag ?? (ref?.startsWith("refs/tags/") ? ref : undefined);
  return {
    which: { tag: tagName(named ?? "") },
    problems: tagProblems(named === undefined ? undefined : tagName(named)),
  };
}

function byAddress(uploadUrl: string): WhichRelease {
  const address = readUploadUrl(uploadUrl);
  if (address) return { which: { id: address.id }, address, problems: [] };
  const problem = {
    subject: "upload-url",
    problem: `“${uploadUrl}” is no upload address of a release`,
    remedy: "Take upload_url of the release's event, or the output upload-url of publish-release.",
  };
  return { which: { id: 0 }, problems: [problem] };
}
