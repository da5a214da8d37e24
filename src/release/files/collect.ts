import { resolve } from "node:path";
import { throwProblems } from "../../base/errors.ts";
import { checkFound, checkNames, checkRequest } from "./check.ts";
import { readEntries } from "./entry.ts";
import { findInS3, isInS3 } from "./find-in-s3.ts";
import { findOnDisk } from "./find-on-disk.ts";
import { type Found, together } from "./found.ts";
import type { Reach } from "./object.ts";
import { placeAll } from "./place.ts";
import { type FolderFindings, findInFolder } from "./release-folder.ts";
import type { Collected, FilesDeps, FilesRequest } from "./request.ts";

/**
 * Finds the files that a release is to have, and says of each how it gets there. Reads names, sizes and times, the
 * manifest of a release folder, and what S3 tells of its objects; makes nothing.
 * @throws ProblemsError with all that stands against it: unmatched globs, names that occur twice, files that are missing,
 *   empty or too large · AwsError · Node.js system errors
 */
export async function collectFiles(request: FilesRequest, deps: FilesDeps): Promise<Collected> {
  const { workingFolder, releaseFolder, files = "" } = request;
  const openReach = reachOnce(deps);
  const nothing: FolderFindings = { found: [], problems: [] };
  const [folder, ...entries] = await Promise.all([
    releaseFolder === undefined ? nothing : findInFolder(resolve(workingFolder, releaseFolder), openReach),
    ...readEntries(files).map(async (entry) =>
      isInS3(entry) ? await findInS3(entry, openReach) : await findOnDisk(entry, workingFolder),
    ),
  ]);
  const findings = together([folder, ...entries]);
  const found = onceEach(findings.found);
  const placed = await placeAll(found, request, openReach);
  throwProblems([
    ...checkRequest(request),
    ...findings.problems,
    ...checkFound(found),
    ...placed.problems,
    ...checkNames(placed),
  ]);
  const { sources, split, links } = placed;
  return { sources, split, links, manifest: folder.manifest, notes: notesOn(found) };
}

/** The way to S3, opened when it is first needed. */
function reachOnce({ openAws, clock, signal }: FilesDeps): () => Promise<Reach> {
  let opened: Promise<Reach> | undefined;
  return () => {
    opened ??= openAws().then((aws) => ({ aws, clock, signal }));
    return opened;
  };
}

/** A file that was named more than once counts once, in its first place; a label that was given for it stays. */
function onceEach(all: readonly Found[]): Found[] {
  const files = new Map<string, Found>();
  for (const found of all) {
    const { where, label } = found.source;
    const first = files.get(where) ?? found;
    files.set(where, label === undefined ? first : { ...first, source: { ...first.source, label } });
  }
  return [...files.values()];
}

function notesOn(found: readonly Found[]): string[] {
  return found
    .filter(({ fileName, source }) => source.name !== fileName)
    .map(({ fileName, source }) => {
      return `${fileName} is called ${source.name} in the release: GitHub keeps only a to z, 0 to 9 and _.@+- in names.`;
    });
}
