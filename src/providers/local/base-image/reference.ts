import { isAbsolute, resolve } from "node:path";
import type { Release } from "./releases.ts";
import { findRelease } from "./releases.ts";

/** What a base image's reference means. `unknown` looks like a release and is none that we know. */
export type Reference =
  | { kind: "release"; release: Release }
  | { kind: "url"; url: URL }
  | { kind: "path"; path: string }
  | { kind: "unknown"; text: string };

/**
 * Reads a reference: an http or https URL; a release (`debian-12`, `bookworm`); else a path.
 * A word without slash and dot that is no release is taken for a misspelt release, not for a file's name.
 */
export function parseReference(text: string): Reference {
  const trimmed = text.trim();
  if (/^https?:\/\//i.test(trimmed)) {
    const url = URL.parse(trimmed);
    return url ? { kind: "url", url } : { kind: "unknown", text: trimmed };
  }
  const release = findRelease(trimmed);
  if (release) return { kind: "release", release };
  const looksLikeRelease =
    /^(debian|ubuntu)(-[\w.]*)?$/i.test(trimmed) ||
    /^[\w-]*$/.test(trimmed) ||
    /^[a-z][a-z0-9+.-]+:\/\//i.test(trimmed);
  if (looksLikeRelease) return { kind: "unknown", text: trimmed };
  return { kind: "path", path: isAbsolute(trimmed) ? trimmed : resolve(trimmed) };
}

/** Lower-case hex of a SHA-256 as people paste it (`sha256:…`, capitals, spaces around); undefined where it is none. */
export function parseSha256(text: string): string | undefined {
  const hex = text
    .trim()
    .replace(/^sha256:/i, "")
    .toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex) ? hex : undefined;
}
