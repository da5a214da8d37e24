import type { Aws } from "../../aws/port.ts";
import type { Clock } from "../../base/clock.ts";
import type { Manifest } from "../../image/manifest.ts";
import type { Link } from "./link.ts";
import type { FileSource } from "./source.ts";
import type { SplitFile } from "./split.ts";

/** What becomes of a file that is too large for a release. */
export const LARGE_FILES = ["split", "link", "fail"] as const;
export type LargeFiles = (typeof LARGE_FILES)[number];

/** Which files a release is to have, as the inputs say it. */
export interface FilesRequest {
  /** What create-vm made; relative to `workingFolder`. */
  releaseFolder?: string | undefined;
  /** As given: paths, globs, `s3://bucket/key`, `s3://bucket/prefix*`, each with `#Label` where it has one; by line or comma. */
  files?: string | undefined;
  /** Undefined: link where there is something to link to (`linkBase`, an object in a bucket), else split. */
  largeFiles?: LargeFiles | undefined;
  /** Address below which the large files can be downloaded by their names. */
  linkBase?: string | undefined;
  /** Absolute path. */
  workingFolder: string;
  /** Bytes that a file must stay below; default: GitHub's limit. For tests. */
  limit?: number | undefined;
}

/** What `collectFiles` works with. */
export interface FilesDeps {
  /** The way to AWS; called only where a file lies in S3. */
  openAws(): Promise<Aws>;
  clock: Clock;
  signal?: AbortSignal | undefined;
}

/** The files of a release, found and checked; none of their bytes has been read. */
export interface Collected {
  /** Uploaded as they are: of the release folder first, each in the order of the inputs. */
  sources: FileSource[];
  /** Uploaded in parts. */
  split: SplitFile[];
  /** Not uploaded; the body links to them. */
  links: Link[];
  /** The manifest of the release folder, where there is one. */
  manifest?: Manifest | undefined;
  /** Sentences for the log: a file that GitHub will call by another name. */
  notes: string[];
}
