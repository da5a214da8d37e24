import { basename } from "node:path";
import type { Timing } from "../base/progress.ts";
import type { Artifact, Compression } from "../providers/format.ts";
import { MANIFEST_VERSION, type Manifest } from "./manifest.ts";

/** What a manifest is made from, in the words of the pipeline. Fields not named here are the manifest's own. */
export interface ManifestFacts extends Omit<Manifest, "schemaVersion" | "created" | "artifacts" | "timings" | "login"> {
  created: Date;
  login: { user: string; passwordPublished: boolean; jupyterPort?: number | undefined };
  artifacts: readonly Artifact[];
  /** Of the disk, in bytes. */
  virtualSize: number;
  /** How `raw` is compressed. */
  compression: Compression;
  timings: readonly Timing[];
}

/** Puts the facts of a run into the form of a manifest. */
export function makeManifest(facts: ManifestFacts): Manifest {
  const { artifacts, virtualSize, compression, timings, created, login, ...same } = facts;
  return {
    schemaVersion: MANIFEST_VERSION,
    ...same,
    created: created.toISOString(),
    login: {
      user: login.user,
      passwordExpired: true,
      ...(login.passwordPublished ? { passwordPublished: true } : {}),
      ...(login.jupyterPort === undefined ? {} : { jupyterPort: login.jupyterPort }),
    },
    artifacts: artifacts.map(({ format, path, size, sha256, location, fetched }) => ({
      format,
      file: basename(path),
      size,
      sha256,
      virtualSize,
      ...(format === "raw" && fetched !== false ? { compression } : {}),
      ...(location === undefined ? {} : { location }),
      ...(fetched === undefined ? {} : { fetched }),
    })),
    packages: same.packages.map(({ name, version, architecture }) => ({ name, version, architecture })),
    timings: timings.map(({ name, phase, start, end, outcome }) => ({
      name,
      ...(phase === undefined ? {} : { phase }),
      seconds: Math.max(0, Math.round((end - start) / 100) / 10),
      outcome,
    })),
  };
}
