import type { Readable } from "node:stream";

/** What a file is in the release. */
export interface FileFacts {
  /** Name in the release. */
  name: string;
  /** What people read in place of the name. */
  label?: string | undefined;
  /** Media type, as in `application/x-qemu-disk`. */
  contentType: string;
  /** SHA-256 as 64 hexadecimal digits, where it is known before anything is read: from a manifest. */
  sha256?: string | undefined;
}

/** A file that goes into a release, wherever it lies. Nothing of it has been read yet. */
export interface FileSource extends FileFacts {
  /** Bytes. */
  size: number;
  /** Where it lies, for messages: a path, `s3://bucket/key`. */
  where: string;
  /**
   * Its bytes as pieces, all or `start` to `end` (both inclusive). Each call begins anew. A source that broke off goes on by
   * itself where it can; the stream fails where the file is not what it was at the start (size, time, ETag).
   * Whoever has used a piece may give its memory back: `letGo`.
   */
  open(range?: { start: number; end: number }): Readable;
}
