import type { Collected } from "../files/request.ts";
import type { BodyFile } from "./request.ts";

/** What is known of the files once they are uploaded. */
export interface Uploaded {
  /** Name in the release → SHA-256 in hex, of assets and of whole files that were split. */
  digests: ReadonlyMap<string, string>;
}

/** The files of a release as its body tells of them. */
export function bodyFiles({ sources, split, links }: Omit<Collected, "notes">, { digests }: Uploaded): BodyFile[] {
  const sumOf = (name: string, known: string | undefined) => known ?? digests.get(name);
  return [
    ...sources.map(({ name, size, sha256 }) => ({ name, size, sha256: sumOf(name, sha256) })),
    ...split.map(({ whole, parts, companions }) => ({
      name: whole.name,
      size: whole.size,
      sha256: sumOf(whole.name, whole.sha256),
      parts: {
        files: parts.map(({ name, size }) => ({ name, size })),
        bash: companions.find((name) => name.endsWith(".sh")),
        powershell: companions.find((name) => name.endsWith(".ps1")),
      },
    })),
    ...links.map(({ name, size, sha256, url }) => ({ name, size, sha256: sumOf(name, sha256), url })),
  ];
}
