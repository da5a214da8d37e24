import { type AwsError, isAwsCode } from "../aws/error.ts";
import type { InputOf } from "../aws/port.ts";
import { UserError } from "../base/errors.ts";
import type { BuildKind, CodeBuildDeps } from "./deps.ts";
import type { Variable } from "./environment.ts";
import { RUN_TOKEN } from "./find.ts";
import { type BuildView, viewBatch, viewBuild } from "./view.ts";

/** What differs from the project, for this build only; what is absent is as the project has it. */
export interface Overrides {
  computeType?: InputOf<"codebuild", "StartBuild">["computeTypeOverride"];
  environmentType?: InputOf<"codebuild", "StartBuild">["environmentTypeOverride"];
  /** Docker image that the build runs in. */
  image?: string | undefined;
  /** Path in the source, ARN in S3, or the buildspec itself. */
  buildspec?: string | undefined;
  /** Milliseconds. */
  timeout?: number | undefined;
}

export interface Start {
  kind: BuildKind;
  project: string;
  sourceVersion?: string | undefined;
  variables: readonly Variable[];
  overrides: Overrides;
  /** By which CodeBuild knows the call again, and the build is found: see `find.ts`. */
  token: string;
}

/**
 * Starts a build or batch. Sent again after a lost answer it starts no second one: CodeBuild keeps the token for five
 * minutes (CodeBuild API, StartBuild), which is longer than a call is tried.
 * @throws UserError that says what to do · AwsError · CancelledError: then it may have been started all the same.
 */
export async function startBuild(start: Start, { aws, signal }: CodeBuildDeps): Promise<BuildView> {
  try {
    if (start.kind === "batch") {
      const { buildBatch } = await aws.call("codebuild", "StartBuildBatch", batchRequest(start), { signal });
      return viewBatch(buildBatch ?? {});
    }
    const { build } = await aws.call("codebuild", "StartBuild", buildRequest(start), { signal });
    return viewBuild(build ?? {});
  } catch (error) {
    if (isAwsCode(error, "AccountLimitExceededException")) throw inWords(error, TOO_MANY);
    if (isAwsCode(error, "OAuthProviderException")) throw inWords(error, NO_SOURCE);
    if (isAwsCode(error, "InvalidInputException")) throw inWords(error, WRONG);
    throw error;
  }
}

const TOO_MANY =
  "As many builds wait or run as the account may have: run again when some are over, or ask for more in Service Quotas (CodeBuild, concurrently running builds).";
const NO_SOURCE =
  "CodeBuild has no access to the project's source: connect it again (aws codebuild list-source-credentials shows what there is).";
const WRONG = "Look at source-version, env and the overrides: CodeBuild refuses one of them for this project.";

function inWords(error: AwsError, remedy: string): UserError {
  return new UserError(error.message, remedy, { cause: error });
}

function buildRequest(start: Start): InputOf<"codebuild", "StartBuild"> {
  return { ...common(start), timeoutInMinutesOverride: minutes(start.overrides.timeout) };
}

function batchRequest(start: Start): InputOf<"codebuild", "StartBuildBatch"> {
  return { ...common(start), buildTimeoutInMinutesOverride: minutes(start.overrides.timeout) };
}

function common({ project, sourceVersion, variables, overrides, token }: Start) {
  const { computeType, environmentType, image, buildspec } = overrides;
  return {
    projectName: project,
    sourceVersion,
    environmentVariablesOverride: [...variables, { name: RUN_TOKEN, value: token, type: "PLAINTEXT" as const }],
    computeTypeOverride: computeType,
    environmentTypeOverride: environmentType,
    imageOverride: image,
    buildspecOverride: buildspec,
    idempotencyToken: token,
  };
}

function minutes(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.ceil(milliseconds / 60_000);
}
