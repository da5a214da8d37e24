import type { Problem } from "../../base/errors.ts";
import type { Found } from "./found.ts";
import type { PlacedFiles } from "./place.ts";
import type { FilesRequest } from "./request.ts";

/** Files that a release can have (GitHub Docs, "About releases"). */
const MOST_FILES = 1_000;

/** What can be told from the inputs alone. */
export function checkRequest({ linkBase }: Pick<FilesRequest, "linkBase">): Problem[] {
  if (linkBase === undefined || (/^https?:$/.test(URL.parse(linkBase)?.protocol ?? "") && !/[?#]/.test(linkBase))) {
    return [];
  }
  const remedy = "Give the address of a folder, as in https://downloads.example.org/1.4.0.";
  return [{ subject: "link-base", problem: `“${linkBase}” is no address that a file's name can follow.`, remedy }];
}

/** Files that no release can have. */
export function checkFound(found: readonly Found[]): Problem[] {
  return found.flatMap(({ source, input, fileName }) => {
    if (source.name === "") {
      const problem = `${source.where} can have no name in a release: GitHub keeps nothing of “${fileName}”.`;
      return [{ subject: input, problem, remedy: "Give it a name with letters or digits of ASCII." }];
    }
    if (source.size > 0) return [];
    // "size must be greater than or equal to 1" (svenstaro/upload-release-action#94).
    const problem = `${source.where} is empty, and GitHub takes no empty file.`;
    return [{ subject: input, problem, remedy: "Leave it out, or see why nothing was written into it." }];
  });
}

/** Names that two files would have, and more files than a release takes. */
export function checkNames({ sources, split, links }: PlacedFiles): Problem[] {
  const names = [
    ...[...sources, ...links.map(({ source }) => source)].map(({ name, where }) => ({ name, where })),
    ...split.flatMap(({ whole, parts, companions }) =>
      [whole.name, ...parts.map(({ name }) => name), ...companions].map((name) => ({
        name,
        where: whole.where,
      })),
    ),
  ].filter(({ name }) => name !== "");
  const places = new Map<string, string[]>();
  for (const { name, where } of names) places.set(name, [...(places.get(name) ?? []), where]);
  const twice = [...places]
    .filter(([, wheres]) => wheres.length > 1)
    .map(([name, wheres]) => ({
      subject: "files",
      problem: `${wheres.join(" and ")} would both be called ${name} in the release.`,
      remedy: "Rename one of them, or leave it out.",
    }));
  const assets = names.length - links.length - split.length;
  if (assets <= MOST_FILES) return twice;
  const problem = `${assets} files are more than the ${MOST_FILES} that a release can have.`;
  return [...twice, { subject: "files", problem, remedy: "Put some of them into an archive." }];
}
