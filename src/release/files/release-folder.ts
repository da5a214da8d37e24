import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, type Problem, UserError } from "../../base/errors.ts";
import { MANIFEST_FILE, type Manifest, type ManifestArtifact, readManifest } from "../../image/manifest.ts";
import { headObject } from "../../providers/aws/export/objects.ts";
import { SUMS_FILE } from "../file-names.ts";
import { checksums, readChecksums } from "../sums.ts";
import { diskSource } from "./disk.ts";
import { readAddress } from "./find-in-s3.ts";
import { type Findings, type Found, factsOf, together } from "./found.ts";
import { objectSource, type Reach } from "./object.ts";
import { textSource } from "./text-source.ts";

/** What a release folder gives. */
export interface FolderFindings extends Findings {
  manifest?: Manifest | undefined;
}

/**
 * The files of a release folder: what its SHA256SUMS names, the disks that lie only in a bucket, and SHA256SUMS over
 * both, by the names that they have in the release. What else is in the folder is left alone.
 * @param folder absolute path.
 * @param openReach called only where something lies in a bucket.
 * @throws AwsError · Node.js system errors
 */
export async function findInFolder(folder: string, openReach: () => Promise<Reach>): Promise<FolderFindings> {
  const read = await readFolder(folder);
  if ("problems" in read) return { found: [], problems: read.problems };
  const { manifest, sums } = read;
  const away = manifest.artifacts.filter(({ fetched }) => fetched === false);
  const here = manifest.artifacts.filter(({ fetched }) => fetched !== false);
  const findings = together([
    ...(await Promise.all(sums.map((file) => takeHere(folder, file, here)))),
    ...(await Promise.all(away.map(async (artifact) => takeAway(artifact, await openReach())))),
  ]);
  const unnamed = here.filter(({ file }) => !sums.some((line) => line.file === file));
  const problems = [
    ...findings.problems,
    ...unnamed.map(({ file }) => broken(`${SUMS_FILE} in ${folder} does not name ${file}.`)),
  ];
  const lines = findings.found.map(({ source: { name, sha256 = "" } }) => ({ file: name, sha256 }));
  const list: Found = {
    source: textSource(SUMS_FILE, checksums(lines)),
    fileName: SUMS_FILE,
    input: "release-folder",
  };
  return { found: [...findings.found, list], problems, manifest };
}

interface Folder {
  manifest: Manifest;
  sums: { file: string; sha256: string }[];
}

async function readFolder(folder: string): Promise<Folder | { problems: Problem[] }> {
  const path = join(folder, MANIFEST_FILE);
  const [json, text] = await Promise.all([readText(path), readText(join(folder, SUMS_FILE))]);
  if (json === undefined || text === undefined) {
    const missing = json === undefined ? MANIFEST_FILE : SUMS_FILE;
    const problem = `${folder} is no release folder: it has no ${missing}.`;
    return { problems: [{ subject: "release-folder", problem, remedy: "Name the folder that create-vm made." }] };
  }
  const sums = readChecksums(text);
  if (!sums || sums.some(({ file }) => file.includes("/"))) {
    return { problems: [broken(`${join(folder, SUMS_FILE)} is no list of checksums.`)] };
  }
  try {
    return { manifest: readManifest(json, path), sums };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problems: [{ subject: "release-folder", problem: error.message, remedy: error.remedy }] };
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

async function takeHere(
  folder: string,
  { file, sha256 }: { file: string; sha256: string },
  artifacts: readonly ManifestArtifact[],
): Promise<Findings> {
  const path = join(folder, file);
  const artifact = artifacts.find((candidate) => candidate.file === file);
  const size = await sizeOf(path);
  if (size === undefined) return { found: [], problems: [broken(`${path} is not there, but ${SUMS_FILE} names it.`)] };
  if (artifact && (artifact.size !== size || artifact.sha256 !== sha256)) {
    return { found: [], problems: [broken(`${path} is not the file that ${MANIFEST_FILE} tells of.`)] };
  }
  const source = await diskSource(path, factsOf(file, { sha256 }));
  const address = artifact && sameInBucket(artifact) ? readAddress(artifact.location ?? "") : undefined;
  return { found: [{ source, fileName: file, input: "release-folder", object: address }], problems: [] };
}

/** Whether the object in the bucket has the same bytes as the file: a raw disk lies there without compression. */
function sameInBucket({ format }: ManifestArtifact): boolean {
  return format !== "raw";
}

async function takeAway({ file, size, sha256, location = "" }: ManifestArtifact, reach: Reach): Promise<Findings> {
  const address = readAddress(location);
  const object = address && (await headObject(address.bucket, address.key, reach));
  if (!object) {
    return {
      found: [],
      problems: [broken(`${file} lies neither in the folder nor at ${location || "any location"}.`)],
    };
  }
  if (object.size !== size || (object.sha256 ?? sha256) !== sha256) {
    return { found: [], problems: [broken(`${location} is not the file that ${MANIFEST_FILE} tells of.`)] };
  }
  const source = objectSource(object, factsOf(file, { sha256 }), reach);
  return { found: [{ source, fileName: file, input: "release-folder", object }], problems: [] };
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const state = await stat(path);
    return state.isFile() ? state.size : undefined;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function broken(problem: string): Problem {
  return { subject: "release-folder", problem, remedy: "Make the release folder again with create-vm." };
}
