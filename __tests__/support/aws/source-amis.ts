/** An image of somebody else that machines start from; keys as moto names them. */
export interface SourceAmi {
  ami_id: string;
  name: string;
  owner_id: string;
  public: true;
  architecture: "x86_64" | "arm64";
  virtualization_type: "hvm";
  hypervisor: "xen";
  image_type: "machine";
  root_device_type: "ebs";
  root_device_name: string;
  /** ISO 8601. */
  creation_date: string;
  boot_mode: "legacy-bios" | "uefi" | "uefi-preferred";
  /** GiB. */
  volume_size: number;
  /** Path of a qcow2 that a real machine boots from. */
  disk?: string;
  /** SSM parameters that name it. */
  parameters?: readonly string[];
}

const COMMON = {
  public: true,
  architecture: "x86_64",
  virtualization_type: "hvm",
  hypervisor: "xen",
  image_type: "machine",
  root_device_type: "ebs",
  boot_mode: "legacy-bios",
} as const;

/** Debian's and Canonical's account ids, as both publish them. */
export const OWNERS = { debian: "136693071363", canonical: "099720109477" };

/** Debian 12 as Debian publishes it. @param disk for a real machine. */
export function debianAmi(disk?: string): SourceAmi {
  return {
    ...COMMON,
    ami_id: "ami-0d12d12d12d12d120",
    name: "debian-12-amd64-20261101-2285",
    owner_id: OWNERS.debian,
    root_device_name: "/dev/xvda",
    creation_date: "2026-11-01T00:00:00.000Z",
    volume_size: 8,
    parameters: ["/aws/service/debian/release/12/latest/amd64"],
    ...(disk === undefined ? {} : { disk }),
  };
}

/** Ubuntu 24.04 as Canonical publishes it, under Canonical's own parameter. */
export function ubuntuAmi(disk?: string): SourceAmi {
  return {
    ...COMMON,
    ami_id: "ami-0b2404b2404b24040",
    name: "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101",
    owner_id: OWNERS.canonical,
    root_device_name: "/dev/sda1",
    creation_date: "2026-11-01T00:00:00.000Z",
    volume_size: 8,
    parameters: ["/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"],
    ...(disk === undefined ? {} : { disk }),
  };
}

export const STANDARD_AMIS: readonly SourceAmi[] = [debianAmi(), ubuntuAmi()];
