import type { Problem } from "../base/errors.ts";
import { type EnvironmentDoor, readEnvironment, type Variable } from "./environment.ts";

/** What a release build is told; the variables of `templates/buildspecs/release.yml`. */
export interface ReleaseBuild {
  releaseId: number;
  tag: string;
  assetId: string;
  makePublic: boolean;
  repository: { owner: string; repo: string };
  /** Of `readTokenSecret`; undefined: the project has a token of its own. */
  tokenLine?: string | undefined;
}

/** @returns the variables as lines for `readEnvironment`. None of them is a secret. */
function releaseLines(build: ReleaseBuild): string[] {
  const { releaseId, tag, assetId, makePublic, repository, tokenLine } = build;
  return [
    `RELEASE_ID=${releaseId}`,
    `RELEASE_TAG=${tag}`,
    `ASSET_ID=${assetId}`,
    `MAKE_PUBLIC=${makePublic}`,
    `GITHUB_REPOSITORY=${repository.owner}/${repository.repo}`,
    ...(tokenLine === undefined ? [] : [tokenLine]),
  ];
}

/**
 * The variables of a release build: its own, and those that the caller adds.
 * @param added lines of the input `env`. One of ours among them is told as being there twice.
 */
export function releaseVariables(
  build: ReleaseBuild,
  added: string | undefined,
  door: EnvironmentDoor,
): { variables: Variable[]; problems: Problem[] } {
  return readEnvironment([...releaseLines(build), added ?? ""].join("\n"), door);
}
