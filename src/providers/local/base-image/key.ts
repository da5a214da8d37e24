import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Release } from "./releases.ts";
import { componentsOf, packagesOf } from "./releases.ts";
import { diskSize } from "./settings.ts";
import type { Sources } from "./sources.ts";

export interface KeyParts {
  release: Release;
  sources: Sources;
  keyring?: string | undefined;
  /** From `scriptsDigest`. */
  scripts: string;
}

/** The key of a build from packages: everything that goes in, hashed (hex). The packages' versions are not: age rules them. */
export function releaseKey({ release, sources, keyring, scripts }: KeyParts): string {
  const parts = {
    architecture: "amd64",
    release,
    components: componentsOf(release),
    packages: packagesOf(release),
    sources: sources.lines,
    keyring: keyring ?? null,
    diskSize: diskSize(release),
    scripts,
  };
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** SHA-256 (hex) over names and contents of the scripts that build: another version of them makes another image. */
export async function scriptsDigest(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sh")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const hash = createHash("sha256");
  for (const [index, name] of names.entries()) {
    hash.update(`${name}\0${texts[index]?.length ?? 0}\0`).update(texts[index] ?? "");
  }
  return hash.digest("hex");
}
