import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeRelease } from "../../src/release/write.ts";
import { UPLOAD } from "../support/github/operations.ts";
import { digests, FILES, shown, TAG, whole, withStand } from "../support/publish/stand.ts";
import { JOB_TOKEN } from "../support/runner.ts";
import { repository, sampleManifest, writeContents } from "../unit/release/sample-manifest.ts";

/**
 * What publish-release and update-release do with releases that are there, and what they say where they cannot.
 *
 * By whose word: what GitHub takes and refuses is its documentation's ("Releases", "Immutable releases") and what people
 * have reported of its refusals; what is there in the end is asked of the stand-in's own store.
 */

const uploadsOf = ({
  requests,
}: {
  requests: readonly { operation: string | undefined; status: number | undefined }[];
}) => requests.filter(({ operation }) => operation === UPLOAD).length;

it.concurrent("a release has its title, tag, target, marks and notes, and a rerun changes its own part alone", () =>
  withStand(async ({ github, run }) => {
    const words = { "release-name": "Lab", prerelease: "true", "make-latest": "legacy", target: "main" };
    const first = await run({ ...words, notes: "First words." });
    expect(first.code).toBe(0);
    expect(github.releases()[0]).toMatchObject({
      tag: TAG,
      name: "Lab",
      prerelease: true,
      draft: false,
      target: "main",
    });
    expect(first.summary).toContain("Prerelease [Lab](");
    expect(first.summary).toContain(digests(FILES)["disk.vmdk"]);

    const again = await run({ ...words, notes: "Other words." }, { ...FILES, "more.txt": "more" });
    expect(again.outputs).toMatchObject({ published: "true", uploaded: "1", skipped: "2", tag: TAG });
    const body = github.releases()[0]?.body ?? "";
    expect(body).toContain("Other words.");
    expect(body).not.toContain("First words.");
    expect(body.match(/slipway:begin/g)).toHaveLength(1);
  }));

it.concurrent("the checksums that a provenance is made of lie where the next step finds them", () =>
  withStand(async ({ start }) => {
    const step = await start();
    const { outputs, code } = await step.done;
    expect(code).toBe(0);
    const lines = (await readFile(outputs.checksums ?? "", "utf8")).trim().split("\n");
    const told = Object.entries(digests(FILES)).map(([name, sha256]) => `${sha256} *${name}`);
    expect(lines.sort()).toEqual(told.sort());
  }));

it.concurrent("what somebody wrote stays: before, after, and in place of ours", () =>
  withStand(async ({ github, run }) => {
    await github.addRelease({ tag: TAG, draft: true, body: "By hand." });
    expect((await run({ notes: "Ours.", "notes-mode": "keep", draft: "true" })).code).toBe(0);
    expect(github.releases()[0]).toMatchObject({ body: "By hand.", draft: true });
    expect((await run({ notes: "Ours." })).code).toBe(0);
    expect(github.releases()[0]?.body).toMatch(/^By hand\.[\s\S]*Ours\./);
    expect(await shown(github)).toEqual(whole());
  }));

it.concurrent("a release folder is published with all it has, and update-release adds its page of artifacts", () =>
  withStand(async ({ github, start, run }) => {
    const folder = await mkdtemp(join(tmpdir(), "slipway-folder-"));
    try {
      const manifest = sampleManifest();
      await writeContents(folder, manifest);
      await writeRelease({ folder, manifest, templates: repository("templates", "page") });
      const step = await run({ "release-folder": folder, files: "" }, {});
      expect({ code: step.code, raw: step.code === 0 ? "" : step.raw }).toEqual({ code: 0, raw: "" });
      const [release] = await shown(github);
      expect(Object.keys(release?.assets ?? {}).sort()).toEqual((await readdir(folder)).sort());
      expect(github.releases()[0]?.name).toBe("Data Workbench 1.4.0");
      const body = github.releases()[0]?.body ?? "";
      for (const { file, sha256 } of manifest.artifacts) {
        expect(body).toContain(file);
        expect(body).toContain(sha256);
      }

      const update = await (await start({ command: "update-release", "release-folder": folder, files: "" }, {})).done;
      expect(update.outputs).toMatchObject({ uploaded: "1", published: "true" });
      expect(Object.keys((await shown(github))[0]?.assets ?? {})).toContain("artifacts.md");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }));

it.concurrent("a draft keeps the target that somebody gave it; ours goes with the commit of the run", () =>
  withStand(async ({ github, run }) => {
    const other = github.addCommit({ message: "Another", branch: "next" });
    await github.addRelease({ tag: TAG, draft: true, target: "next" });
    expect((await run()).code).toBe(0);
    expect(await github.ref(`tags/${TAG}`)).toBe(other);
    expect((await run({ tag: "v2" })).code).toBe(0);
    expect(await github.ref("tags/v2")).toBe(await github.ref("heads/main"));
  }));

it.concurrent("an immutable release that is whole is left alone; one that lacks a file cannot be mended, and says so", () =>
  withStand(
    async ({ github, run }) => {
      expect((await run()).code).toBe(0);
      expect(github.releases()[0]?.immutable).toBe(true);
      expect((await run({ notes: "More words." })).code).toBe(0);
      expect(github.releases()[0]?.body).toContain("More words.");

      const before = uploadsOf(github);
      const { code, raw } = await run({}, { ...FILES, "late.txt": "late" });
      expect(code).toBe(1);
      expect(raw).toContain(`${TAG} is published and immutable, and lacks or has otherwise: late.txt.`);
      expect(raw).toContain("release under a new tag");
      expect(uploadsOf(github)).toBe(before);
    },
    { immutableReleases: true },
  ));

it.concurrent("a burnt tag is told as one, and the draft stays", () =>
  withStand(
    async ({ github, run }) => {
      const { outputs } = await run();
      await fetch(`${github.urls.api}/repos/octo/example/releases/${outputs["release-id"]}`, {
        method: "DELETE",
        headers: { authorization: `Bearer ${JOB_TOKEN}` },
      });
      expect(github.releases()).toEqual([]);
      const { code, raw } = await run();
      expect(code).toBe(1);
      expect(raw).toContain(`The tag ${TAG} belonged to an immutable release, and can never be used again.`);
      expect((await shown(github)).map(({ draft }) => draft)).toEqual([true]);
    },
    { immutableReleases: true },
  ));

it.concurrent("several drafts of a tag, none of them ours: told by address, with what deletes each; nothing is made", () =>
  withStand(async ({ github, run }) => {
    const drafts = [
      await github.addRelease({ tag: TAG, draft: true }),
      await github.addRelease({ tag: TAG, draft: true }),
    ];
    const { code, raw } = await run();
    expect(code).toBe(1);
    for (const { id } of drafts) expect(raw).toContain(`--method DELETE repos/octo/example/releases/${id}`);
    expect(github.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  }));

it.concurrent("a token that may only read: the permission is named, and nothing is made", () =>
  withStand(
    async ({ github, run }) => {
      const { code, raw } = await run();
      expect(code).toBe(1);
      expect(raw).toContain("contents: write");
      expect(github.releases()).toEqual([]);
    },
    { tokens: { [READER]: { contents: "read" } }, token: READER },
  ));

it.concurrent("notes are at most 125,000 characters: ours are shortened, and where others' leave no room nothing is uploaded", () =>
  withStand(async ({ github, run }) => {
    const changelog = `## 1.4.0\n\n${"- A line of what is new.\n".repeat(10_000)}`;
    const step = await run({ changelog: "CHANGELOG.md", files: "disk.vmdk" }, { ...FILES, "CHANGELOG.md": changelog });
    expect(step.code).toBe(0);
    const body = github.releases()[0]?.body ?? "";
    expect(body.length).toBeLessThanOrEqual(125_000);
    expect(body.length).toBeGreaterThan(100_000);

    await github.addRelease({ tag: "v2", draft: true, body: "x".repeat(124_990) });
    const before = uploadsOf(github);
    const full = await run({ tag: "v2" });
    expect(full.code).toBe(1);
    expect(full.raw).toContain("124992 of at most 125000 characters");
    expect(uploadsOf(github)).toBe(before);
  }));

it.concurrent("everything that is wrong is told at once, and GitHub is not asked", () =>
  withStand(async ({ github, run }) => {
    const { code, raw } = await run({ tag: "v 1", files: "*.nothing", "notes-file": "none.md" });
    expect(code).toBe(2);
    for (const subject of ["tag", "files", "notes-file"]) expect(raw).toContain(`::error title=${subject}::`);
    expect(github.requests).toEqual([]);
  }));

it.concurrent("a target that disagrees with the tag that is there is told before anything is made", () =>
  withStand(async ({ github, run }) => {
    const other = github.addCommit({ message: "Another" });
    await github.addTag(TAG, other);
    const { code, raw } = await run({ target: "main" });
    expect(code).toBe(2);
    expect(raw).toContain(`the tag ${TAG} is there already, at ${other}`);
    expect(github.releases()).toEqual([]);
    expect((await run()).code).toBe(0);
    expect(await github.ref(`tags/${TAG}`)).toBe(other);
  }));

it.concurrent.each(["tag", "upload-url", "release-id"])(
  "update-release finds a release by its %s, adds to it, and keeps it a draft",
  (by) =>
    withStand(async ({ github, run }) => {
      const { outputs } = await run({ draft: "true", notes: "Published." });
      const which = { tag: TAG, "upload-url": outputs["upload-url"] ?? "", "release-id": outputs["release-id"] ?? "" };
      const named = { tag: "", [by]: which[by as keyof typeof which] };
      const step = await run({ command: "update-release", ...named, notes: "" }, { "artifacts.md": "# Artifacts\n" });
      expect({ code: step.code, raw: step.code === 0 ? "" : step.raw }).toEqual({ code: 0, raw: "" });
      expect(step.outputs).toMatchObject({ published: "false", uploaded: "1", "release-id": outputs["release-id"] });
      expect(await shown(github)).toEqual([
        { tag: TAG, draft: true, assets: digests({ ...FILES, "artifacts.md": "# Artifacts\n" }) },
      ]);
      expect(github.releases()[0]?.body).toContain("Published.");
    }),
);

it.concurrent("update-release of what is not there says so", () =>
  withStand(async ({ run }) => {
    const { code, raw } = await run({ command: "update-release" });
    expect(code).toBe(1);
    expect(raw).toContain(`There is no release of ${TAG}, and no draft either.`);
  }));

const READER = `ghs_${"MayOnlyRead".padEnd(36, "0")}`;
