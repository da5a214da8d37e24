import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { codeOf, type Problem } from "../../base/errors.ts";
import { changelogSection, versionsIn } from "./changelog-section.ts";
import { isNamedAfter, versionNames } from "./version-names.ts";

/**
 * What is new in a version: its section of a changelog (Keep a Changelog and alike), or the whole of a file that is
 * about that version only (`changes_1.4.0.md`). Of a folder the file `changes_<version>.md` is taken.
 * @param path absolute path of the file or folder
 * @param names what the section may be called, the likeliest first: tag, version. A leading `v` does not matter.
 * @returns Markdown without the section's own heading, and the file that has it; or what is wrong with the input `changelog`
 */
export async function readChangelog(
  path: string,
  names: readonly string[],
): Promise<{ text: string; file: string } | { problem: Problem }> {
  const wanted = versionNames(names);
  const [name = ""] = wanted;
  const file = await fileOf(path, wanted);
  if (file === undefined)
    return wrong(`${path} is not there.`, "Name the file, relative to the working folder, or leave changelog out.");
  if (file === "no file")
    return wrong(`The folder ${path} has no changes_${name}.md.`, "Add that file, or name another one.");
  const markdown = await readFile(file, "utf8");
  const section = changelogSection(markdown, wanted, { whole: isAbout(file, wanted) });
  if (section === undefined) {
    const there = versionsIn(markdown).slice(0, 3);
    return wrong(
      `${file} has no section for ${name}${there.length > 0 ? ` (it begins with ${there.join(", ")})` : ""}.`,
      `Add a heading “## ${name}” with what is new, or leave changelog out.`,
    );
  }
  if (section === "") return wrong(`The section for ${name} in ${file} is empty.`, "Write down what is new.");
  return { text: section, file };
}

function wrong(problem: string, remedy: string): { problem: Problem } {
  return { problem: { subject: "changelog", problem, remedy } };
}

async function fileOf(path: string, names: readonly string[]): Promise<string | undefined> {
  const kind = await kindOf(path);
  if (kind !== "folder") return kind && path;
  for (const name of names) {
    const file = join(path, `changes_${name}.md`);
    if ((await kindOf(file)) === "file") return file;
  }
  return "no file";
}

async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

/** Whether a file is about one version only, by its name. */
function isAbout(file: string, names: readonly string[]): boolean {
  const stem = basename(file).replace(/\.\w+$/, "");
  return names.some((name) => isNamedAfter(stem, name));
}
