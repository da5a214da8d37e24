import { readEnvironment } from "../../../src/codebuild/environment.ts";
import { releaseVariables } from "../../../src/codebuild/release-variables.ts";
import { readTokenSecret } from "../../../src/codebuild/token-secret.ts";

const DOOR = { variable: () => undefined, isSecret: () => false };

test.each([
  ["slipway/github", "SECRETS_MANAGER", "slipway/github"],
  ["slipway/github:token", "SECRETS_MANAGER", "slipway/github:token"],
  ["secrets-manager:slipway/github:token", "SECRETS_MANAGER", "slipway/github:token"],
  ["/slipway/github", "PARAMETER_STORE", "/slipway/github"],
  ["parameter-store:/slipway/github", "PARAMETER_STORE", "/slipway/github"],
  [
    "arn:aws:ssm:us-east-1:123456789012:parameter/slipway/github",
    "PARAMETER_STORE",
    "arn:aws:ssm:us-east-1:123456789012:parameter/slipway/github",
  ],
  [
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:slipway-AbCdEf:token",
    "SECRETS_MANAGER",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:slipway-AbCdEf:token",
  ],
])("%s is a reference of the type %s", (text, type, value) => {
  const read = readTokenSecret(text);
  if (!("value" in read)) throw new Error(read.wrong);
  expect(readEnvironment(read.value, DOOR)).toEqual({
    variables: [{ name: "GITHUB_TOKEN", type, value }],
    problems: [],
  });
});

test.each([`ghp_${"x".repeat(36)}`, `github_pat_${"x".repeat(60)}`, `ghs_${"x".repeat(36)}`])(
  "a token itself is refused and not quoted: %s",
  (token) => {
    const read = readTokenSecret(token);
    expect(JSON.stringify(read)).toContain("token itself");
    expect(JSON.stringify(read)).not.toContain(token);
  },
);

const BUILD = {
  ...{ releaseId: 7, tag: "v1.4.0", assetId: "1.4.0", makePublic: false },
  repository: { owner: "octo", repo: "example" },
};

test("a release build is told what templates/buildspecs/release.yml reads, and its token as a reference only", () => {
  const tokenLine = "GITHUB_TOKEN=secrets-manager:slipway/github";
  const { variables, problems } = releaseVariables({ ...BUILD, tokenLine }, "BUCKET=octo-images", DOOR);
  expect(problems).toEqual([]);
  expect(Object.fromEntries(variables.map(({ name, value, type }) => [name, `${type} ${value}`]))).toEqual({
    ...{ RELEASE_ID: "PLAINTEXT 7", RELEASE_TAG: "PLAINTEXT v1.4.0", ASSET_ID: "PLAINTEXT 1.4.0" },
    ...{ MAKE_PUBLIC: "PLAINTEXT false", GITHUB_REPOSITORY: "PLAINTEXT octo/example" },
    ...{ GITHUB_TOKEN: "SECRETS_MANAGER slipway/github", BUCKET: "PLAINTEXT octo-images" },
  });
});

test("what the command sets itself cannot be set beside it", () => {
  const { problems } = releaseVariables(BUILD, "MAKE_PUBLIC=true", DOOR);
  expect(problems).toMatchObject([{ subject: "env", problem: expect.stringContaining("MAKE_PUBLIC") }]);
});
