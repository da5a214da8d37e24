import {
  choice,
  choices,
  duration,
  flag,
  integer,
  list,
  optionalChoice,
  optionalDuration,
  optionalFlag,
  optionalInteger,
  optionalList,
  optionalText,
  size,
  text,
} from "../declare/kinds.ts";
import { ON_ERROR } from "../pipeline/on-error.ts";
import { CONNECT, DEFAULT_INSTANCE_TYPES, DEFAULT_SOURCE_AMI, EXPORT_BY } from "../providers/aws/settings.ts";
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

/** Where the local provider, and the tools on this machine, keep things. */
export const localPlace = {
  accelerator: choice(["auto", "kvm", "tcg"], {
    description: "How QEMU runs a guest. auto tries KVM with a real guest first and emulates where that fails.",
    default: "auto",
  }),
  stateFolder: optionalText({
    description:
      "Folder for running machines, their keys, and the register of releases. Default: $XDG_STATE_HOME/slipway, else ~/.local/state/slipway; with provider aws on a runner slipway in its temporary folder.",
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

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
const ACCOUNT = /^\d{12}$/;

/** Which account and Region of AWS, and by whose rights. */
export const awsAccess = {
  region: optionalText({
    description: "AWS Region. Default: AWS_REGION, AWS_DEFAULT_REGION, or what the profile says.",
    example: "eu-central-1",
    pattern: REGION,
    rule: "it must be a Region's code, as in eu-central-1",
    provider: "aws",
  }),
  profile: optionalText({
    description: "Profile of the shared AWS configuration files, SSO included. Default: AWS_PROFILE, else default.",
    provider: "aws",
  }),
  roleToAssume: optionalText({
    description:
      "ARN of a role that is assumed: on a runner by the workflow's OIDC token (permission id-token: write), elsewhere by the credentials at hand. It is assumed anew when its session ends, and in the post step.",
    example: "arn:aws:iam::123456789012:role/slipway-github",
    pattern: /^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/,
    rule: "it must be the ARN of a role",
    provider: "aws",
  }),
  allowedAccountIds: optionalList({
    description: "The credentials must belong to one of these accounts; else nothing is made or removed.",
    example: "123456789012",
    pattern: ACCOUNT,
    rule: "an account id has 12 digits",
    provider: "aws",
  }),
  endpointUrl: optionalText({
    description: "Endpoint of all AWS services, for emulators. Default: AWS_ENDPOINT_URL, else AWS's own.",
    pattern: /^https?:\/\/\S+$/,
    rule: "it must start with http:// or https://",
    provider: "aws",
  }),
};

/** Where images and disks go in AWS, besides. */
export const awsPlace = {
  ...awsAccess,
  bucket: optionalText({
    description: "S3 bucket for exported disks, in the same account and Region. Needed where formats are exported.",
    example: "octo-images",
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    rule: "a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens",
    provider: "aws",
  }),
  bucketPrefix: optionalText({
    description: "First part of the objects' keys; the asset-id follows. Default: none.",
    example: "images",
    pattern: /^[\w!.*'()/-]{1,512}$/,
    rule: "use letters, digits, slashes and !-_.*'()",
    provider: "aws",
  }),
  copyToRegions: optionalList({
    description: "Further Regions for the AMI. Assets there are listed and removed too.",
    example: "us-east-1, eu-west-1",
    pattern: REGION,
    rule: "each must be a Region's code, as in eu-central-1",
    provider: "aws",
  }),
};

export const place = {
  provider: choice(PROVIDERS, {
    description: "Where machines are made: local is QEMU on this machine, aws is EC2.",
    default: "local",
  }),
  ...localPlace,
  ...awsPlace,
};

export const machine = {
  baseImage: optionalText({
    description: `What the machine starts from. With local: ${RELEASES.map(({ name }) => name).join(", ")} (built from signed packages), or path or address of a cloud image; default debian-12. With aws: ami-ID, ssm:PARAMETER, or filters such as name=ubuntu-*, owner=099720109477, architecture=x86_64, of which the newest is taken; default ${DEFAULT_SOURCE_AMI}, Canonical's current Ubuntu LTS.`,
    example: "ubuntu-24.04",
  }),
  baseImageSha256: optionalText({
    description: "SHA-256 of a cloud image. Must be given with an address.",
    pattern: /^[0-9a-fA-F]{64}$/,
    rule: "a SHA-256 has 64 hexadecimal digits",
    hint: "Take it from the publisher's list of checksums (SHA256SUMS), or from sha256sum of the file.",
    provider: "local",
  }),
  mirror: optionalText({
    description:
      "Package mirror for a base image built from packages. Default: this machine's own apt sources, else the distribution's.",
    example: "https://mirror.example/debian",
    pattern: /^https?:\/\/\S+(?:\s+https?:\/\/\S+)?$/,
    rule: "it must start with http:// or https://",
    provider: "local",
  }),
  keyring: optionalText({
    description:
      "File with the keys that a base image's packages are signed with. Default: the distribution's keyring package.",
    provider: "local",
  }),
  cpus: integer(
    { min: 1, max: 64 },
    {
      description:
        "Processors of the machine; with aws the instance's type decides, and this is what the OVA asks for.",
      default: "2",
    },
  ),
  memory: size(
    { min: "512 MiB", max: "1 TiB" },
    {
      description:
        "Memory of the machine; with aws and with test-vm of the machine booted from an artifact, and what the OVA asks for.",
      default: "2 GiB",
    },
  ),
  diskSize: size(
    { min: "4 GiB", max: "2 TiB" },
    { description: "Size of the disk, which is also the size of the released disk.", default: "8 GiB" },
  ),
  user: optionalText({
    description: "Login user of the image. Default: ubuntu for Ubuntu and with aws, debian otherwise.",
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
    {
      description: "How long the first boot may take. Default: 90 s with KVM, 4 min under emulation, 10 min with aws.",
      example: "10m",
    },
  ),
  caCertificates: optionalText({
    description:
      "PEM file of certificates that the guest trusts while it is built, for networks that intercept TLS. They are not in the image. Default: what NODE_EXTRA_CA_CERTS names.",
  }),
};

/** How a machine is made on EC2. */
export const awsMachine = {
  instanceTypes: optionalList({
    description: `Instance types, in the order in which they are tried. Default: ${DEFAULT_INSTANCE_TYPES.join(", ")}.`,
    example: "m7i.large, m6i.large",
    pattern: /^[a-z0-9-]+\.[a-z0-9-]+$/,
    rule: "an instance type looks like m7i.large",
    provider: "aws",
  }),
  spot: optionalFlag({
    description: "Try spot capacity first, type by type, then on demand. Default: false.",
    provider: "aws",
  }),
  vpc: optionalText({
    description: "VPC of the machine. Default: the account's default VPC.",
    example: "vpc-0123456789abcdef0",
    pattern: /^vpc-[0-9a-f]{8,17}$/,
    rule: "it must be a VPC's id",
    provider: "aws",
  }),
  subnet: optionalText({
    description: "Subnet of the machine. Default: one of the VPC in a zone that offers the instance type.",
    example: "subnet-0123456789abcdef0",
    pattern: /^subnet-[0-9a-f]{8,17}$/,
    rule: "it must be a subnet's id",
    provider: "aws",
  }),
  connect: optionalChoice(CONNECT, {
    description:
      "How the machine is reached. ssh: port 22, open to one address only. ssm: Session Manager, with no open port at all; needs instance-profile and the AWS CLI with its Session Manager plugin. Default: ssh.",
    provider: "aws",
  }),
  allowFrom: optionalText({
    description: "IPv4 range (CIDR) that SSH is open to. Default: this machine's own public address, /32.",
    example: "203.0.113.7/32",
    pattern: /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/,
    rule: "write an IPv4 range such as 203.0.113.7/32",
    provider: "aws",
  }),
  sshPort: optionalInteger(
    { min: 1, max: 65535 },
    { description: "Port on which the source AMI's SSH server answers. Default: 22.", provider: "aws" },
  ),
  instanceProfile: optionalText({
    description: "Name or ARN of an instance profile for the machine, for Session Manager or your playbook.",
    provider: "aws",
  }),
  volumeType: optionalChoice(["gp3", "gp2", "io1", "io2"], {
    description: "Type of the root volume. Default: gp3.",
    provider: "aws",
  }),
  leaseRole: optionalText({
    description:
      "Name or ARN of the role by which the lease's schedule deletes the machine's stack; none for no schedule. Default: slipway-lease, which templates/cloudformation/account.yaml makes.",
    provider: "aws",
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
  "Folder of the release. create-vm and export-vm write it, replacing an older release when the new one is whole; with it test-vm boots and tests every artifact in it, and publish-release and update-release release its files and tell of its images.";

/** Of a build elsewhere, or of a machine that is kept. */
export const WAIT =
  "Wait for the end. Of a build: true; with false the step ends when the build is started. With setup-ec2: keep the machine until Ctrl-C or the end of its lease, then remove it; true in a terminal without keep, false elsewhere.";

export const output = {
  formats: choices(FORMATS, {
    description: "Formats to export. With aws, none makes an AMI only.",
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

/** How an AMI is exported and handed on. */
export const awsExport = {
  exportRole: optionalText({
    description: "Name of the role that VM Import/Export assumes. Default: vmimport.",
    pattern: /^[\w+=,.@/-]{1,128}$/,
    rule: "it must be a role's name",
    provider: "aws",
  }),
  exportBy: optionalChoice(EXPORT_BY, {
    description:
      "How several of vmdk, vhd and raw are made; AWS exports one format of an AMI at a time. copies: a copy of the AMI for each further format, side by side. queue: one after another. convert: AWS exports one, and qemu-img makes the others here. auto: copies. Default: auto.",
    provider: "aws",
  }),
  fetch: optionalFlag({
    description:
      "Fetch the exported disks once, to boot and test them here and to put them into the release folder. Default: true where they fit this machine's disk.",
    provider: "aws",
  }),
};

export const awsDelivery = {
  shareWith: optionalList({
    description: "Account ids, and ARNs of organisations and organisational units, that may launch the AMI.",
    example: "123456789012",
    pattern: /^(?:\d{12}|arn:aws[\w-]*:organizations::\d{12}:(?:organization|ou)\/\S+)$/,
    rule: "give account ids of 12 digits, or ARNs of organisations or organisational units",
    provider: "aws",
  }),
  deprecateAfter: optionalDuration(
    { min: "1h", max: "3650d" },
    {
      description: "When the AMI is deprecated, from now on. Default: never by Slipway.",
      example: "365d",
      provider: "aws",
    },
  ),
  public: optionalFlag({
    description:
      "Let everyone launch the AMI, after its tests have passed. The account must allow public AMIs (block public access). Default: false.",
    provider: "aws",
  }),
};
