import { GitHubError } from "../../../src/github/error.ts";
import type { GitHub } from "../../../src/github/port.ts";
import { generatedNotes, previousTagProblems } from "../../../src/release/body/generated.ts";

function githubOf(answer: (route: string, parameters: unknown) => unknown): GitHub {
  const refuse = () => Promise.reject(new Error("not to be called"));
  return {
    repository: { owner: "octo", repo: "tool" },
    server: "https://github.com",
    call: async (route, parameters) => answer(route, parameters) as never,
    all: refuse,
    upload: refuse,
    download: refuse,
  };
}

const no = (kind: "missing" | "denied") => () => {
  throw new GitHubError("no", "", { kind, route: "GET /repos/{owner}/{repo}/git/ref/{ref}" });
};

it("a previous tag that is not there is a problem of its input; any other no is GitHub's own", async () => {
  expect(await previousTagProblems(githubOf(no("missing")), undefined)).toEqual([]);
  const asked: unknown[] = [];
  const there = githubOf((...call) => asked.push(call));
  expect(await previousTagProblems(there, "release/v1")).toEqual([]);
  expect(asked).toEqual([["GET /repos/{owner}/{repo}/git/ref/{ref}", { ref: "tags/release/v1" }]]);
  const [problem] = await previousTagProblems(githubOf(no("missing")), "v0");
  expect(problem).toMatchObject({
    subject: "previous-tag",
    problem: expect.stringContaining("octo/tool has no tag v0"),
  });
  await expect(previousTagProblems(githubOf(no("denied")), "v0")).rejects.toThrow("no");
});

it("GitHub is left to choose what is not said", async () => {
  const asked: unknown[] = [];
  const github = githubOf((...call) => {
    asked.push(call[1]);
    return { name: "v1", body: "## What's Changed" };
  });
  expect(await generatedNotes(github, { tag: "v1" })).toBe("## What's Changed");
  await generatedNotes(github, { tag: "v1", target: "main", previousTag: "v0" });
  expect(asked).toEqual([{ tag_name: "v1" }, { tag_name: "v1", target_commitish: "main", previous_tag_name: "v0" }]);
});
