/** Commits, refs, pull requests and statuses: seeded, and of a real git folder (git's own word). */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FIRST, HERE, noOf, withGitHub } from "./client.ts";

test("a pull request has its head, its labels, and the repository that it comes from", () =>
  withGitHub(async (standIn, client) => {
    const sha = standIn.addCommit({ message: "A change [CodeBuild]", parents: [FIRST] });
    standIn.addPull({ number: 7, head: { sha, ref: "change" }, labels: ["build"] });
    standIn.addPull({ number: 8, head: { sha, ref: "change", repository: "someone/example" } });
    standIn.addPull({ number: 9, head: { sha, ref: "change", repository: null } });
    const pull = async (pull_number: number) => (await client.pulls.get({ ...HERE, pull_number })).data;
    const own = await pull(7);
    expect([own.head.sha, own.head.repo?.full_name, own.base.repo.full_name]).toEqual([
      sha,
      "octo/example",
      "octo/example",
    ]);
    expect(own.labels.map(({ name }) => name)).toEqual(["build"]);
    expect((await pull(8)).head.repo?.full_name).toBe("someone/example");
    expect((await pull(9)).head.repo).toBeNull();
    expect((await client.repos.getCommit({ ...HERE, ref: sha })).data.commit.message).toBe("A change [CodeBuild]");
    expect(await noOf(pull(10))).toMatchObject({ status: 404 });
  }));

test("a commit's state is the worst of the last of each context", () =>
  withGitHub(async (standIn, client) => {
    const say = (state: "pending" | "success" | "failure", context: string) =>
      client.repos.createCommitStatus({ ...HERE, sha: FIRST, state, context, target_url: "https://logs.example/1" });
    const combined = async () => (await client.repos.getCombinedStatusForRef({ ...HERE, ref: "main" })).data.state;
    expect(await combined()).toBe("pending");
    await say("pending", "one");
    await say("success", "one");
    expect(await combined()).toBe("success");
    await say("failure", "two");
    expect(await combined()).toBe("failure");
    const all = (await client.repos.listCommitStatusesForRef({ ...HERE, ref: FIRST })).data;
    expect(all.map(({ state, context }) => [state, context])).toEqual([
      ["failure", "two"],
      ["success", "one"],
      ["pending", "one"],
    ]);
    expect(standIn.statuses()[0]).toMatchObject({ targetUrl: "https://logs.example/1" });
    const unknown = client.repos.createCommitStatus({ ...HERE, sha: "f".repeat(40), state: "success" });
    expect(await noOf(unknown)).toMatchObject({ status: 422 });
  }));

test("refs are made, moved and deleted; who deletes a release's tag makes it a draft", () =>
  withGitHub(async (standIn, client) => {
    const second = standIn.addCommit({ message: "Second", parents: [FIRST] });
    await client.git.createRef({ ...HERE, ref: "refs/tags/v1", sha: FIRST });
    expect(await noOf(client.git.createRef({ ...HERE, ref: "refs/tags/v1", sha: FIRST }))).toMatchObject({
      status: 422,
    });
    await client.git.updateRef({ ...HERE, ref: "tags/v1", sha: second, force: true });
    expect(await standIn.ref("tags/v1")).toBe(second);
    await standIn.addRelease({ tag: "v1" });
    expect((await client.git.listMatchingRefs({ ...HERE, ref: "tags/v" })).data.map(({ ref }) => ref)).toEqual([
      "refs/tags/v1",
    ]);
    await client.git.deleteRef({ ...HERE, ref: "tags/v1" });
    expect(standIn.releases()[0]?.draft).toBe(true);
  }));

test("a real folder's commits, tags and files are GitHub's, and a release makes its tag there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-git-"));
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", env: PERSON }).trim();
  try {
    git("init", "-q", "-b", "main");
    writeFileSync(join(folder, "README.md"), "Hello\n");
    git("add", ".");
    git("commit", "-q", "-m", "Subject\n\nBody [CodeBuild]");
    git("tag", "-a", "-m", "One", "v1");
    const sha = git("rev-parse", "HEAD");
    await withGitHub(
      async (standIn, client) => {
        const commit = (await client.repos.getCommit({ ...HERE, ref: "v1" })).data;
        expect([commit.sha, commit.commit.message]).toEqual([sha, "Subject\n\nBody [CodeBuild]"]);
        expect(commit.commit.author).toEqual({
          name: "Mona",
          email: "mona@x.example",
          date: "2026-03-04T05:06:07+00:00",
        });
        expect((await client.git.getRef({ ...HERE, ref: "tags/v1" })).data.object.type).toBe("tag");
        expect(await noOf(client.repos.getCommit({ ...HERE, ref: "nowhere" }))).toMatchObject({ status: 422 });
        const { data } = await client.repos.getContent({ ...HERE, path: "README.md" });
        expect("content" in data && Buffer.from(data.content, "base64").toString()).toBe("Hello\n");
        const release = await client.repos.createRelease({ ...HERE, tag_name: "v2" });
        expect(release.data.created_at).toBe("2026-03-04T05:06:07Z");
        expect(git("rev-parse", "v2")).toBe(sha);
        expect(await standIn.ref("heads/main")).toBe(sha);
      },
      { gitFolder: folder },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const PERSON = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Mona",
  GIT_AUTHOR_EMAIL: "mona@x.example",
  GIT_AUTHOR_DATE: "2026-03-04T05:06:07Z",
  GIT_COMMITTER_NAME: "Mona",
  GIT_COMMITTER_EMAIL: "mona@x.example",
  GIT_COMMITTER_DATE: "2026-03-04T05:06:07Z",
};
