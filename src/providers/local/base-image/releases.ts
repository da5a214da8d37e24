export type Distribution = "debian" | "ubuntu";

/** A release of a distribution that a base image can be built from. */
export interface Release {
  /** As people name it: `debian-12`. */
  name: string;
  distribution: Distribution;
  /** The suite's name in the archive: `bookworm`. */
  codename: string;
}

/**
 * The releases we know how to build: versions and codenames as the distributions announce them
 * (wiki.debian.org/DebianReleases, wiki.ubuntu.com/Releases).
 */
export const RELEASES: readonly Release[] = [
  { name: "debian-11", distribution: "debian", codename: "bullseye" },
  { name: "debian-12", distribution: "debian", codename: "bookworm" },
  { name: "debian-13", distribution: "debian", codename: "trixie" },
  { name: "ubuntu-22.04", distribution: "ubuntu", codename: "jammy" },
  { name: "ubuntu-24.04", distribution: "ubuntu", codename: "noble" },
];

/** The release of a name (`debian-12`) or a codename (`bookworm`, `debian-bookworm`); undefined where it is neither. */
export function findRelease(text: string): Release | undefined {
  const name = text.trim().toLowerCase();
  return RELEASES.find((release) =>
    [release.name, release.codename, `${release.distribution}-${release.codename}`].includes(name),
  );
}

/** The archive's components that packages are taken from. */
export function componentsOf(release: Release): string[] {
  return release.distribution === "ubuntu" ? ["main", "universe"] : ["main"];
}

/** The file with the public keys that the release's archive is signed with, where its package puts it. */
export function keyringOf(release: Release): string {
  return `/usr/share/keyrings/${release.distribution}-archive-keyring.gpg`;
}

/**
 * What the base contains beside the essential packages and apt: what a machine needs to boot on any usual virtual
 * hardware, to get a network, and to be taken over by cloud-init, SSH and Ansible. The general kernel, because the
 * distributions' cloud kernels lack AHCI and e1000 (VirtualBox).
 */
export function packagesOf(release: Release): string[] {
  return [
    ...COMMON,
    ...(release.distribution === "debian" ? DEBIAN : UBUNTU),
    ...(RESOLVED_INSIDE.includes(release.name) ? [] : ["systemd-resolved"]),
  ];
}

const COMMON: readonly string[] = [
  ...["systemd-sysv", "libpam-systemd", "dbus", "udev", "initramfs-tools", "zstd", "kmod", "e2fsprogs", "dosfstools"],
  ...["cloud-init", "cloud-guest-utils", "openssh-server", "sudo", "python3", "python3-apt"],
  ...["netplan.io", "iproute2", "iputils-ping", "ca-certificates", "curl", "gpg", "systemd-timesyncd"],
  ...["locales", "less", "nano", "procps", "psmisc", "bash-completion"],
];

/** grub-cloud-amd64 keeps GRUB in step on BIOS and UEFI (signed, removable path) when its parts are upgraded. */
const DEBIAN: readonly string[] = ["linux-image-amd64", "grub-cloud-amd64"];

/** As Ubuntu's own cloud images have it: BIOS by grub-pc, UEFI by the signed parts. */
const UBUNTU: readonly string[] = [
  "linux-image-generic",
  "grub-pc",
  "grub-efi-amd64-bin",
  "grub-efi-amd64-signed",
  "shim-signed",
];

/** Releases whose package systemd still has systemd-resolved inside. */
const RESOLVED_INSIDE: readonly string[] = ["debian-11", "ubuntu-22.04"];
