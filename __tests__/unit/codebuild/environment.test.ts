import { readEnvironment } from "../../../src/codebuild/environment.ts";
import { isSecretName, looksSecret } from "../../../src/codebuild/environment-secrets.ts";

/** Types and references of variables by AWS's documentation; what passes for a secret is our own judgement. */

const MASKED = "hunter-22";
const door = {
  variable: (name: string) => ({ REGION: "eu", EMPTY: "", SESSION: MASKED })[name],
  isSecret: (text: string) => text.includes(MASKED),
};
const problems = (text: string) => readEnvironment(text, door).problems.map(({ problem }) => problem);

test("values, references and variables at hand become variables with types; blank lines and remarks count for nothing", () => {
  const text = [
    "# of the build",
    "STAGE=test=1 ",
    "",
    "USER_NAME=parameter-store:/build/user",
    "DB=secrets-manager:build/db:password:AWSCURRENT",
    "ARN=secrets-manager:arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf:password",
    "REGION",
    "EMPTY",
    "NOTHING=",
  ].join("\n");
  expect(readEnvironment(text, door)).toEqual({
    problems: [],
    variables: [
      { name: "STAGE", value: "test=1", type: "PLAINTEXT" },
      { name: "USER_NAME", value: "/build/user", type: "PARAMETER_STORE" },
      { name: "DB", value: "build/db:password:AWSCURRENT", type: "SECRETS_MANAGER" },
      {
        name: "ARN",
        value: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf:password",
        type: "SECRETS_MANAGER",
      },
      { name: "REGION", value: "eu", type: "PLAINTEXT" },
      { name: "EMPTY", value: "", type: "PLAINTEXT" },
      { name: "NOTHING", value: "", type: "PLAINTEXT" },
    ],
  });
});

test.each([
  ["1A=x", /no name of a variable/],
  ["CODEBUILD_SRC=x", /CodeBuild's own/],
  ["SLIPWAY_RUN_TOKEN=x", /Slipway's own/],
  ["MISSING", /no variable MISSING/],
  ["A=1\nA=2", /A is there twice/],
  ["A=parameter-store:", /names nothing/],
  ["A=parameter-store:/with blank", /names nothing/],
  ["A=secrets-manager:a:b:c:d:e", /names nothing/],
  [`A=${"x".repeat(5_500)}`, /5501 characters/],
  ["GITHUB_TOKEN=x", /looks like a secret/],
  ["SESSION", /looks like a secret/],
  ["A=ghp_0123456789abcdefghij0123456789abcdef", /looks like a secret/],
  ["GITHUB_TOKEN=secrets-manager:ghp_0123456789abcdefghij0123456789abcdef", /looks like a secret/],
  [`A=parameter-store:${MASKED}`, /looks like a secret/],
])("%s is a problem", (text, expected) => {
  expect(problems(text)).toEqual([expect.stringMatching(expected)]);
});

test("a problem never has the value in it, and says where the value should be", () => {
  const told = readEnvironment("DB_PASSWORD=hunter-1\nhunter-3 of a second line", door).problems;
  expect(told).toHaveLength(2);
  expect(JSON.stringify(told)).not.toMatch(/hunter/);
  expect(told[0]?.remedy).toContain("DB_PASSWORD=secrets-manager:ID");
});

test("a secret by reference is no problem, whatever its name", () => {
  expect(problems("GITHUB_TOKEN=secrets-manager:github/token")).toEqual([]);
});

test.each([
  "GITHUB_TOKEN",
  "npmToken",
  "DB_PASSWORD",
  "API_KEY",
  "AWS_SECRET_ACCESS_KEY",
  "SSH_PRIVATE_KEY",
  "PASSPHRASE",
])("%s is the name of a secret", (name) => expect(isSecretName(name)).toBe(true));

test.each(["STAGE", "CACHE_KEY", "TOKEN_ENDPOINT", "SECRET_NAME", "PATH_PREFIX", "COMPASS", "KEYBOARD"])(
  "%s is not",
  (name) => expect(isSecretName(name)).toBe(false),
);

test.each([
  ["github_pat_11ABCDEFG0123456789_abcdefghijklmnopqrstuv", true],
  ["-----BEGIN OPENSSH PRIVATE KEY-----", true],
  ["AKIAIOSFODNN7EXAMPLE", true],
  ["a ghost_of_a_token", false],
])("%s: a secret by its form: %s", (text, expected) => expect(looksSecret(text)).toBe(expected));
