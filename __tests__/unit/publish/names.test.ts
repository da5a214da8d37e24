import { describe, expect, it } from "@jest/globals";
import type { GitHub } from "../../../src/github/port.ts";
import { addressProblems, readUploadUrl } from "../../../src/release/publish/release-id.ts";
import { tagName, tagProblems } from "../../../src/release/publish/tag.ts";
import { placeTag } from "../../../src/release/publish/target.ts";
import { failure } from "./fake-github.ts";

describe("a tag", () => {
  it.each(["v1", "1.4.0", "release/2026-11", "v1.0.0-rc.1+build", "@v1", "Größe"])("%s is one", (tag) => {
    expect(tagProblems(tag)).toEqual([]);
  });

  // Each breaks one rule of git-check-ref-format(1).
  it.each([
    "v 1",
    "v1..2",
    "v1.lock",
    "a/.b",
    "v1/",
    "/v1",
    "v1.",
    "-v1",
    "a@{b",
    "@",
    "v~1",
    "v^",
    "a:b",
    "v?",
    "v*",
    "[v",
    "a\\b",
    "a//b",
    "a\tb",
    "",
  ])("%j is none", (tag) => {
    expect(tagProblems(tag)).toEqual([expect.objectContaining({ subject: "tag" })]);
  });

  it("must be given where the run was not started for one", () => {
    expect(tagProblems(undefined)[0]?.problem).toContain("must be given");
  });

  it("is read from a full reference too", () => {
    expect(tagName("refs/tags/v1")).toBe("v1");
  });
});

describe("an upload address", () => {
  it.each([
    "https://uploads.github.com/repos/octo/lab/releases/17/assets{?name,label}",
    "https://ghe.example/api/uploads/repos/octo/lab/releases/17/assets",
  ])("%s names a release", (url) => {
    expect(readUploadUrl(url)).toEqual({ id: 17, repository: "octo/lab" });
  });

  it("of something else names none", () => {
    expect(readUploadUrl("https://github.com/octo/lab/releases/tag/v1")).toBeUndefined();
  });

  it("must be of the repository that is worked on", () => {
    const github = { repository: { owner: "Octo", repo: "lab" } } as GitHub;
    expect(addressProblems({ id: 1, repository: "octo/Lab" }, github)).toEqual([]);
    expect(addressProblems({ id: 1, repository: "evil/lab" }, github)[0]?.subject).toBe("upload-url");
  });
});

describe("the place of a tag", () => {
  /** Commits by branch, tag and SHA. */
  function github(names: Record<string, string>): GitHub {
    const call = async (route: string, { ref = "" }: { ref?: string }) => {
      const sha = names[ref];
      const isRef = route.includes("/git/ref/");
      if (sha === undefined)
        throw failure({
          kind: isRef ? "missing" : "invalid",
          route: "GET /repos/{owner}/{repo}",
          status: isRef ? 404 : 422,
        });
      return { sha };
    };
    return { call: call as GitHub["call"] } as GitHub;
  }

  it.each([
    ["a new tag is made at the target", {}, "main", { target: "main", problems: [] }],
    ["a new tag is made at the run's commit", {}, undefined, { commit: "run", problems: [] }],
    ["a tag that is there stays", { "tags/v1": "run" }, undefined, { problems: [] }],
    [
      "a tag at another commit than the run's is told of",
      { "tags/v1": "aaa" },
      undefined,
      { elsewhere: "aaa", problems: [] },
    ],
    ["a target that agrees with the tag says nothing new", { "tags/v1": "bbb" }, "main", { problems: [] }],
  ])("%s", async (_name, tags, target, place) => {
    const names = { main: "bbb", ...tags } as Record<string, string>;
    expect(await placeTag(github(names), "v1", { target, commit: "run" }, {})).toEqual(place);
  });

  it.each([
    ["is not there", {}, "nowhere", /no branch or commit nowhere/],
    ["disagrees with the tag", { "tags/v1": "aaa" }, "main", /there already, at aaa, and not at bbb/],
  ])("a target that %s is a problem", async (_name, tags, target, said) => {
    const names = { main: "bbb", ...tags } as Record<string, string>;
    const { problems } = await placeTag(github(names), "v1", { target, commit: undefined }, {});
    expect(problems).toEqual([expect.objectContaining({ subject: "target", problem: expect.stringMatching(said) })]);
  });
});
