/** How the formats that AWS itself can make are made when there are several. */
export const EXPORT_BY = ["auto", "copies", "queue", "convert"] as const;

export type ExportBy = (typeof EXPORT_BY)[number];

/** How the machine is reached: SSH from one address, or Session Manager and no open port at all. */
export const CONNECT = ["ssh", "ssm"] as const;

/** Which account and Region, by whose rights, and which bucket. No secret is among it: the post step gets all of it. */
export interface AwsPlace {
  /** Undefined: what the environment or the profile says. */
  region?: string | undefined;
  /** Profile of the shared configuration files. */
  profile?: string | undefined;
  /** ARN of a role that is assumed: by the workflow's OIDC token on a runner, else by the credentials at hand. */
  roleToAssume?: string | undefined;
  /** The account must be one of these; empty or undefined: any. */
  allowedAccountIds?: readonly string[] | undefined;
  /** Address of an endpoint in place of AWS's own, for all services. */
  endpointUrl?: string | undefined;
  /** Bucket for exported disks. */
  bucket?: string | undefined;
  /** First part of the objects' keys; default: none. */
  bucketPrefix?: string | undefined;
  /** Further Regions for the AMI; assets there are listed and removed too. */
  copyToRegions?: readonly string[] | undefined;
}

/** How a machine is made. Undefined: the default that the input's description tells. */
export interface AwsMachineSettings {
  /** In the order in which they are tried. Default: `DEFAULT_INSTANCE_TYPES`. */
  instanceTypes?: readonly string[] | undefined;
  /** Try spot capacity first, type by type, then on demand. */
  spot?: boolean | undefined;
  /** Default: the account's default VPC. */
  vpc?: string | undefined;
  /** Default: a default subnet of the VPC in a zone that offers the type. */
  subnet?: string | undefined;
  connect?: (typeof CONNECT)[number] | undefined;
  /** CIDR that SSH is open to. Default: the caller's own address, /32. */
  allowFrom?: string | undefined;
  /** Port of the source image's SSH server. Default: 22. */
  sshPort?: number | undefined;
  /** Name or ARN of the instance profile; needed for `connect: ssm`. */
  instanceProfile?: string | undefined;
  /** EBS volume type. Default: gp3. */
  volumeType?: string | undefined;
  /** Name or ARN of the role by which the schedule deletes the stack; `none`: no schedule. Default: `slipway-lease`. */
  leaseRole?: string | undefined;
}

/** How an image is captured, exported and handed on. */
export interface AwsImageSettings {
  /** Name of the role that VM Import/Export assumes. Default: vmimport. */
  exportRole?: string | undefined;
  exportBy?: ExportBy | undefined;
  /** Whether exported disks are fetched to this machine, to be tested and put into the release folder. */
  fetch?: boolean | undefined;
  /** Account ids and ARNs of organisations or organisational units that may launch the AMI. */
  shareWith?: readonly string[] | undefined;
  /** Milliseconds after which the AMI is deprecated; undefined: never by us. */
  deprecateAfter?: number | undefined;
  /** Everyone may launch the AMI. */
  public?: boolean | undefined;
}

export interface AwsSettings extends AwsPlace, AwsMachineSettings, AwsImageSettings {}

/** Two processors and 8 GiB each, offered in every Region that has three zones. */
export const DEFAULT_INSTANCE_TYPES = ["t3.large", "t3a.large", "m5.large"] as const;

/** Canonical's current Ubuntu LTS, as Canonical publishes it in every Region (Ubuntu on AWS, "Finding AMIs with SSM"). */
export const DEFAULT_SOURCE_AMI =
  "ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id";
