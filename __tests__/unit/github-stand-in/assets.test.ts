/**
 * The stand-in's assets. What is expected is by GitHub's documentation ("Release assets", "About releases": 2 GiB, 1,000 assets);
 * which letters of a name are replaced is by what people saw (see asset-name.ts).
 */
import { createHash } from "node:crypto";
import { TOKEN } from "../../support/github/env.ts";
import { UPLOAD } from "../../support/github/operations.ts";
import { HERE, noOf, upload, withGitHub } from "./client.ts";

const draft = { ...HERE, tag_name: "v1", draft: true };
const sha256 = (content: string | Uint8Array) => `sha256:${createHash("sha256").update(content).digest("hex")}`;

test("an upload goes to the host of uploads, and is there with size, digest, type and label", () =>
  withGitHub(async (standIn, client) => {
    const release = (await client.repos.createRelease(draft)).data;
    expect(release.upload_url.startsWith(standIn.urls.uploads)).toBe(true);
    const content = new Uint8Array(3_000_000).map((_, index) => index % 251);
    const answer = await upload(release.upload_url, "disk.raw", content, { label: "The disk" });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      name: "disk.raw",
      label: "The disk",
      state: "uploaded",
      content_type: "application/x-test",
      size: content.length,
      digest: sha256(content),
    });
    const listed = (await client.repos.listReleaseAssets({ ...HERE, release_id: release.id })).data;
    expect(listed.map(({ name }) => name)).toEqual(["disk.raw"]);
  }));

test("an upload to the host of the API is told of", async () => {
  const told = withGitHub(async (standIn, client) => {
    const { upload_url } = (await client.repos.createRelease(draft)).data;
    const answer = await upload(upload_url.replace(standIn.urls.uploads, standIn.urls.api), "a.bin", "x");
    expect(answer.status).toBe(500);
  });
  await expect(told).rejects.toThrow("no such operation on this host");
});

test("GitHub's own client uploads too", () =>
  withGitHub(async (_standIn, client) => {
    const { upload_url: url, id: release_id } = (await client.repos.createRelease(draft)).data;
    const asset = await client.repos.uploadReleaseAsset({
      ...HERE,
      url,
      release_id,
      name: "a.txt",
      data: "Hello",
    } as never);
    expect(asset.data).toMatchObject({ size: 5, digest: sha256("Hello") });
  }));

test.each([
  ["My App (x64).exe", "My.App.x64.exe"],
  ["fake.      file.txt", "fake.file.txt"],
  ["erick%%%%%!!!zhao.txt", "erick.zhao.txt"],
  ["app-(15-5)-6064eac.apk", "app-.15-5.-6064eac.apk"],
  ["tool_1.0+git@x~y.deb", "tool_1.0+git@x.y.deb"],
  ["élan.txt", "elan.txt"],
  [".env", "default.env"],
])("%s becomes %s", (name, expected) =>
  withGitHub(async (_standIn, client) => {
    const { upload_url } = (await client.repos.createRelease(draft)).data;
    expect(await (await upload(upload_url, name, "x")).json()).toMatchObject({ name: expected });
    const again = await upload(upload_url, expected, "x");
    expect([again.status, (await again.json()).errors]).toEqual([
      422,
      [{ resource: "ReleaseAsset", code: "already_exists", field: "name" }],
    ]);
  }),
);

test("too large, empty, too many, of unknown length: refused", () =>
  withGitHub(
    async (_standIn, client) => {
      const { upload_url } = (await client.repos.createRelease(draft)).data;
      const wrong = async (name: string, content: string) => {
        const answer = await upload(upload_url, name, content);
        return [answer.status, (await answer.json()).errors[0].message];
      };
      expect(await wrong("large", "x".repeat(11))).toEqual([422, "size must be less than or equal to 10"]);
      expect(await wrong("empty", "")).toEqual([422, "size must be greater than or equal to 1"]);
      await upload(upload_url, "one", "1");
      await upload(upload_url, "two", "2");
      expect(await wrong("three", "3")).toEqual([422, "file_count limited to 2 assets per release"]);
      const chunked = await upload(upload_url, "four", new Blob(["4"]).stream());
      expect([chunked.status, (await chunked.json()).message]).toEqual([400, "Bad Content-Length: "]);
    },
    { assetLimit: 10, assetsPerRelease: 2 },
  ));

test("the bytes are behind a redirect to another host, to which GitHub's client does not carry the token", () =>
  withGitHub(async (standIn, client) => {
    await standIn.addRelease({ tag: "v1" }, [{ name: "a b.txt", content: "Bytes" }]);
    const [asset] = (await client.repos.getReleaseByTag({ ...HERE, tag: "v1" })).data.assets;
    const asset_id = asset?.id ?? 0;
    const accept = "application/octet-stream";
    const { data } = await client.repos.getReleaseAsset({ ...HERE, asset_id, headers: { accept } });
    expect(Buffer.from(data as never).toString()).toBe("Bytes");
    const byBrowser = await fetch(asset?.browser_download_url ?? "");
    expect([byBrowser.redirected, await byBrowser.text()]).toEqual([true, "Bytes"]);
    expect((await client.repos.getReleaseAsset({ ...HERE, asset_id })).data.download_count).toBe(2);
  }));

test("who carries the token there is told of", async () => {
  const told = withGitHub(async (standIn) => {
    const release = await standIn.addRelease({ tag: "v1" }, [{ name: "a.txt", content: "Bytes" }]);
    const headers = { authorization: `Bearer ${TOKEN}`, accept: "application/octet-stream" };
    const api = `${standIn.urls.api}/repos/octo/example/releases/assets/${release.assets[0]?.id}`;
    const redirect = await fetch(api, { headers, redirect: "manual" });
    expect((await fetch(redirect.headers.get("location") ?? "", { headers })).status).toBe(400);
  });
  await expect(told).rejects.toThrow("The token was sent to another host");
});

test("nobody downloads from a draft by its address", () =>
  withGitHub(async (standIn) => {
    await standIn.addRelease({ tag: "v1", draft: true }, [{ name: "a.txt", content: "Bytes" }]);
    expect((await fetch(`${standIn.urls.server}/octo/example/releases/download/v1/a.txt`)).status).toBe(404);
  }));

test("names, labels and assets can be changed and deleted", () =>
  withGitHub(async (standIn, client) => {
    await standIn.addRelease({ tag: "v1" }, [
      { name: "a", content: "A" },
      { name: "b", content: "B" },
    ]);
    const [a, b] = standIn.releases()[0]?.assets.map(({ id }) => ({ ...HERE, asset_id: id })) ?? [];
    if (!a || !b) throw new Error("The assets are missing.");
    expect(await noOf(client.repos.updateReleaseAsset({ ...a, name: "b" }))).toMatchObject({
      errors: ["name already_exists"],
    });
    expect((await client.repos.updateReleaseAsset({ ...a, name: "c", label: "C" })).data).toMatchObject({
      name: "c",
      label: "C",
    });
    await client.repos.deleteReleaseAsset(b);
    expect(await noOf(client.repos.deleteReleaseAsset(b))).toMatchObject({ status: 404 });
    expect(standIn.releases()[0]?.assets.map(({ name }) => name)).toEqual(["c"]);
  }));

test("while an upload runs, its name is taken by a starter; two at once do not both win", () =>
  withGitHub(async (standIn, client) => {
    const { upload_url } = (await client.repos.createRelease(draft)).data;
    const seen: unknown[] = [];
    standIn.watch(async (stage) => {
      if (stage !== "middle") return undefined;
      seen.push(standIn.releases()[0]?.assets[0]);
      seen.push((await upload(upload_url, "a.bin", "second")).status);
      return undefined;
    });
    expect((await upload(upload_url, "a.bin", "first")).status).toBe(201);
    expect(seen).toMatchObject([{ state: "starter", size: 0, digest: null }, 422]);
    expect(standIn.requests.filter(({ operation }) => operation === UPLOAD).map(({ status }) => status)).toEqual([
      201, 422,
    ]);
  }));

test("with storage: discard the digest is kept, and the bytes are not", () =>
  withGitHub(
    async (standIn, client) => {
      const { upload_url, id: release_id } = (await client.repos.createRelease(draft)).data;
      expect(await (await upload(upload_url, "a", "Bytes")).json()).toMatchObject({ digest: sha256("Bytes"), size: 5 });
      await client.repos.updateRelease({ ...HERE, release_id, draft: false });
      expect((await fetch(`${standIn.urls.server}/octo/example/releases/download/v1/a`)).status).toBe(410);
    },
    { storage: "discard" },
  ));
