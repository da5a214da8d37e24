import type { Problem } from "../../base/errors.ts";
import type { GitHub } from "../../github/port.ts";

/** A release by its number, and the repository where its address has one. */
export interface ReleaseAddress {
  id: number;
  repository: string;
}

/** Reads `upload_url` as GitHub gives it: `https://uploads.github.com/repos/octo/lab/releases/1/assets{?name,label}`. */
export function readUploadUrl(url: string): ReleaseAddress | undefined {
  const [, repository, id] = /\/repos\/([^/]+\/[^/]+)\/releases\/(\d+)\/assets(?:\{.*\}|\?.*)?$/.exec(url) ?? [];
  return repository === undefined ? undefined : { repository, id: Number(id) };
}

/** Whether an address is one of the repository that is worked on. */
export function addressProblems({ repository }: ReleaseAddress, github: GitHub): Problem[] {
  const { owner, repo } = github.repository;
  const own = `${owner}/${repo}`;
  if (repository.toLowerCase() === own.toLowerCase()) return [];
  return [
    {
      subject: "upload-url",
      problem: `it is a release of ${repository}, and not of ${own}`,
      remedy: `Set repository to ${repository}, with a github-token that may write there; or give another address.`,
    },
  ];
}
