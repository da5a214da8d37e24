import { ownVersion } from "../../../src/codebuild/own-version.ts";
import { event, GITHUB_SHA, HEAD, pullRequest, push } from "./fixtures.ts";

test.each([
  ["in a terminal", undefined],
  ["of a push", push("Change")],
  ["started by hand", event("workflow_dispatch")],
])("a run %s is about its commit", (_, started) => {
  expect(ownVersion(started, GITHUB_SHA)).toEqual({ version: GITHUB_SHA, problems: [] });
});

test("a pull request is about its head, and not about the merge commit that was checked out", () => {
  expect(ownVersion(pullRequest(), GITHUB_SHA)).toEqual({ version: `refs/pull/7/head^{${HEAD}}`, problems: [] });
});

test.each(["pull_request", "pull_request_target"])("a fork's is never built unasked: %s", (name) => {
  for (const from of ["stranger/example", null]) {
    const { version, problems } = ownVersion(pullRequest({ name, from }), GITHUB_SHA);
    expect({ version, subjects: problems.map(({ subject }) => subject) }).toEqual({
      ...{ version: undefined, subjects: ["source-version"] },
    });
  }
});
