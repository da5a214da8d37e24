/**
 * The stand-in's releases, asked by GitHub's own client. What is expected is by GitHub's documentation of the REST API
 * ("Releases", "Immutable releases"); the words of errors are as people reported them.
 */
import { clientOf, FIRST, HERE, noOf, upload, withGitHub } from "./client.ts";

test("a draft is not found by its tag and makes none; publishing makes the tag where the target is", () =>
  withGitHub(async (standIn, client) => {
    const second = standIn.addCommit({
      message: "Second",
      parents: [FIRST],
      date: "2026-02-03T04:05:06Z",
      branch: "next",
    });
    const draft = await client.repos.createRelease({ ...HERE, tag_name: "v1", target_commitish: "next", draft: true });
    expect(draft.data).toMatchObject({ draft: true, published_at: null, tarball_url: null, immutable: false });
    expect(draft.data.html_url).toMatch(/\/releases\/tag\/untagged-[0-9a-f]+$/);
    expect(await noOf(client.repos.getReleaseByTag({ ...HERE, tag: "v1" }))).toMatchObject({ status: 404 });
    expect(await noOf(client.git.getRef({ ...HERE, ref: "tags/v1" }))).toMatchObject({ status: 404 });

    const released = await client.repos.updateRelease({ ...HERE, release_id: draft.data.id, draft: false });
    expect(released.data).toMatchObject({ draft: false, created_at: "2026-02-03T04:05:06Z" });
    expect(released.data.html_url).toMatch(/\/releases\/tag\/v1$/);
    expect((await client.git.getRef({ ...HERE, ref: "tags/v1" })).data.object.sha).toBe(second);
    expect((await client.repos.getReleaseByTag({ ...HERE, tag: "v1" })).data.id).toBe(draft.data.id);
  }));

test("a tag that is there stays where it is", () =>
  withGitHub(async (standIn, client) => {
    const second = standIn.addCommit({ message: "Second", parents: [FIRST], branch: "main" });
    await standIn.addTag("v1", FIRST);
    await client.repos.createRelease({ ...HERE, tag_name: "v1", target_commitish: second });
    expect(await standIn.ref("tags/v1")).toBe(FIRST);
  }));

test("drafts of one tag can be many, published ones cannot", () =>
  withGitHub(async (_standIn, client) => {
    const create = (draft: boolean) => client.repos.createRelease({ ...HERE, tag_name: "v1", draft });
    const drafts = await Promise.all([create(true), create(true), create(true)]);
    await create(false);
    const taken = { status: 422, message: "Validation Failed", errors: ["tag_name already_exists"] };
    expect(await noOf(create(false))).toEqual(taken);
    const release_id = drafts[0].data.id;
    expect(await noOf(client.repos.updateRelease({ ...HERE, release_id, draft: false }))).toEqual(taken);
    expect((await client.repos.listReleases(HERE)).data).toHaveLength(4);
  }));

test("of two that publish the same tag at once, one gets it", () =>
  withGitHub(async (_standIn, client) => {
    const tries = Array.from({ length: 8 }, () => client.repos.createRelease({ ...HERE, tag_name: "v1" }));
    const ended = await Promise.allSettled(tries);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  }));

test("which one is the latest", () =>
  withGitHub(async (standIn, client) => {
    const create = async (
      tag_name: string,
      more: { make_latest?: "true" | "false" | "legacy"; prerelease?: boolean } = {},
    ) => (await client.repos.createRelease({ ...HERE, tag_name, ...more })).data.id;
    const latest = async () => (await client.repos.getLatestRelease(HERE)).data.tag_name;
    expect(await noOf(client.repos.getLatestRelease(HERE))).toMatchObject({ status: 404 });
    const first = await create("v1");
    await create("v2", { make_latest: "false" });
    expect(await latest()).toBe("v1");
    await create("v3-rc1", { prerelease: true });
    expect(await latest()).toBe("v1");
    const third = await create("v3");
    expect(await latest()).toBe("v3");
    await client.repos.updateRelease({ ...HERE, release_id: first, make_latest: "true" });
    expect(standIn.latest()).toBe(first);
    await client.repos.deleteRelease({ ...HERE, release_id: first });
    expect(await latest()).toBe("v3");
    expect(third).toBe(standIn.latest());
  }));

test.each([
  [{ tag_name: "v 1" }, ["tag_name custom tag_name is not a valid tag", "tag_name custom tag_name is not well-formed"]],
  [{ tag_name: "v1", target_commitish: "nowhere" }, ["target_commitish invalid"]],
  [{ tag_name: "v1", body: "x".repeat(125_001) }, ["body custom body is too long (maximum is 125000 characters)"]],
])("what is no release is refused, as draft too: %#", (release, errors) =>
  withGitHub(async (_standIn, client) => {
    const refused = { status: 422, message: "Validation Failed", errors };
    expect(await noOf(client.repos.createRelease({ ...HERE, ...release, draft: true }))).toEqual(refused);
    await client.repos.createRelease({ ...HERE, tag_name: "v1", body: "ü".repeat(125_000) });
  }),
);

test("an immutable release keeps its assets and its tag; title and text can be changed; its tag is burnt for ever", () =>
  withGitHub(
    async (standIn, client) => {
      const draft = (await client.repos.createRelease({ ...HERE, tag_name: "v1", draft: true })).data;
      expect((await upload(draft.upload_url, "a.bin", "a")).status).toBe(201);
      const at = { ...HERE, release_id: draft.id };
      const published = (await client.repos.updateRelease({ ...at, draft: false })).data;
      expect(published.immutable).toBe(true);

      const asset_id = published.assets[0]?.id ?? 0;
      const more = await upload(draft.upload_url, "b.bin", "b");
      expect([more.status, (await more.json()).message]).toEqual([
        422,
        "Cannot upload assets to an immutable release.",
      ]);
      expect(await noOf(client.repos.deleteReleaseAsset({ ...HERE, asset_id }))).toMatchObject({ status: 422 });
      expect(await noOf(client.repos.updateReleaseAsset({ ...HERE, asset_id, label: "A" }))).toMatchObject({
        status: 422,
      });
      expect(await noOf(client.repos.updateRelease({ ...at, draft: true }))).toMatchObject({ status: 422 });
      expect(await noOf(client.git.deleteRef({ ...HERE, ref: "tags/v1" }))).toMatchObject({ status: 422 });
      await client.repos.updateRelease({ ...at, name: "One", body: "Text" });

      standIn.setImmutableReleases(false);
      await client.repos.deleteRelease(at);
      await client.git.deleteRef({ ...HERE, ref: "tags/v1" });
      const again = (await client.repos.createRelease({ ...HERE, tag_name: "v1", draft: true })).data;
      expect(await noOf(client.repos.updateRelease({ ...HERE, release_id: again.id, draft: false }))).toMatchObject({
        status: 422,
        errors: [
          "tag_name custom tag_name was used by an immutable release",
          "custom Published releases must have a valid tag",
        ],
      });
    },
    { immutableReleases: true },
  ));

test("generated notes go from the tag before, or from the one that is named", () =>
  withGitHub(async (standIn, client) => {
    await standIn.addRelease({ tag: "v1" });
    await standIn.addRelease({ tag: "v2", createdAt: "2030-01-01T00:00:00Z" });
    const notes = async (previous_tag_name?: string) => {
      const named = previous_tag_name === undefined ? {} : { previous_tag_name };
      return (await client.repos.generateReleaseNotes({ ...HERE, tag_name: "v3", ...named })).data.body;
    };
    expect(await notes()).toContain("/octo/example/compare/v2...v3");
    expect(await notes("v1")).toContain("/octo/example/compare/v1...v3");
    expect(await noOf(notes("v0"))).toMatchObject({ status: 422 });
  }));

test("lists come in pages, with links that GitHub's client follows; who may only read sees no drafts", async () => {
  const tokens = { writer: { contents: "write" as const }, reader: { contents: "read" as const } };
  await withGitHub(
    async (standIn) => {
      for (let index = 0; index < 205; index += 1)
        await standIn.addRelease({ tag: `v${index}`, draft: index % 2 === 0 });
      const all = async (token: string) => {
        const client = clientOf(standIn, token);
        return client.paginate(client.repos.listReleases, { ...HERE, per_page: 100 });
      };
      expect(await all("writer")).toHaveLength(205);
      expect(await all("reader")).toHaveLength(102);
      const page = await clientOf(standIn, "writer").repos.listReleases({ ...HERE, page: 2 });
      expect(page.data).toHaveLength(30);
      expect(page.headers.link).toMatch(/page=1>; rel="prev".*page=3>; rel="next".*page=7>; rel="last"/);
    },
    { tokens },
  );
});
