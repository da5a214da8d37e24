import type { Manifest } from "../../image/manifest.ts";

/** A file that the body tells of: an asset of the release, or one that lies elsewhere. */
export interface BodyFile {
  /** As it is called once it is downloaded (and joined). */
  name: string;
  /** Bytes. */
  size: number;
  /** SHA-256 as 64 hexadecimal digits, where it is known. */
  sha256?: string | undefined;
  /** Its address where it lies outside the release (CDN, bucket); absent: it is an asset of the release. */
  url?: string | undefined;
  /** Where it was split: the assets that it is joined from. Then the file itself is no asset. */
  parts?: BodyParts | undefined;
}

export interface BodyParts {
  /** Assets in the order in which they are joined. */
  files: readonly { name: string; size: number }[];
  /** Asset that joins and checks them in a shell; absent: by hand. */
  bash?: string | undefined;
  /** Asset that joins and checks them in PowerShell. */
  powershell?: string | undefined;
}

/** What a release's body is made from. Only what is given is told. */
export interface BodyRequest {
  repository: { readonly owner: string; readonly repo: string };
  /** Address of the website, without a slash at the end. */
  server: string;
  tag: string;
  /** What `create-vm` wrote, for the release of a VM. */
  manifest?: Manifest | undefined;
  /** Words of whoever releases, in Markdown. */
  notes?: string | undefined;
  /** The section of the changelog, in Markdown. */
  changelog?: string | undefined;
  /** What GitHub wrote (`generatedNotes`), in Markdown. */
  generated?: string | undefined;
  /** Every file, in the release or linked; artifacts of the manifest are known by their names. */
  files: readonly BodyFile[];
  /** As `docker pull` takes it: `octo/workbench:1.4.0`. */
  dockerImage?: string | undefined;
  /** Whether the workflow attests where the files come from (actions/attest-build-provenance). */
  attested?: boolean | undefined;
}
