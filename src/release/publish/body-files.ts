import type { BodyFile, BodyParts } from "../body/request.ts";
import type { SplitFile } from "../files/split.ts";
import type { ReleaseContent } from "./request.ts";

/** Stands for a digest that is not known yet. */
const NO_DIGEST = "0".repeat(64);

/** Of a split file: its parts, and what joins them. */
export function bodyParts({ parts, companions }: SplitFile): BodyParts {
  const ending = (end: string) => companions.find((name) => name.endsWith(end));
  return {
    files: parts.map(({ name, size }) => ({ name, size })),
    bash: ending(".sh"),
    powershell: ending(".ps1"),
  };
}

/** The files before anything was read: only of some the digest is known. */
export function expectedFiles({
  sources,
  split,
  links,
}: Pick<ReleaseContent, "sources" | "split" | "links">): BodyFile[] {
  return [
    ...sources.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    ...split.map((one) => {
      const { name, size, sha256 } = one.whole;
      return { name, size, sha256, parts: bodyParts(one) };
    }),
    ...links.map(({ name, size, url, sha256 }) => ({ name, size, url, sha256 })),
  ];
}

/** The same with a digest of the right length for each: to see whether the body has room. */
export function withSomeDigest(files: readonly BodyFile[]): BodyFile[] {
  return files.map((file) => ({ ...file, sha256: file.sha256 ?? NO_DIGEST }));
}
