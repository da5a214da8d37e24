import { lstat, readdir, readFile, realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { codeOf, type Problem, UserError } from "../base/errors.ts";
import { exists } from "../base/exists.ts";
import { MARKER } from "../base/marked-folder.ts";
import { MANIFEST_FILE, readManifest } from "../image/manifest.ts";
import { RELEASE_FILES } from "./file-names.ts";

/**
 * What stands against a release in this folder: it may be absent, empty, or hold an older release and nothing else.
 * Makes nothing and changes nothing.
 */
export async function checkReleaseFolder(folder: string): Promise<Problem[]> {
  const target = resolve(folder);
  const problem = (text: string, remedy: string): Problem[] => [{ subject: "folder", problem: text, remedy }];
  if (target === dirname(target))
    return problem(`${target} is a file system's root.`, "Name a folder of its own, such as ./release.");
  const link = await leadsTo(target);
  if (link !== undefined) return problem(`${target} is a symbolic link, which a swap of folders would replace.`, link);
  let names: string[];
  try {
    names = await readdir(target);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    if (codeOf(error) === "ENOTDIR") return problem(`${target} is a file.`, "Name a folder, or move the file away.");
    throw error;
  }
  if (names.length === 0) return [];
  if (!names.includes(MANIFEST_FILE)) {
    return problem(`${target} holds files and is no release: ${list(names)}.`, "Name an empty or new folder.");
  }
  const known = await knownFiles(target);
  if (typeof known === "string")
    return problem(`${target} looks like a release, but: ${known}`, "Name another folder, or move this one away.");
  const foreign = names.filter((name) => !known.has(name));
  if (foreign.length === 0) return [];
  return problem(
    `${target} holds an older release and also what is not part of it: ${list(foreign)}.`,
    "Move these away, since a new release replaces the whole folder; or name another folder.",
  );
}

/** For a symbolic link: what to do, which names the folder that it leads to; undefined for anything else. */
async function leadsTo(path: string): Promise<string | undefined> {
  try {
    if (!(await lstat(path)).isSymbolicLink()) return undefined;
    return `Give the folder it leads to: ${await realpath(path)}`;
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return (await exists(path)) ? "It leads nowhere: remove it, or name another folder." : undefined;
  }
}

/** The names that belong to the release in a folder, or why that cannot be known. */
async function knownFiles(folder: string): Promise<Set<string> | string> {
  const path = join(folder, MANIFEST_FILE);
  try {
    const { artifacts } = readManifest(await readFile(path, "utf8"), path);
    // `.new` is what a killed `rewriteTests` may have left of one of ours.
    const ours = RELEASE_FILES.flatMap((file) => [file, `${file}.new`]);
    return new Set([...ours, MARKER, ...artifacts.map(({ file }) => file)]);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    if (codeOf(error) === "EISDIR") return `${MANIFEST_FILE} is a folder.`;
    throw error;
  }
}

function list(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
