import { CancelledError } from "../../../src/base/errors.ts";
import type { GitHub } from "../../../src/github/port.ts";
import type { DraftState } from "../../../src/pipeline/draft-state.ts";
import { openTestDraft, removeTestDraft, testName } from "../../../src/pipeline/test-draft.ts";
import { fakeGitHub, gitHubError } from "./fixtures.ts";

interface Held {
  id: number;
  tag_name: string;
  body: string;
  draft: boolean;
  name?: string;
  assets: unknown[];
}

/** GitHub's releases, as far as a draft's life goes. @param lost the answer to the creation never comes. */
function repository({ releases = [] as Held[], lost = false } = {}) {
  const find = ({ release_id: id }: Record<string, unknown>) => {
    const found = releases.find((release) => release.id === id);
    if (!found) throw gitHubError("missing", "Not Found");
    return found;
  };
  const { github, calls } = fakeGitHub({
    "GET /repos/{owner}/{repo}/releases": () => releases,
    "GET /repos/{owner}/{repo}/releases/tags/{tag}": ({ tag }) => {
      const published = releases.find((release) => !release.draft && release.tag_name === tag);
      if (!published) throw gitHubError("missing", "Not Found");
      return published;
    },
    "GET /repos/{owner}/{repo}/releases/{release_id}": find,
    "POST /repos/{owner}/{repo}/releases": (asked) => {
      const made = { ...(asked as unknown as Held), id: 100 + releases.length, assets: [] };
      releases.push(made);
      if (lost) throw new CancelledError();
      return made;
    },
    "DELETE /repos/{owner}/{repo}/releases/{release_id}": (asked) => {
      releases.splice(releases.indexOf(find(asked)), 1);
    },
  });
  return { github, calls, releases };
}

const clock = { now: () => 0, sleep: async () => undefined };
const TEST = { assetId: "test-1.4.0", version: "1.4.0" };

async function open(github: GitHub) {
  const states: DraftState[] = [];
  const deps = { github, clock, signal: new AbortController().signal };
  const opened = openTestDraft(TEST, deps, (state) => states.push(state));
  return { opened, states };
}

test.each([
  ["1.4.0", "test-1.4.0"],
  ["test-1.4.0", "test-1.4.0"],
  ["v2", "test-v2"],
  [`${"a".repeat(57)}.${"b".repeat(9)}`, `test-${"a".repeat(57)}`],
])("a test of %s is named %s", (name, expected) => {
  expect(testName(name)).toBe(expected);
  expect(expected.length).toBeLessThanOrEqual(63);
});

test("is a draft and a prerelease of a tag of its own, with a title that says what it is", async () => {
  const { github, releases, calls } = repository();
  const { release } = await (await open(github)).opened;
  expect(releases).toMatchObject([{ id: release.id, draft: true, prerelease: true, tag_name: "test-1.4.0" }]);
  expect(releases[0]?.name).toMatch(/test/i);
  expect(calls.filter(({ route }) => route.startsWith("PATCH"))).toEqual([]);
});

test("the post step knows of it before it is made", async () => {
  const { github } = repository({ lost: true });
  const { opened, states } = await open(github);
  await expect(opened).rejects.toThrow(CancelledError);
  expect(states).toMatchObject([{ tag: "test-1.4.0", repository: "octo/example" }]);
});

test("one whose answer was lost is found by what stands in it, and removed", async () => {
  const stranger = { id: 7, tag_name: "test-1.4.0", body: "mine", draft: true, assets: [] };
  const { github, releases } = repository({ lost: true, releases: [stranger] });
  const { opened, states } = await open(github);
  await expect(opened).rejects.toThrow(CancelledError);
  expect(releases).toHaveLength(2);
  const [state] = states;
  expect(state && (await removeTestDraft(state, github))).toBe(true);
  expect(releases).toEqual([stranger]);
});

test("is removed by its id, whatever the build has written into it", async () => {
  const { github, releases } = repository();
  const { state } = await (await open(github)).opened;
  for (const release of releases) release.body = "Notes of another run";
  expect(await removeTestDraft(state, github)).toBe(true);
  expect(releases).toEqual([]);
});

test("one that somebody has published meanwhile stays", async () => {
  const { github, releases } = repository();
  const { state } = await (await open(github)).opened;
  for (const release of releases) release.draft = false;
  expect(await removeTestDraft(state, github)).toBe(false);
  expect(releases).toHaveLength(1);
});

test("one that is gone already is no error", async () => {
  const { github, releases } = repository();
  const { state } = await (await open(github)).opened;
  releases.splice(0);
  expect(await removeTestDraft(state, github)).toBe(false);
});

test("the draft of an earlier test is gone on with, and is not this run's to remove", async () => {
  const { github, releases } = repository();
  const first = await (await open(github)).opened;
  const second = await (await open(github)).opened;
  expect(second.release.id).toBe(first.release.id);
  expect(releases).toHaveLength(1);
  expect(await removeTestDraft(second.state, github)).toBe(false);
  expect(releases).toHaveLength(1);
});

test("a published release of that name is not touched: what the test builds would be for everybody to see", async () => {
  const published = { id: 7, tag_name: "test-1.4.0", body: "", draft: false, assets: [] };
  const { github, releases } = repository({ releases: [published] });
  const { opened, states } = await open(github);
  await expect(opened).rejects.toThrow(/test-1\.4\.0 is published/);
  expect(releases).toEqual([published]);
  const state = states.at(-1);
  expect(state && (await removeTestDraft(state, github))).toBe(false);
});
