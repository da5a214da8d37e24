import type { Problem } from "../base/errors.ts";
import { type EnvironmentDoor, isSecret } from "../codebuild/environment.ts";
import type { ValuesOf } from "../declare/input.ts";
import { duration, flag, optionalChoice, optionalDuration, optionalText, text } from "../declare/kinds.ts";
import type { BuildRequest } from "../pipeline/build-request.ts";
import type { AwsPlace } from "../providers/aws/settings.ts";

/** CodeBuild API, ComputeType and EnvironmentType, without those that need a setting of their own beside them. */
const COMPUTE_TYPES = [
  ...["BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE", "BUILD_GENERAL1_XLARGE"],
  ...["BUILD_GENERAL1_2XLARGE", "BUILD_LAMBDA_1GB", "BUILD_LAMBDA_2GB", "BUILD_LAMBDA_4GB", "BUILD_LAMBDA_8GB"],
  "BUILD_LAMBDA_10GB",
] as const;

const ENVIRONMENT_TYPES = [
  ...["LINUX_CONTAINER", "LINUX_GPU_CONTAINER", "ARM_CONTAINER", "WINDOWS_SERVER_2019_CONTAINER"],
  ...["WINDOWS_SERVER_2022_CONTAINER", "LINUX_LAMBDA_CONTAINER", "ARM_LAMBDA_CONTAINER", "LINUX_EC2", "ARM_EC2"],
  ...["WINDOWS_EC2", "MAC_ARM"],
] as const;

/** Which project is built, and which version of its source. */
export const buildSource = {
  project: text({
    description: "Name of the CodeBuild project.",
    example: "octo-build",
    missing: "Name the project; aws codebuild list-projects lists those of a Region.",
    pattern: /^[A-Za-z0-9][\w-]{1,254}$/,
    rule: "a project's name has 2 to 255 letters, digits, hyphens and underscores",
  }),
  sourceVersion: optionalText({
    description:
      "Version of the source to build: a commit, branch, tag, or pr/NUMBER. Default, where the project builds this repository on GitHub: the commit of the run (of a pull request its head), or the tag or target of the release; else what the project says.",
    example: "main",
  }),
};

/** What differs from the project, for this build only. */
export const buildOverrides = {
  env: optionalText({
    description:
      "Variables of the build, a line each: NAME=value, NAME=parameter-store:/PATH, NAME=secrets-manager:ID:JSON-KEY, or the NAME alone of a variable of this step. What is or looks like a secret is not sent in plain text.",
    example: "STAGE=test",
  }),
  computeType: optionalChoice(COMPUTE_TYPES, { description: "Compute type in place of the project's." }),
  environmentType: optionalChoice(ENVIRONMENT_TYPES, { description: "Type of environment in place of the project's." }),
  buildImage: optionalText({
    description: "Docker image that the build runs in, in place of the project's.",
    example: "aws/codebuild/standard:7.0",
  }),
  buildspec: optionalText({
    description:
      "Buildspec in place of the project's: a path in the source, the ARN of an object in S3, or the text itself.",
    example: "ci/buildspec.yml",
  }),
  buildTimeout: optionalDuration(
    { min: "5m", max: "36h" },
    {
      description: "How long the build may take, in place of the project's. Whole minutes, rounded up.",
      example: "2h",
    },
  ),
};

/** How a build is followed. */
export const buildFollowing = {
  updateInterval: duration(
    { min: "1s", max: "10m" },
    { description: "Time between two looks at the build.", default: "10s" },
  ),
  hideLogs: flag({ description: "Leave the build's log out of this one." }),
};

type BuildInputs = ValuesOf<typeof buildSource & typeof buildOverrides & typeof buildFollowing>;

/** The part of a request that comes from the inputs alone. */
export function requestFrom(
  given: BuildInputs & AwsPlace & { wait: boolean },
): Pick<BuildRequest, "place" | "project" | "sourceVersion" | "overrides" | "wait" | "every" | "hideLogs"> {
  const { project, sourceVersion, computeType, environmentType, buildImage: image, buildspec, buildTimeout } = given;
  return {
    ...{ place: given, project, sourceVersion },
    overrides: { computeType, environmentType, image, buildspec, timeout: buildTimeout },
    ...{ wait: given.wait, every: given.updateInterval, hideLogs: given.hideLogs },
  };
}

/** What is wrong with the overrides: a buildspec is read by everybody who may look at the build, as variables are. */
export function buildProblems({ buildspec }: Pick<BuildInputs, "buildspec">, door: EnvironmentDoor): Problem[] {
  if (buildspec === undefined || !isSecret(buildspec, door)) return [];
  return [
    {
      subject: "buildspec",
      problem: "there is a secret in it, and everybody who may look at the build can read it",
      remedy: "Name it there by reference (env: secrets-manager or parameter-store), or hand it over with env.",
    },
  ];
}
