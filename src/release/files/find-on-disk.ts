import { constants } from "node:fs";
import { access, glob, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { codeOf, type Problem } from "../../base/errors.ts";
import { diskSource } from "./disk.ts";
import { type Entry, isGlob } from "./entry.ts";
import { type Findings, type Found, factsOf } from "./found.ts";

/**
 * The files on this machine that an entry names: the file of that very name, else those that the glob matches. As in a
 * shell, `*` leaves hidden files alone, and `**` goes into no link. Links stand for the files that they lead to; folders
 * that a glob matches are passed over.
 * @param folder absolute path that relative ones start from.
 */
export async function findOnDisk(entry: Entry, folder: string): Promise<Findings> {
  if (await isThere(resolve(folder, entry.text))) return await takeFile({ text: entry.text, path: entry.text }, folder);
  if (!isGlob(entry.path) || (await isThere(resolve(folder, entry.path)))) return await takeFile(entry, folder);
  const matches: string[] = [];
  for await (const path of glob(entry.path, { cwd: folder })) matches.push(path);
  const kinds = await Promise.all(matches.sort().map((path) => kindOf(resolve(folder, path))));
  const taken = matches.filter((_, index) => kinds[index] !== "folder");
  if (taken.length === 0) {
    const what = matches.length === 0 ? "matches nothing" : "matches folders only";
    return none(`“${entry.path}” ${what} in ${folder}.`, "Correct it, or leave it out; `**` stands for any folders.");
  }
  if (entry.label !== undefined && taken.length > 1) {
    return none(
      `“${entry.path}” matches ${taken.length} files, which cannot all have the label “${entry.label}”.`,
      "Name each file with its label, or leave the label out.",
    );
  }
  const findings = await Promise.all(taken.map((path) => takeFile({ ...entry, path }, folder)));
  return { found: findings.flatMap(({ found }) => found), problems: findings.flatMap(({ problems }) => problems) };
}

async function takeFile({ path, label }: Entry, folder: string): Promise<Findings> {
  const absolute = resolve(folder, path);
  const kind = await kindOf(absolute);
  if (kind === "nothing") return none(`${absolute} is not there.`, "Correct the path; relative ones start from there.");
  if (kind === "folder") {
    return none(`${absolute} is a folder.`, `Name its files, as in ${path.replace(/\/+$/, "")}/* for all of them.`);
  }
  if (kind === "other") return none(`${absolute} is no file.`, "Name a file.");
  if (kind === "closed") return none(`${absolute} may not be read.`, `Allow it: chmod u+r '${absolute}'.`);
  const source = await diskSource(absolute, factsOf(absolute, label === undefined ? {} : { label }));
  const found: Found = { source, fileName: basename(absolute), input: "files" };
  return { found: [found], problems: [] };
}

async function isThere(path: string): Promise<boolean> {
  return (await kindOf(path)) !== "nothing";
}

type Kind = "file" | "folder" | "other" | "closed" | "nothing";

/** What is at a path, behind links. */
async function kindOf(path: string): Promise<Kind> {
  try {
    const state = await stat(path);
    if (state.isDirectory()) return "folder";
    if (!state.isFile()) return "other";
    await access(path, constants.R_OK);
    return "file";
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return "nothing";
    if (codeOf(error) === "EACCES") return "closed";
    throw error;
  }
}

function none(problem: string, remedy: string): Findings {
  const told: Problem = { subject: "files", problem, remedy };
  return { found: [], problems: [told] };
}
