import type { Problem } from "../base/errors.ts";
import { releaseVariables } from "../codebuild/release-variables.ts";
import { readTokenSecret } from "../codebuild/token-secret.ts";
import type { Context } from "../declare/context.ts";
import type { ValuesOf } from "../declare/input.ts";
import { flag, optional, optionalText } from "../declare/kinds.ts";
import type { GitHub, Release } from "../github/port.ts";
import { buildFollowing, buildOverrides, buildProblems, buildSource } from "./codebuild-inputs.ts";
import { githubPlace } from "./github-inputs.ts";
import { awsAccess, NAME, NAME_RULE, WAIT } from "./inputs.ts";

/** Inputs of commands that run a release inside CodeBuild. */
export const releaseBuild = {
  ...buildSource,
  assetId: optionalText({
    description: "Asset-id of what is built. Default: from the release's tag.",
    example: "1.4.0",
    pattern: NAME,
    rule: NAME_RULE,
  }),
  tokenSecret: optional(
    {
      description:
        "Where the token is kept by which the build writes the release: an id in Secrets Manager (ID:JSON-KEY for a part of it), or a path in Parameter Store. The project's service role reads it. Default: the project has a variable GITHUB_TOKEN of its own.",
      example: "slipway/github-token",
    },
    readTokenSecret,
  ),
  ...buildOverrides,
  wait: flag({ description: WAIT, default: "true" }),
  ...buildFollowing,
  ...githubPlace,
  ...awsAccess,
};

export type ReleaseBuildInputs = ValuesOf<typeof releaseBuild>;

/** What both commands hand on, besides what a build does. */
export const releaseBuildOutputs = {
  releaseId: "Number of the release.",
  releaseUrl: "Address of the release.",
  assetId: "Asset-id of what is built.",
  buildId: "Id of the build; known as soon as it is started.",
  buildUrl: "Address of the build in the console.",
  buildStatus: "How it ended: SUCCEEDED, FAILED, FAULT, TIMED_OUT, STOPPED; IN_PROGRESS where its end is not awaited.",
  logUrl: "Address of its log, as soon as there is one.",
};

/** What is wrong with what the build is told, before there is a release that its variables could name. */
export function toldProblems(
  given: Pick<ReleaseBuildInputs, "env" | "tokenSecret" | "buildspec">,
  context: Context,
): Problem[] {
  const repository = { owner: "octo", repo: "example" };
  const nothing = { releaseId: 0, tag: "v0", assetId: "0", makePublic: false, repository };
  const { problems } = releaseVariables({ ...nothing, tokenLine: given.tokenSecret }, given.env, context);
  return [...problems, ...buildProblems(given, context)];
}

/** Variables of the build for a release. @param subject `github`: whose release it is. */
export function variablesFor(
  given: Pick<ReleaseBuildInputs, "env" | "tokenSecret">,
  subject: { release: Release; assetId: string; makePublic: boolean; github: GitHub },
  context: Context,
) {
  const { release, assetId, makePublic, github } = subject;
  return releaseVariables(
    {
      ...{ releaseId: release.id, tag: release.tag_name, assetId, makePublic },
      ...{ repository: github.repository, tokenLine: given.tokenSecret },
    },
    given.env,
    context,
  );
}
