import { randomBytes, randomUUID } from "node:crypto";
import type { Release } from "./releases.ts";
import { componentsOf, packagesOf } from "./releases.ts";

/** What `templates/base-image/build.sh` is told. Its names are those of the script. */
export interface BuildSettings {
  release: Release;
  /** Path of a keyring to use instead of the one that mmdebstrap finds by itself. */
  keyring?: string | undefined;
  /** `uid:gid` that the files are given to at the end, when the build runs through sudo. */
  owner?: string | undefined;
  /** Whether packages are unpacked in memory. */
  inMemory: boolean;
}

/** Bytes that unpacking needs at most, in memory or on disk; measured: Debian 12 has 0.9 GiB. Ubuntu's kernel brings its firmware. */
export function unpackedSize(release: Release): number {
  return (release.distribution === "ubuntu" ? 4 : 2.5) * 2 ** 30;
}

/** Bytes of the disk as the guest sees it; a machine's disk is larger, and the root file system grows at first boot. */
export function diskSize(release: Release): number {
  return (release.distribution === "ubuntu" ? 4 : 2) * 2 ** 30;
}

/** The text of the `settings` file: one shell assignment a line, every value quoted. */
export function settingsText({ release, keyring, owner, inMemory }: BuildSettings): string {
  const values: Record<string, string> = {
    DISTRIBUTION: release.distribution,
    SUITE: release.codename,
    ARCHITECTURE: "amd64",
    COMPONENTS: componentsOf(release).join(","),
    PACKAGES: packagesOf(release).join(","),
    KEYRING: keyring ?? "",
    OWNER: owner ?? "",
    IN_MEMORY: inMemory ? "1" : "0",
    MEMORY_LIMIT: String(unpackedSize(release)),
    DISK_SIZE: String(diskSize(release) / 2 ** 20),
    ROOT_UUID: randomUUID(),
    ESP_ID: randomBytes(4).toString("hex").toUpperCase(),
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join("");
}

/** A text as one word of the shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
