import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProblemsError } from "../../../src/base/errors.ts";
import { githubPlace } from "../../../src/commands/github-inputs.ts";
import { defineCommand } from "../../../src/declare/command.ts";
import { readEvent } from "../../../src/doors/event.ts";
import { resolveGitHubPlace } from "../../../src/doors/github-place.ts";
import { onceFor } from "../../../src/doors/once.ts";
import { readOrigin, repositoryOf } from "../../../src/doors/origin.ts";
import { withoutStepDefaults } from "../../../src/doors/step-inputs.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-github-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("token and repository", () => {
  const nowhere = async () => undefined;

  it("are what was given, else what the environment says, as GitHub's own command line reads it", async () => {
    const environment = { GH_TOKEN: "one", GITHUB_TOKEN: "other", GITHUB_REPOSITORY: "octo/run" };
    expect(await resolveGitHubPlace({ githubToken: "given", repository: "octo/other" }, environment, nowhere)).toEqual({
      ...{ token: "given", repository: { owner: "octo", repo: "other" } },
      ...{ api: "https://api.github.com", server: "https://github.com" },
    });
    expect(await resolveGitHubPlace({}, environment, nowhere)).toMatchObject({
      ...{ token: "one", repository: { owner: "octo", repo: "run" } },
    });
  });

  it("are on the server that the runner names", async () => {
    const servers = { GITHUB_API_URL: "https://ghe.example/api/v3/", GITHUB_SERVER_URL: "https://ghe.example" };
    let asked = "";
    const place = await resolveGitHubPlace({}, { ...servers, GITHUB_TOKEN: "t" }, async (server) => {
      asked = server;
      return "octo/origin";
    });
    expect(place).toMatchObject({ api: "https://ghe.example/api/v3", repository: { owner: "octo", repo: "origin" } });
    expect(asked).toBe("https://ghe.example");
  });

  it("are missed both at once", async () => {
    const error = await resolveGitHubPlace({}, {}, nowhere).catch((thrown: unknown) => thrown);
    const subjects = error instanceof ProblemsError ? error.problems.map(({ subject }) => subject) : [];
    expect(subjects).toEqual(["github-token", "repository"]);
  });
});

it.each([
  ["https://github.com/octo/lab.git", "octo/lab"],
  ["https://user:pw@github.com/octo/lab", "octo/lab"],
  ["git@github.com:octo/lab.git", "octo/lab"],
  ["ssh://git@ssh.github.com:443/octo/lab.git", "octo/lab"],
  ["https://gitlab.example/octo/lab.git", undefined],
  ["git@github.com.evil.example:octo/lab.git", undefined],
  ["/srv/git/lab.git", undefined],
])("the remote %s is the repository %s", (remote, repository) => {
  expect(repositoryOf(remote, "https://github.com")).toBe(repository);
});

it("origin is read from git, and a folder without one has none", async () => {
  expect(await readOrigin(folder, "https://github.com")).toBeUndefined();
  execFileSync("git", ["init", "-q", folder]);
  expect(await readOrigin(folder, "https://github.com")).toBeUndefined();
  execFileSync("git", ["-C", folder, "remote", "add", "origin", "https://github.com/octo/lab.git"]);
  expect(await readOrigin(folder, "https://github.com")).toBe("octo/lab");
});

describe("the event", () => {
  // GitHub's toolkit takes it from the process, whatever environment the door is given.
  const before = { ...process.env };
  afterAll(() => {
    process.env = before;
  });

  it("is read from the runner's file; in a terminal there is none", async () => {
    const path = join(folder, "event.json");
    await writeFile(path, '{"action": "opened"}');
    const environment = {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: path,
      GITHUB_SHA: "abc",
      GITHUB_REF: "r",
    };
    Object.assign(process.env, environment);
    expect(await readEvent(environment)).toEqual({
      name: "pull_request",
      payload: { action: "opened" },
      sha: "abc",
      ref: "r",
    });
    expect(await readEvent({})).toBeUndefined();
  });

  it("that cannot be read is told, and is not taken for none", async () => {
    for (const [name, text] of [
      ["broken", "{"],
      ["list", "[1]"],
    ] as const) {
      await writeFile(join(folder, name), text);
      const work = readEvent({ GITHUB_EVENT_NAME: "push", GITHUB_EVENT_PATH: join(folder, name) });
      await expect(work).rejects.toThrow(/GITHUB_EVENT_PATH/);
    }
    const missing = readEvent({ GITHUB_EVENT_NAME: "push", GITHUB_EVENT_PATH: join(folder, "nothing") });
    await expect(missing).rejects.toThrow(/cannot be read/);
  });
});

it("what action.yml gives every step is not held against a command that has no use for it", () => {
  const base = { summary: "", kind: "release" as const, providers: [], outputs: {}, run: async () => ({}) };
  const publishing = defineCommand({ ...base, name: "publish", inputs: githubPlace });
  const other = defineCommand({ ...base, name: "other", inputs: {} });
  const given = { "github-token": "ghs_x", repository: "octo/lab" };
  expect(withoutStepDefaults(given, other, [publishing, other])).toEqual({ repository: "octo/lab" });
  expect(withoutStepDefaults(given, publishing, [publishing, other])).toEqual(given);
});

it("a thing is opened once for the same settings", async () => {
  let opened = 0;
  const open = onceFor(async (settings: { region?: string }) => {
    opened += 1;
    return settings.region;
  });
  expect(await Promise.all([open({ region: "a" }), open({ region: "a" }), open({ region: "b" })])).toEqual([
    "a",
    "a",
    "b",
  ]);
  expect(opened).toBe(2);
});
