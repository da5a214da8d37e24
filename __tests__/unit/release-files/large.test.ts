import { join } from "node:path";
import type { FilesRequest } from "../../../src/release/files/request.ts";
import { writeRelease } from "../../../src/release/write.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import { createFakeAws } from "../aws-image/fake-aws.ts";
import { contentOf, repository, sampleManifest, writeContents } from "../release/sample-manifest.ts";
import { content, makeFolder, sha256, type TestFolder } from "./folder.ts";

let folder: TestFolder;
const clock = createVirtualClock(0);
const aws = createFakeAws(clock);
const deps = { openAws: async () => aws, clock };
beforeEach(async () => {
  folder = await makeFolder();
  await folder.write({ "my disk.vmdk": content(1_000), "just.below": content(999) });
  aws.objects.set("a/my disk+1.vmdk", { bytes: content(2_000), sha256: sha256("as S3 knows it") });
});
afterEach(() => folder.remove());

const place = async (request: Partial<FilesRequest>) => {
  const { sources, split, links } = await folder.collect({ limit: 1_000, ...request }, deps);
  return {
    sources: sources.map(({ name }) => name),
    split: split.map(({ parts }) => parts.map(({ name, size }) => `${name} ${size}`)),
    links: links.map(({ name, url, size, sha256: sum }) => ({ name, url, size, sum })),
  };
};

test("from the limit on a file is split; with a place to link to it is linked", async () => {
  const files = "my disk.vmdk, just.below";
  expect(await place({ files })).toEqual({
    sources: ["just.below"],
    split: [["my.disk.vmdk.part001 500", "my.disk.vmdk.part002 500"]],
    links: [],
  });
  expect(await place({ files, linkBase: "https://cdn.example/1.4/" })).toEqual({
    sources: ["just.below"],
    split: [],
    links: [{ name: "my disk.vmdk", url: "https://cdn.example/1.4/my%20disk.vmdk", size: 1_000, sum: undefined }],
  });
  // An object in a bucket is no place to link to unless somebody says so: buckets are private.
  expect((await place({ files: "s3://exports/a/my disk+1.vmdk" })).links).toEqual([]);
});

test("what is linked to in a bucket has the address by which browsers get it", async () => {
  const request = { files: "s3://exports/a/my disk+1.vmdk", largeFiles: "link" } as const;
  expect((await place(request)).links).toEqual([
    {
      name: "my disk+1.vmdk",
      url: "https://exports.s3.eu-central-1.amazonaws.com/a/my%20disk%2B1.vmdk",
      size: 2_000,
      sum: sha256("as S3 knows it"),
    },
  ]);
  expect((await place({ ...request, linkBase: "https://cdn.example" })).links[0]?.url).toBe(
    "https://cdn.example/my%20disk%2B1.vmdk",
  );
  expect(await folder.problems({ files: "my disk.vmdk", largeFiles: "link", limit: 1_000 })).toEqual([
    expect.stringContaining("there is nothing to link to"),
  ]);
});

test("a raw disk is not linked to where it lies in the bucket: there it has other bytes", async () => {
  const release = join(folder.path, "release");
  const artifacts = sampleManifest().artifacts.map((artifact) => ({
    ...artifact,
    location: `s3://exports/1.4.0/${artifact.file.replace(".zst", "")}`,
  }));
  const manifest = sampleManifest({ artifacts });
  await writeContents(release, manifest);
  await writeRelease({ folder: release, manifest, templates: repository("templates", "page") });
  const linked = {
    releaseFolder: "release",
    largeFiles: "link",
    limit: contentOf(artifacts[0]?.file ?? "").length,
  } as const;
  const problems = await folder.problems(linked, deps);
  expect(problems.filter((line) => line.includes(".raw.zst"))).toEqual([expect.stringContaining("nothing to link to")]);
  expect(problems.filter((line) => line.includes(".vmdk"))).toEqual([]);
});

test("fail refuses, and says what is too large", async () => {
  expect(await folder.problems({ files: "my disk.vmdk", largeFiles: "fail", limit: 1_000 })).toEqual([
    `large-files: ${folder.path}/my disk.vmdk has 1000 B, and a file in a release must be below 1000 B.`,
  ]);
});

test("names of parts and of what joins them are taken; a release has a thousand files at most", async () => {
  await folder.write({ "join-my.disk.vmdk.sh": "mine", "my.disk.vmdk.part002": "mine" });
  expect(
    (await folder.problems({ files: "*", limit: 1_000 })).map((line) => line.replaceAll(`${folder.path}/`, "")),
  ).toEqual([
    "files: join-my.disk.vmdk.sh and my disk.vmdk would both be called join-my.disk.vmdk.sh in the release.",
    "files: my.disk.vmdk.part002 and my disk.vmdk would both be called my.disk.vmdk.part002 in the release.",
  ]);
  await folder.write(Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`many/${index}.txt`, "x"])));
  expect(await folder.problems({ files: "many/*" })).toEqual([
    "files: 1001 files are more than the 1000 that a release can have.",
  ]);
});
