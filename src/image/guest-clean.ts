import { shellQuote } from "../ssh/client.ts";
import type { GuestCheck } from "./guest-script.ts";

/**
 * What must not be in a released image, and what must be new in each machine that boots from it.
 * Run as root on a booted artifact, before anything is planted there. One login as `user` has happened.
 */
export function cleanlinessChecks(expectations: { user: string; hostname?: string | undefined }): GuestCheck[] {
  const user = shellQuote(expectations.user);
  const none = (name: string, find: string): GuestCheck => ({
    name,
    script: `found=$(${find})\n[ -z "$found" ] || { echo "Found: $found"; exit 1; }`,
  });
  return [
    none(
      "no SSH key or known host of the build",
      "find /root /home -xdev \\( -name 'authorized_keys*' -o -name 'known_hosts*' -o -name 'id_*' \\) -path '*/.ssh/*'",
    ),
    {
      name: "host keys are of this machine",
      script: `
boot=$(sed -n 's/^btime //p' /proc/stat)
keys=$(ls /etc/ssh/ssh_host_*_key)
for key in $keys; do
  [ "$(stat -c %Y "$key")" -ge "$((boot - 2))" ] || { stat -c '%n is older than this boot: %y' "$key"; exit 1; }
done`,
    },
    {
      name: "machine-id is of this machine",
      script: `
grep -qxE '[0-9a-f]{32}' /etc/machine-id || { echo "machine-id: $(cat /etc/machine-id)"; exit 1; }
boots=$(find /var/log/journal /run/log/journal -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sed 's,.*/,,' | sort -u)
[ -z "$boots" ] || [ "$boots" = "$(cat /etc/machine-id)" ] || { echo "Journals of: $boots"; exit 1; }`,
    },
    {
      name: "no log of an earlier boot",
      script: `boots=$(journalctl --list-boots --no-pager 2>/dev/null | grep -cE '^ *-?[0-9]+ ')
[ "$boots" -le 1 ] || { journalctl --list-boots --no-pager; exit 1; }
! grep -lE 'ansible|cidata' -r /var/log --include='*.log' --include=syslog --include=messages`,
    },
    none("no history of a shell or program", "find /root /home -xdev -maxdepth 2 -name '.*history*' -size +0"),
    none(
      "no file of Ansible",
      "find /root /home /tmp /var/tmp -xdev -maxdepth 2 \\( -name '.ansible*' -o -name 'ansible-*' \\)",
    ),
    none(
      "no state of cloud-init",
      "find /var/lib/cloud /var/log/cloud-init.log /var/log/cloud-init-output.log -type f 2>/dev/null | head -5 || :",
    ),
    none(
      "no certificate of the build",
      `find /usr/local/share/ca-certificates /usr/share/ca-certificates /etc/ssl/certs \\( -name 'cloud-init-ca*' -o -name 'slipway*' \\)
inside=$(grep -c 'BEGIN CERTIFICATE' /etc/ssl/certs/ca-certificates.crt || :)
known=$(grep -cE '^[^#!]' /etc/ca-certificates.conf || :)
[ "$inside" = "$known" ] || [ -n "$(ls /usr/local/share/ca-certificates)" ] || echo "The bundle holds $inside certificates, and the distribution has $known."`,
    ),
    none(
      "no lease of the build",
      "systemctl list-unit-files --no-legend 'slipway-*' | head -5; find /etc/systemd /run/systemd/system -name 'slipway-*'",
    ),
    none(
      "no package lists or archives",
      "find /var/lib/apt/lists /var/cache/apt/archives -maxdepth 1 -type f -size +0 ! -name lock | head -5",
    ),
    none(
      "no sudo without a password",
      `grep -rsE '^[^#]*NOPASSWD' /etc/sudoers /etc/sudoers.d || :; su ${user} -s /bin/sh -c 'sudo -k -n true' 2>/dev/null && echo "sudo -n works" || :`,
    ),
    {
      name: "root has no password",
      script: `passwd -S root | grep -qE '^root (L|LK|NP) ' && ! passwd -S root | grep -q ' NP ' || { passwd -S root; exit 1; }`,
    },
    {
      name: "the interface has an address from netplan's configuration",
      script: `
ip -4 -br address show up | grep -E '^e[^ ]* .*[0-9]+\\.' || { ip -br address; exit 1; }
! ls /etc/netplan | grep cloud-init`,
    },
    ...(expectations.hostname === undefined
      ? []
      : [
          {
            name: "the host name is the image's",
            script: `[ "$(hostname)" = ${shellQuote(expectations.hostname)} ] || { hostname; exit 1; }`,
          },
        ]),
  ];
}
