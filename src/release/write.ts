import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toJunit } from "../image/junit.ts";
import { MANIFEST_FILE, type Manifest, writeManifest } from "../image/manifest.ts";
import { SBOM_FILE, type SbomPackage, spdxDocument } from "../image/sbom.ts";
import type { TestReport } from "../image/test-report.ts";
import type { ReleaseWords } from "./facts.ts";
import { NOTES_FILE, PAGE_FILE, SUMS_FILE, TESTS_FILE } from "./file-names.ts";
import { releaseNotes } from "./notes.ts";
import { downloadPage } from "./page.ts";
import { checksums } from "./sums.ts";

export interface RewriteRequest extends Pick<ReleaseWords, "publishedPassword"> {
  /** Absolute path of the folder that holds the artifacts. */
  folder: string;
  manifest: Manifest;
  /** What was tested; written as JUnit XML where there is any. */
  reports?: readonly TestReport[] | undefined;
  /** Absolute path of templates/page. */
  templates: string;
}

export interface ReleaseRequest extends RewriteRequest {
  /** The Debian packages with their origin, for the SBOM; default: the manifest's list. */
  packages?: readonly SbomPackage[] | undefined;
}

/**
 * Writes what belongs to a release besides its artifacts: manifest.json, SBOM, tests.xml where something was tested,
 * NOTES.md, index.html, and SHA256SUMS over all of these and the artifacts.
 * `folder` is the `path` of an open release folder: nobody sees it until `commit`.
 */
export async function writeRelease(request: ReleaseRequest): Promise<void> {
  await writeTexts(request, spdxDocument(request.manifest, request.packages));
}

/**
 * Writes the results of tests that were run later into a release that is in its place. The SBOM keeps its bytes.
 * Each file is replaced by a rename, the checksums last: whoever checks in between is told of a mismatch, never of a
 * match that is none.
 */
export async function rewriteTests(request: RewriteRequest): Promise<void> {
  await writeTexts(request, await readFile(join(request.folder, SBOM_FILE), "utf8"));
}

async function writeTexts(request: RewriteRequest, sbom: string): Promise<void> {
  const { folder, manifest, templates, publishedPassword, reports = [] } = request;
  const words: ReleaseWords = { publishedPassword, testsFile: reports.length > 0 };
  const texts: Record<string, string> = {
    [MANIFEST_FILE]: writeManifest(manifest),
    [SBOM_FILE]: sbom,
    [NOTES_FILE]: releaseNotes(manifest, words),
    [PAGE_FILE]: await downloadPage(manifest, templates, words),
    ...(words.testsFile ? { [TESTS_FILE]: toJunit(reports) } : {}),
  };
  const written = Object.entries(texts).map(([file, text]) => ({ file, sha256: sha256(text) }));
  await Promise.all(Object.entries(texts).map(([file, text]) => replace(join(folder, file), text)));
  await replace(join(folder, SUMS_FILE), checksums([...manifest.artifacts.filter(isHere), ...written]));
}

/** Whether an artifact lies in the folder, and not only in a bucket. */
function isHere({ fetched }: { fetched?: false | undefined }): boolean {
  return fetched !== false;
}

async function replace(path: string, text: string): Promise<void> {
  const fresh = `${path}.new`;
  try {
    await writeFile(fresh, text);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
