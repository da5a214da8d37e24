import { leaseScript } from "./lease.ts";

/** What every machine's first boot is told, whoever runs it. */
export interface CloudConfigRequest {
  hostname: string;
  expires: Date;
}

/**
 * The part of cloud-init's user-data that all providers have in common.
 * - `locale`: without one cloud-init reports an error on an image without locales;
 * - the lease comes first, in `bootcmd`, once for the instance: a first boot that hangs later ends by it too.
 */
export function cloudConfig({ hostname, expires }: CloudConfigRequest): Record<string, unknown> {
  return {
    hostname,
    manage_etc_hosts: "localhost",
    locale: "C.UTF-8",
    disable_root: true,
    ssh_pwauth: false,
    ssh_deletekeys: true,
    growpart: { mode: "auto", devices: ["/"] },
    resize_rootfs: true,
    package_update: false,
    package_upgrade: false,
    bootcmd: [["cloud-init-per", "instance", "slipway-lease", "sh", "-c", leaseScript(expires)]],
  };
}

/** The login user of a build, as cloud-init describes users. Finish takes the free sudo away. */
export function loginUser(name: string): Record<string, unknown> {
  return {
    name,
    gecos: name,
    shell: "/bin/bash",
    groups: ["adm", "sudo"],
    lock_passwd: true,
    sudo: "ALL=(ALL) NOPASSWD:ALL",
  };
}
