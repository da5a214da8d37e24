import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ProblemsError } from "../../../src/base/errors.ts";
import type { Context } from "../../../src/declare/context.ts";
import { type PublishInputs, publishOnGitHub } from "../../../src/pipeline/publish-on-github.ts";
import { createTestContext } from "../../support/context.ts";
import { createFakeGitHub, failure, virtualClock } from "../publish/fake-github.ts";

const COMMIT = "GET /repos/{owner}/{repo}/commits/{ref}";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-publish-"));
  await writeFile(join(folder, "disk.raw"), "disk");
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

/** A run that publishes to octo/lab. */
function createStand(changes: Partial<Context> = {}) {
  const clock = virtualClock();
  const github = createFakeGitHub(clock);
  const context = createTestContext({ clock, workingFolder: folder, openGitHub: async () => github, ...changes });
  const publish = async (inputs: Partial<PublishInputs>) =>
    await publishOnGitHub(
      {
        ...{ tag: "v1", files: "disk.raw", draft: false, overwrite: false, notesMode: "append", generateNotes: false },
        ...{ attested: false, ...inputs },
      },
      context,
    );
  return { github, context, publish };
}

async function problemsOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemsError);
  return (error as ProblemsError).problems.map(({ subject }) => subject).sort();
}

describe("inputs of a release", () => {
  it("are told of all at once: those that files stand against, those that GitHub does, and those that others do", async () => {
    const { publish, github } = createStand();
    const wrong: Partial<PublishInputs> = {
      ...{ files: "nothing*", notesFile: "no.md", changelog: "none.md", checksumsFile: ".", target: "nowhere" },
      ...{ draft: true, makeLatest: "true", previousTag: "v0", generateNotes: true },
    };
    expect(await problemsOf(publish(wrong))).toEqual(
      ["changelog", "checksums-file", "files", "make-latest", "notes-file", "previous-tag", "target"].sort(),
    );
    expect(github.releases).toEqual([]);
  });

  it("are told of before an error of GitHub, which keeps for the next run", async () => {
    const { publish, github } = createStand();
    github.hook = (route) => {
      throw failure({ kind: "denied", route, status: 403 });
    };
    expect(await problemsOf(publish({ files: "nothing*" }))).toEqual(["files"]);
    await expect(publish({})).rejects.toThrow(/denied/);
  });

  it("are no silent ones: previous-tag says nothing without generate-notes", async () => {
    expect(await problemsOf(createStand().publish({ previousTag: "v0" }))).toEqual(["previous-tag"]);
  });
});

describe("the commit of the run", () => {
  it.each([
    ["octo/lab", "abc"],
    ["Octo/Lab", "abc"],
    ["octo/elsewhere", undefined],
  ])("in a workflow of %s is where a new tag of octo/lab is made: %s", async (repository, target) => {
    const { publish, github } = createStand({ onRunner: true, source: { repository, commit: "abc" } });
    const asked: unknown[] = [];
    github.hook = (route, { target_commitish }) => {
      if (route === "POST /repos/{owner}/{repo}/releases") asked.push(target_commitish);
      return undefined;
    };
    await publish({});
    expect(asked).toEqual([target]);
  });

  it("and a tag that is at another one: a warning", async () => {
    const { publish, github, context } = createStand({
      onRunner: true,
      source: { repository: "octo/lab", commit: "abc" },
    });
    const { call } = github;
    github.call = (async (route: typeof COMMIT, parameters: never, options: never) =>
      route === COMMIT || (route as string).includes("/git/ref/")
        ? { sha: "def" }
        : await call(route, parameters, options)) as typeof call;
    await publish({});
    expect(context.lines.join("\n")).toContain("The tag v1 is at def, and this run works on abc");
  });
});
