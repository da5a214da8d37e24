import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { codeOf, messageOf, type Problem, UserError } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import { unwritable } from "../host/writable.ts";
import { SUMS_FILE } from "../release/file-names.ts";
import { writeSubjects } from "../release/files/subjects.ts";
import type { Released } from "../release/publish/finish.ts";

/** What is wrong with the input `checksums-file`: known before anything is published. @throws Node.js system errors */
export async function checksumsProblems(given: string | undefined, folder: string): Promise<Problem[]> {
  if (given === undefined) return [];
  const path = resolve(folder, given);
  const problem = (await isFolder(path)) ? `${path} is a folder` : await unwritable(dirname(path));
  return problem === undefined ? [] : [{ subject: "checksums-file", problem, remedy: "Name another file." }];
}

/**
 * Writes the checksums of all files of a release. Without `given`: outside the working folder, where the globs of the next
 * run would find it. In a workflow a later step attests what is in it; people in a terminal say where they want it.
 * @returns the path; undefined where nobody wants it, or there is no file. @throws UserError where it cannot be written
 */
export async function writeReleaseChecksums(
  given: string | undefined,
  { release, settled }: Released,
  { workingFolder, temporaryFolder }: Pick<Context, "workingFolder" | "temporaryFolder">,
): Promise<string | undefined> {
  const usual =
    settled.length > 0 && temporaryFolder && join(temporaryFolder, `slipway-release-${release.id}`, SUMS_FILE);
  const path = given === undefined ? usual : resolve(workingFolder, given);
  if (!path) return undefined;
  try {
    await writeSubjects(
      path,
      settled.map(({ source: { name }, sha256 }) => ({ name, sha256 })),
    );
    return path;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    const state = release.draft ? "The draft is whole" : "The release is published and whole";
    throw new UserError(
      `${state}, but its checksums could not be written to ${path}: ${messageOf(error)}`,
      "Make room, or name another checksums-file, and run again: nothing is uploaded twice.",
      { cause: error },
    );
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    // What stands in the way above it, `unwritable` tells.
    if (["ENOENT", "ENOTDIR", "EACCES"].includes(codeOf(error) ?? "")) return false;
    throw error;
  }
}
