import type { FileSource } from "./source.ts";

/** A file that goes into a release in parts, since it is too large for one asset. */
export interface SplitFile {
  /** The file itself. */
  whole: FileSource;
  /** `<name>.part001` and so on, in order. Uploaded one after another they give the digest of the whole on the way. */
  parts: FileSource[];
  /** Names that the files of `finish` will have. */
  companions: string[];
  /**
   * What people need to join the parts: manifest, checksums, scripts for bash and PowerShell.
   * @param digests name of each part → its SHA-256 in hex, as it was uploaded or is there already.
   * @returns the digest of the whole, and the files to upload. Reads of the whole what has not passed yet.
   */
  finish(digests: ReadonlyMap<string, string>, signal?: AbortSignal): Promise<{ sha256: string; files: FileSource[] }>;
}
