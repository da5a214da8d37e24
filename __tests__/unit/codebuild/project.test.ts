import { defaultVersion, findProject } from "../../../src/codebuild/project.ts";
import { fakeAws, virtualClock } from "./fixtures.ts";

const project = (sourceType: string, sourceLocation: string) => ({ sourceType, sourceLocation });

test.each([
  ["GITHUB", "https://github.com/octo/example.git", "abc"],
  ["GITHUB", "https://github.com/Octo/Example", "abc"],
  ["GITHUB_ENTERPRISE", "https://git.example/octo/example.git", "abc"],
  ["GITHUB", "https://github.com/other/my-octo/example", undefined],
  ["GITHUB", "https://github.com/octo/example-fork", undefined],
  ["S3", "bucket/octo/example", undefined],
  ["NO_SOURCE", "", undefined],
])("of a project on %s %s the commit is built: %s", (type, location, expected) => {
  expect(
    defaultVersion(project(type, location), "abc", location.includes("my-octo") ? "other/octo" : "octo/example"),
  ).toBe(expected);
});

test("a project that is not there, and one that has no batches, are problems with a remedy", async () => {
  const clock = virtualClock();
  const aws = fakeAws(
    { BatchGetProjects: ({ names }) => ({ projects: String(names) === "octo" ? [{ name: "octo" }] : [] }) },
    clock,
  );
  const find = (name: string, kind: "build" | "batch") => clock.run(() => findProject(name, kind, { aws, clock }));
  expect(await find("octo", "build")).toEqual({ project: { sourceType: "", sourceLocation: "" } });
  expect(await find("octo", "batch")).toMatchObject({ problem: { subject: "batch" } });
  expect(await find("nobody", "build")).toMatchObject({
    problem: {
      subject: "project",
      remedy: expect.stringContaining("aws codebuild list-projects --region eu-central-1"),
    },
  });
});
