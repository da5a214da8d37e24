import type { BodyFile, BodyParts } from "../body/request.ts";
import type { FileSource } from "../files/source.ts";
import type { ReleaseContent } from "./request.ts";

const NAMELESS = "0".repeat(64);

/** Of a split file: its parts, and what joins them. */
export function partOf(parts: readonly FileSource[], companions: readonly { name: string }[]): BodyParts {
  const ending = (end: string) => companions.find(({ name }) => name.endsWith(end))?.name;
  return {
    files: parts.map(({ name, size }) => ({ name, size })),
    bash: ending(".sh"),
    powershell: ending(".ps1"),
  };
}

/** The files before anything was read, with a SHA-256 of the right length in place of each: to see whether the body has room. */
export function expectedFiles({ sources, split, links }: ReleaseContent): BodyFile[] {
  return [
    ...sources.map(({ name, size, sha256 = NAMELESS }) => ({ name, size, sha256 })),
    ...split.map(({ whole: { name, size, sha256 = NAMELESS }, parts, companions }) => ({
      ...{ name, size, sha256 },
      parts: partOf(
        parts,
        companions.map((companion) => ({ name: companion })),
      ),
    })),
    ...links.map(({ name, size, url, sha256 = NAMELESS }) => ({ name, size, url, sha256 })),
  ];
}
