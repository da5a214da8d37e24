import { readFileSync } from "node:fs";
import type { Tool } from "../../../host/tools.ts";
import type { BaseImageRequest } from "../../provider.ts";
import { parseReference } from "./reference.ts";
import { keyringOf } from "./releases.ts";

/**
 * What has to be on this machine to resolve a request; nothing for a reference that is wrong anyway.
 * A release's keyring counts as a tool: its file must be there, and a package brings it.
 * @param distribution `ID` of this machine's os-release(5); read when absent.
 */
export function baseImageTools(request: BaseImageRequest, distribution: string = ownDistribution()): Tool[] {
  const reference = parseReference(request.reference);
  if (reference.kind === "unknown") return [];
  if (reference.kind !== "release") {
    return [{ command: "qemu-img", package: "qemu-utils", purpose: "checking a cloud image" }];
  }
  const { release } = reference;
  const purpose = `building ${release.name} from its packages`;
  const packages = KEYRING_PACKAGES[release.distribution];
  const keyringPackage = packages[distribution] ?? packages["*"];
  return [
    { command: "mmdebstrap", package: "mmdebstrap", purpose },
    { command: "gpg", package: "gpg", purpose },
    { command: "sfdisk", package: "fdisk", purpose },
    { command: "mke2fs", package: "e2fsprogs", purpose },
    { command: "mkfs.fat", package: "dosfstools", purpose },
    { command: "mcopy", package: "mtools", purpose },
    { command: "unshare", package: "util-linux", purpose },
    {
      command: request.keyring ?? keyringOf(release),
      package: request.keyring ? undefined : keyringPackage,
      purpose: `checking the signatures of ${release.name}`,
      remedy: `Give the keyring of ${release.distribution}'s archive (input keyring), or start from a cloud image by URL with its SHA-256.`,
    },
  ];
}

/** Which package brings a distribution's keyring on a machine of which distribution; `*`: on any other. */
const KEYRING_PACKAGES: Record<"debian" | "ubuntu", Record<string, string | undefined>> = {
  debian: { "*": "debian-archive-keyring" },
  // Debian 12 packages no keyring of Ubuntu.
  ubuntu: { ubuntu: "ubuntu-keyring" },
};

function ownDistribution(): string {
  return /^ID="?([\w.-]+)"?$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "";
}
