import type { Section } from "../body/part.ts";
import type { NotesMode } from "../body/place.ts";
import type { BodyFile } from "../body/request.ts";
import type { Link } from "../files/link.ts";
import type { FileSource } from "../files/source.ts";
import type { SplitFile } from "../files/split.ts";

/** The files of a release, and what it says of itself. What is undefined stays as it is. */
export interface ReleaseContent {
  name?: string | undefined;
  prerelease?: boolean | undefined;
  /** Of `collectFiles`. */
  sources: readonly FileSource[];
  split: readonly SplitFile[];
  links: readonly Link[];
  /** Whether assets of a published release may be replaced by others. */
  overwrite: boolean;
  /** Our part of the body; undefined: the body is left alone. */
  body?: ((files: readonly BodyFile[]) => readonly Section[]) | undefined;
  notesMode: NotesMode;
  assetId?: string | undefined;
  /** Of this run, 16 hexadecimal digits. */
  nonce: string;
}

/** A release to publish, or to go on with. */
export interface PublishRequest extends ReleaseContent {
  tag: string;
  /** Branch or commit that the tag is made at where it is not there yet, as a person has named it. */
  target?: string | undefined;
  /** The same where nobody has named one: for drafts of ours. A draft that somebody made by hand keeps its target. */
  commit?: string | undefined;
  /** Name of a new release. */
  defaultName: string;
  /** It is not published. */
  draft: boolean;
  makeLatest?: "true" | "false" | "legacy" | undefined;
}
