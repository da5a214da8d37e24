/** The formats of an artifact, in the order in which people are shown them. */
export const FORMATS = ["vmdk", "vhd", "raw", "qcow2", "vdi", "ova"] as const;

export type Format = (typeof FORMATS)[number];

/** How the disk inside `raw` is compressed. */
export type Compression = "zstd" | "gzip";

/** A file to hand out. */
export interface Artifact {
  format: Format;
  /** Absolute path. */
  path: string;
  /** Bytes of the file as it is downloaded (a sparse file counts in full). */
  size: number;
  /** Lower-case hex. */
  sha256: string;
  /** Where it also lies: `s3://bucket/key`. */
  location?: string | undefined;
  /** False where it lies only there, and `path` is where it would be. */
  fetched?: false | undefined;
}
