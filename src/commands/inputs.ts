import {
  choice,
  choices,
  duration,
  flag,
  integer,
  list,
  optionalDuration,
  optionalFlag,
  optionalText,
  size,
  text,
} from "../declare/kinds.ts";
import { ON_ERROR } from "../pipeline/on-error.ts";
import { FORMATS } from "../providers/format.ts";
import { RELEASES } from "../providers/local/base-image/releases.ts";
import { PROVIDERS } from "../providers/provider.ts";

/**
 * The inputs that commands share, by what they are about. A name means the same in every command:
 * in action.yml all inputs stand in one list.
 */

/** Letters that are safe in file names, host names, tags and AMI names alike; 63 is a host name's limit. */
export const NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;
export const NAME_RULE =
  "use 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends";

export const identity = {
  assetId: optionalText({
    description:
      "Name of this build; everything made for it carries it. Default: the tag, else run-ID-ATTEMPT of the workflow's run; in a terminal the date and time, or the only machine there is.",
    example: "1.4.0",
    pattern: NAME,
    rule: NAME_RULE,
  }),
};

export const place = {
  provider: choice(PROVIDERS, {
    description: "Where machines are made. Only local for now: QEMU on this machine.",
    default: "local",
  }),
  accelerator: choice(["auto", "kvm", "tcg"], {
    description: "How QEMU runs the guest. auto tries KVM with a real guest first and emulates where that fails.",
    default: "auto",
  }),
  stateFolder: optionalText({
    description:
      "Folder for running machines and the register of releases. Default: $XDG_STATE_HOME/slipway, else ~/.local/state/slipway.",
  }),
  cacheFolder: optionalText({
    description:
      "Folder for base images and tools that are used again. Default: $XDG_CACHE_HOME/slipway, else ~/.cache/slipway.",
  }),
  cacheSize: size(
    { min: "1 GiB", max: "100 TiB" },
    { description: "Base images beyond this size leave the cache, the longest unused first.", default: "10 GiB" },
  ),
};

export const machine = {
  baseImage: text({
    description: `What the machine starts from: ${RELEASES.map(({ name }) => name).join(", ")} (built from signed packages), or path or address of a cloud image.`,
    default: "debian-12",
  }),
  baseImageSha256: optionalText({
    description: "SHA-256 of a cloud image. Must be given with an address.",
    pattern: /^[0-9a-fA-F]{64}$/,
    rule: "a SHA-256 has 64 hexadecimal digits",
    hint: "Take it from the publisher's list of checksums (SHA256SUMS), or from sha256sum of the file.",
  }),
  mirror: optionalText({
    description:
      "Package mirror for a base image built from packages. Default: this machine's own apt sources, else the distribution's.",
    example: "https://mirror.example/debian",
    pattern: /^https?:\/\/\S+(?:\s+https?:\/\/\S+)?$/,
    rule: "it must start with http:// or https://",
  }),
  keyring: optionalText({
    description:
      "File with the keys that a base image's packages are signed with. Default: the distribution's keyring package.",
  }),
  cpus: integer({ min: 1, max: 64 }, { description: "Processors of the machine.", default: "2" }),
  memory: size(
    { min: "512 MiB", max: "1 TiB" },
    {
      description: "Memory of the machine; with test-vm of the machine booted from an artifact.",
      default: "2 GiB",
    },
  ),
  diskSize: size(
    { min: "4 GiB", max: "2 TiB" },
    { description: "Size of the disk, which is also the size of the released disk.", default: "8 GiB" },
  ),
  user: optionalText({
    description: "Login user of the image. Default: ubuntu for Ubuntu, debian otherwise.",
    example: "student",
    pattern: /^[a-z_][a-z0-9_-]{0,31}$/,
    rule: "use lower-case letters, digits, hyphens and underscores, at most 32, not starting with a digit",
  }),
  hostname: optionalText({
    description: "Host name of the image. Default: the product.",
    example: "data-lab",
    pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    rule: "use 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
  }),
  lease: duration(
    { min: "10m", max: "7d" },
    { description: "When the machine ends by itself although nobody came back for it.", default: "4h" },
  ),
  bootTimeout: optionalDuration(
    { min: "10s", max: "2h" },
    { description: "How long the first boot may take. Default: 90 s with KVM, 4 min under emulation.", example: "10m" },
  ),
  caCertificates: optionalText({
    description:
      "PEM file of certificates that the guest trusts while it is built, for networks that intercept TLS. They are not in the image. Default: what NODE_EXTRA_CA_CERTS names.",
  }),
};

export const tools = {
  installTools: optionalFlag({
    description:
      "Install missing tools (QEMU and others) with apt-get. Ansible goes into the cache in any case. Default: true on a runner, false in a terminal.",
  }),
};

export const content = {
  playbook: optionalText({ description: "Your own Ansible playbook in place of the default content." }),
  requirements: optionalText({ description: "Ansible Galaxy requirements file for your playbook." }),
  extraVars: optionalText({
    description: "Variables for the playbook: JSON or YAML, or @file. Never printed.",
    example: '{"jupyter_port": 8888}',
    secret: true,
  }),
  jupyterPort: integer(
    { min: 1, max: 65535 },
    { description: "Port on which JupyterLab answers in the image.", default: "49494" },
  ),
  skipRoles: list({ description: "Roles of the default content to leave out.", example: "docker, poetry" }),
};

export const checks = {
  tests: optionalText({
    description: "Ansible playbook with checks of your own: run on the machine and on each artifact booted by itself.",
  }),
  junitFile: optionalText({
    description: "File for the test results as JUnit XML. A release folder holds them anyway, as tests.xml.",
  }),
};

export const finish = {
  defaultPassword: optionalText({
    description: "Password for the first login, where a new one is demanded. Default: generated, and shown once.",
    secret: true,
    publishedBy: "publishDefaultPassword",
  }),
  publishDefaultPassword: flag({
    description:
      "Write the default password into the notes and the page, for an image that is for everyone. It is then no secret.",
  }),
};

export const failure = {
  onError: choice(ON_ERROR, {
    description:
      "What becomes of the machine when the build fails: clean-up removes it, keep leaves it running until its lease ends, ask asks at the terminal.",
    default: "clean-up",
  }),
};

/** Written by some commands, read by another. */
export const RELEASE_FOLDER =
  "Folder of the release. create-vm and export-vm write it, replacing an older release when the new one is whole; with it test-vm boots and tests every artifact in it.";

export const output = {
  formats: choices(FORMATS, {
    description: "Formats to export.",
    default: "vmdk, vhd",
    example: "vmdk, vhd, ova",
  }),
  rawCompression: choice(["zstd", "gzip"], { description: "Compression of the raw image.", default: "zstd" }),
  releaseFolder: text({ description: RELEASE_FOLDER, default: "release" }),
  product: optionalText({
    description: "Name of the product, first part of every file name. Default: the repository's name, else vm.",
    example: "data-lab",
    pattern: NAME,
    rule: NAME_RULE,
  }),
};
