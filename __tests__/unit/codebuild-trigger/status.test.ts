import { CancelledError } from "../../../src/base/errors.ts";
import { statusOf, statusWriter } from "../../../src/codebuild/status.ts";
import { fakeGitHub, gitHubError, HEAD } from "./fixtures.ts";

const ROUTE = "POST /repos/{owner}/{repo}/statuses/{sha}";

function writer(answer: () => unknown) {
  const { github, calls } = fakeGitHub({ [ROUTE]: answer });
  const warnings: string[] = [];
  const deps = { github, commit: HEAD, context: "CodeBuild", warn: (text: string) => void warnings.push(text) };
  return { ...statusWriter(deps), calls, warnings };
}

const PENDING = { state: "pending", description: "The build runs." } as const;

test("a status names its commit, its context, and where a click leads", async () => {
  const { write, calls, warnings } = writer(() => ({}));
  await write({ state: "success", description: "The build succeeded.", url: "https://console.example/b" });
  expect(calls.map(({ parameters }) => parameters)).toEqual([
    {
      ...{ sha: HEAD, state: "success", context: "CodeBuild", description: "The build succeeded." },
      target_url: "https://console.example/b",
    },
  ]);
  expect(warnings).toEqual([]);
});

test("a description beyond GitHub's 140 characters is cut, and shows that", async () => {
  const { write, calls } = writer(() => ({}));
  await write({ state: "failure", description: "x".repeat(141) });
  await write({ state: "failure", description: "y".repeat(140) });
  const [cut, whole] = calls.map(({ parameters }) => String(parameters.description));
  expect(cut).toBe(`${"x".repeat(139)}…`);
  expect(whole).toBe("y".repeat(140));
});

test("without the permission there is one warning with GitHub's words, and the build goes on", async () => {
  const { write, calls, warnings } = writer(() => {
    throw gitHubError("denied", "The token lacks statuses: write.");
  });
  await write(PENDING);
  await write({ state: "success", description: "The build succeeded." });
  expect(warnings).toEqual([expect.stringContaining("statuses: write")]);
  expect(calls).toHaveLength(1);
});

test("after a passing fault the next status is written", async () => {
  let broken = true;
  const { write, calls, warnings } = writer(() => {
    if (!broken) return {};
    broken = false;
    throw gitHubError("server", "GitHub answers 502.");
  });
  await write(PENDING);
  await write({ state: "success", description: "The build succeeded." });
  expect(warnings).toHaveLength(1);
  expect(calls).toHaveLength(2);
});

test("what is no answer of GitHub's goes on", async () => {
  const { write } = writer(() => {
    throw new CancelledError();
  });
  await expect(write(PENDING)).rejects.toThrow(CancelledError);
});

test.each([
  ["IN_PROGRESS", "pending"],
  ["SUCCEEDED", "success"],
  ["FAILED", "failure"],
  ["STOPPED", "error"],
  ["TIMED_OUT", "error"],
  ["FAULT", "error"],
  ["SOMETHING_NEW", "error"],
])("a build that is %s: %s", (status, state) => {
  expect(statusOf(status)).toBe(state);
});
