import { basename } from "node:path";
import type { Problem } from "../../base/errors.ts";
import type { StoredObject } from "../../providers/aws/export/objects.ts";
import { assetName } from "./asset-name.ts";
import { contentTypeOf } from "./content-type.ts";
import type { FileFacts, FileSource } from "./source.ts";

/** A file that somebody asked for. */
export interface Found {
  source: FileSource;
  /** Its own name, which is not always what GitHub makes of it. */
  fileName: string;
  /** Input that it came from. */
  input: "release-folder" | "files";
  /** The same bytes in a bucket, where they lie there. */
  object?: Pick<StoredObject, "bucket" | "key"> | undefined;
}

/** What was found for an input, and what stands against it. */
export interface Findings {
  found: Found[];
  problems: Problem[];
}

/** What a file is in a release, by its name (or path, or key). A name that GitHub would not keep is shown as the label. */
export function factsOf(path: string, more: Pick<FileFacts, "label" | "sha256"> = {}): FileFacts {
  const fileName = basename(path);
  const name = assetName(fileName);
  const label = more.label ?? (name === fileName ? undefined : fileName);
  return { ...more, name, contentType: contentTypeOf(name), ...(label === undefined ? {} : { label }) };
}

/** Puts findings one after another. */
export function together(findings: readonly Findings[]): Findings {
  return {
    found: findings.flatMap(({ found }) => found),
    problems: findings.flatMap(({ problems }) => problems),
  };
}
