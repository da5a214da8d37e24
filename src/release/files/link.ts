import type { FileSource } from "./source.ts";

/** A file that people download from elsewhere. */
export interface Link {
  /** As `link-base` and the body have it. */
  name: string;
  label?: string | undefined;
  /** Where it can be downloaded. */
  url: string;
  /** Bytes. */
  size: number;
  /** As 64 hexadecimal digits, where it is known before anything is read; else `hashOf(source)` tells it. */
  sha256?: string | undefined;
  source: FileSource;
}
