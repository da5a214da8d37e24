import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Manifest } from "../../../src/image/manifest.ts";
import { FORMATS } from "../../../src/providers/format.ts";

const GiB = 2 ** 30;
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** What stands in for the content of an artifact in these tests. */
export const contentOf = (file: string): string => `content of ${file}\n`;

/** A whole manifest; fields given replace its own. */
export function sampleManifest(changes: Partial<Manifest> = {}): Manifest {
  const name = "data-workbench-20261121-4f2a";
  const artifacts = FORMATS.map((format) => {
    const file = `${name}.${format === "raw" ? "raw.zst" : format}`;
    return {
      format,
      file,
      size: contentOf(file).length,
      sha256: digest(contentOf(file)),
      virtualSize: 8 * GiB,
      ...(format === "raw" ? { compression: "zstd" as const } : {}),
    };
  });
  return {
    schemaVersion: 1,
    assetId: name,
    product: "Data Workbench",
    version: "1.4.0",
    created: "2026-11-21T04:05:06.789Z",
    source: {
      repository: "octo/data-workbench",
      commit: "6a1f0c2b9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f40",
      ref: "refs/tags/v1.4.0",
      run: "https://github.example/octo/data-workbench/actions/runs/42",
    },
    base: { name: "debian-12", reference: "debian-12", digest: `sha256:${digest("base")}` },
    builder: { slipway: "0.1.0", accelerator: "tcg" },
    os: { id: "debian", versionId: "12", name: "Debian GNU/Linux 12 (bookworm)", architecture: "amd64" },
    login: { user: "jupyter", passwordExpired: true, jupyterPort: 8888 },
    artifacts,
    packages: [
      { name: "adduser", version: "3.134", architecture: "all" },
      { name: "g++", version: "4:12.2.0-3", architecture: "amd64" },
      { name: "libc6", version: "2.36-9+deb12u13", architecture: "amd64" },
      { name: "zlib1g", version: "1:1.2.13.dfsg-1", architecture: "amd64" },
    ],
    pythonPackages: [{ name: "jupyterlab", version: "4.5.1", environment: "/opt/jupyter" }],
    tests: { passed: 34, failed: 0, skipped: 1, booted: ["vmdk", "vhd", "ova"] },
    timings: [
      { name: "Boot", seconds: 31.4, outcome: "done" },
      { name: "Install", seconds: 158.2, outcome: "done" },
      { name: "Export", seconds: 26.1, outcome: "done" },
      { name: "vmdk", phase: "Export", seconds: 21.3, outcome: "done" },
    ],
    ...changes,
  };
}

/** Writes the stand-in of each artifact into a folder. */
export async function writeContents(folder: string, manifest: Manifest): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(manifest.artifacts.map(({ file }) => writeFile(join(folder, file), contentOf(file))));
}

/** Absolute path of a folder of the repository, for templates and documents. */
export const repository = (...parts: string[]): string =>
  join(dirname(dirname(dirname(import.meta.dirname))), ...parts);

/** Text of a file. */
export const textOf = (folder: string, file: string): Promise<string> => readFile(join(folder, file), "utf8");
