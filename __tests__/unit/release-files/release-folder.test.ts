import { rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "../../../src/image/manifest.ts";
import type { Collected } from "../../../src/release/files/request.ts";
import { writeRelease } from "../../../src/release/write.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import { createFakeAws } from "../aws-image/fake-aws.ts";
import { contentOf, repository, sampleManifest, writeContents } from "../release/sample-manifest.ts";
import { makeFolder, readAll, sha256, type TestFolder } from "./folder.ts";

let folder: TestFolder;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

const clock = createVirtualClock(0);
const releaseFolder = "release";
const aws = createFakeAws(clock);
const deps = { openAws: async () => aws, clock };

/** A release folder as create-vm writes it. */
async function makeRelease(manifest: Manifest): Promise<void> {
  const target = join(folder.path, releaseFolder);
  await writeContents(target, manifest);
  for (const { file, fetched } of manifest.artifacts) if (fetched === false) await rm(join(target, file));
  await writeRelease({ folder: target, manifest, templates: repository("templates", "page") });
}

/** Some of the artifacts only in the bucket. */
function leftInBucket(...formats: string[]): Manifest {
  const manifest = sampleManifest();
  const artifacts = manifest.artifacts.map((artifact) => {
    if (!formats.includes(artifact.format)) return artifact;
    aws.objects.set(`1.4.0/${artifact.file}`, { bytes: Buffer.from(contentOf(artifact.file)) });
    return { ...artifact, location: `s3://exports/1.4.0/${artifact.file}`, fetched: false as const };
  });
  return { ...manifest, artifacts };
}

async function sumsOf({ sources }: Collected): Promise<string[]> {
  const list = sources.find(({ name }) => name === "SHA256SUMS");
  return (await readAll(list?.open() ?? fail())).toString().trimEnd().split("\n");
}

function fail(): never {
  throw new Error("There is none.");
}

test("all files of a release folder with the checksums that it tells, and nothing else that lies there", async () => {
  await makeRelease(sampleManifest());
  await folder.write({ "release/scribble.txt": "mine" });
  const collected = await folder.collect({ releaseFolder });
  const artifacts = sampleManifest().artifacts.map(({ file }) => file);
  expect(new Set(collected.sources.map(({ name }) => name))).toEqual(
    new Set([...artifacts, "manifest.json", "sbom.spdx.json", "NOTES.md", "index.html", "SHA256SUMS"]),
  );
  for (const source of collected.sources) {
    expect([source.name, source.sha256]).toEqual([source.name, sha256(await readAll(source.open()))]);
  }
  expect(collected.manifest?.product).toBe("Data Workbench");
  expect(collected.notes).toEqual([]);
});

test("a disk that lies only in its bucket comes from there, and the checksums have it as well", async () => {
  await makeRelease(leftInBucket("vmdk", "raw"));
  const collected = await folder.collect({ releaseFolder }, deps);
  const away = collected.sources.filter(({ where }) => where.startsWith("s3://"));
  expect(away.map(({ where }) => where.replace(/.*\./, ""))).toEqual(["vmdk", "zst"]);
  for (const source of away) expect(sha256(await readAll(source.open()))).toBe(source.sha256);
  expect((await sumsOf(collected)).sort()).toEqual(
    collected.sources
      .filter(({ name }) => name !== "SHA256SUMS")
      .map(({ name, sha256: sum }) => `${sum} *${name}`)
      .sort(),
  );
});

test("a name that GitHub does not keep is its other one in the checksums too", async () => {
  const [first, ...others] = sampleManifest().artifacts;
  if (!first) throw new Error("no artifact");
  const file = "my lab.vmdk";
  await makeRelease(
    sampleManifest({
      artifacts: [{ ...first, file, size: contentOf(file).length, sha256: sha256(contentOf(file)) }, ...others],
    }),
  );
  const collected = await folder.collect({ releaseFolder });
  expect(await sumsOf(collected)).toContain(`${sha256(contentOf(file))} *my.lab.vmdk`);
  expect(collected.sources.find(({ label }) => label === file)?.name).toBe("my.lab.vmdk");
});

test("what the folder and its lists do not agree on is told at once", async () => {
  const problems = async () =>
    (await folder.problems({ releaseFolder }, deps)).map((line) => line.replaceAll(`${folder.path}/`, ""));
  await makeRelease(leftInBucket("vhd", "vdi"));
  const name = sampleManifest().assetId;
  await unlink(join(folder.path, releaseFolder, `${name}.ova`));
  await writeFile(join(folder.path, releaseFolder, `${name}.vmdk`), "half");
  aws.objects.delete(`1.4.0/${name}.vhd`);
  aws.objects.set(`1.4.0/${name}.vdi`, { bytes: Buffer.from("another") });
  expect((await problems()).sort()).toEqual([
    `release-folder: ${name}.vhd lies neither in the folder nor at s3://exports/1.4.0/${name}.vhd.`,
    `release-folder: release/${name}.ova is not there, but SHA256SUMS names it.`,
    `release-folder: release/${name}.vmdk is not the file that manifest.json tells of.`,
    `release-folder: s3://exports/1.4.0/${name}.vdi is not the file that manifest.json tells of.`,
  ]);
  await folder.write({ "release/SHA256SUMS": "garbage" });
  expect(await problems()).toEqual(["release-folder: release/SHA256SUMS is no list of checksums."]);
  await folder.write({ "release/SHA256SUMS": `${sha256("")} *../passwd\n` });
  expect(await problems()).toEqual(["release-folder: release/SHA256SUMS is no list of checksums."]);
  await folder.write({ "release/SHA256SUMS": "", "release/manifest.json": "{}" });
  expect(await problems()).toEqual([expect.stringContaining("manifest.json is no manifest of this version")]);
  await unlink(join(folder.path, releaseFolder, "SHA256SUMS"));
  expect(await problems()).toEqual(["release-folder: release is no release folder: it has no SHA256SUMS."]);
});
