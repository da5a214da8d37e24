import type { ManifestArtifact } from "../../image/manifest.ts";
import { assetName } from "../files/asset-name.ts";
import type { BodyFile, BodyRequest } from "./request.ts";

/** A disk of the manifest that people can get, as they get it. */
export interface Disk {
  file: BodyFile;
  /** By the name that the file has in the release, which is what it is called once it is downloaded. */
  artifact: ManifestArtifact;
}

/** The disks of a request's manifest that are among its files, in the order of the files. */
export function disksOf({ files, manifest }: BodyRequest): Disk[] {
  return files.flatMap((file) => {
    const artifact = manifest?.artifacts.find((one) => one.file === file.name || assetName(one.file) === file.name);
    return artifact ? [{ file, artifact: { ...artifact, file: file.name } }] : [];
  });
}
