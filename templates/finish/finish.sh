# The last act on a machine before it becomes an image. Runs in ONE root shell; nothing but the shutdown comes after.
#
# Slipway sends it on standard input with these variables before it, so that no secret is in a command line:
#   LOGIN_USER         the user who logs in first
#   PASSWORD           its default password, which JupyterLab gets too where there is one
#   HOST_NAME          name of the image's machines; empty: as it is
#   CLOUD_INIT         off: the image boots without cloud-init (14 s instead of 38 on an emulated machine)
#                      keep: it stays on, for clouds that hand in keys that way; elsewhere it finds nothing to do
# shellcheck shell=bash

export LC_ALL=C DEBIAN_FRONTEND=noninteractive
umask 022

say() { echo "finish: $*"; }
fail() { echo "finish: $*" >&2; exit 1; }
id -- "$LOGIN_USER" >/dev/null || fail "there is no user $LOGIN_USER"

# Every home, also of users that were made during the build.
homes() { { echo /root; getent passwd | cut -d: -f6; ls -d /home/*/ 2>/dev/null || :; } | sed 's,/*$,,' | grep -E '^/(root|home/.+)$' | sort -u; }

say "JupyterLab's password"
if [ -x /usr/local/bin/jupyter-password ] && [ -n "$PASSWORD" ]; then
  systemctl stop jupyter.service
  printf '%s\n' "$PASSWORD" | /usr/local/bin/jupyter-password --default
fi

say "sudo asks for the password"
rm -f /etc/sudoers.d/90-cloud-init-users /etc/sudoers.d/*slipway*
usermod -aG sudo "$LOGIN_USER"
visudo -cq
passwd -ql root

say "login with a password over SSH"
grep -qE '^[[:space:]]*Include[[:space:]]+/etc/ssh/sshd_config\.d/\*\.conf' /etc/ssh/sshd_config ||
  sed -i '1i Include /etc/ssh/sshd_config.d/*.conf' /etc/ssh/sshd_config
mkdir -p /etc/ssh/sshd_config.d /run/sshd
# sshd takes the first match, so the first file in the order of names decides; the others are made to agree.
echo 'PasswordAuthentication yes' >/etc/ssh/sshd_config.d/00-password-login.conf
for file in /etc/ssh/sshd_config /etc/ssh/sshd_config.d/*.conf; do
  sed -i -E 's/^([[:space:]]*)#?[[:space:]]*PasswordAuthentication[[:space:]].*/\1PasswordAuthentication yes/I' "$file"
done
settings=$(/usr/sbin/sshd -T -C "user=$LOGIN_USER,host=localhost,addr=127.0.0.1")
grep -qx 'passwordauthentication yes' <<<"$settings" ||
  fail "sshd would refuse passwords: sshd -T says so"

say "host keys are made at the first boot"
cat >/etc/systemd/system/ssh-host-keys.service <<'END'
[Unit]
Description=Make SSH host keys of this machine's own
Before=ssh.service
ConditionPathExists=!/etc/ssh/ssh_host_ed25519_key

[Service]
Type=oneshot
ExecStart=/usr/bin/ssh-keygen -A

[Install]
WantedBy=multi-user.target ssh.service
END
systemctl --quiet enable ssh-host-keys.service
rm -f /etc/ssh/ssh_host_*

say "the build's lease, certificates and cloud-init state"
# The lease still ends this machine if nobody comes back for it: from here on as a timer in /run, which no image has.
lease=$(systemctl show slipway-lease.timer -p NextElapseUSecRealtime --value 2>/dev/null || :)
if [ -n "$lease" ]; then
  systemd-run --quiet --unit=lease-of-this-boot --on-calendar="$(date -u -d "$lease" '+%Y-%m-%d %H:%M:%S') UTC" \
    systemctl --no-block poweroff || :
fi
for unit in /etc/systemd/system/slipway-*; do
  [ -f "$unit" ] || continue
  systemctl --quiet disable "$(basename "$unit")" 2>/dev/null || :
  case $unit in *.timer) systemctl stop "$(basename "$unit")" || : ;; esac
done
rm -rf /etc/systemd/system/slipway-* /etc/systemd/system/*.wants/slipway-* /run/systemd/system/slipway-* \
  /usr/local/sbin/slipway-* /usr/local/lib/slipway* /etc/slipway /var/lib/slipway
# Where cloud-init puts certificates, in its older and its newer versions, and where we do.
certificates=$(ls /usr/local/share/ca-certificates/cloud-init-ca-cert* /usr/share/ca-certificates/cloud-init-ca-cert* \
  /usr/local/share/ca-certificates/slipway* 2>/dev/null || :)
if [ -n "$certificates" ]; then
  echo "$certificates" | xargs -d '\n' rm -f
  sed -i '/cloud-init-ca-cert/d' /etc/ca-certificates.conf
  # What update-ca-certificates --fresh would do, without starting openssl for every certificate: that took minutes.
  find /etc/ssl/certs -xtype l -delete
  {
    grep -vE '^[#!]|^$' /etc/ca-certificates.conf | sed 's,^,/usr/share/ca-certificates/,'
    find /usr/local/share/ca-certificates -name '*.crt' | sort
  } | while IFS= read -r file; do if [ -f "$file" ]; then sed -e '$a\' "$file"; fi; done >/etc/ssl/certs/ca-certificates.new
  mv /etc/ssl/certs/ca-certificates.new /etc/ssl/certs/ca-certificates.crt
fi
rm -rf /var/lib/cloud /run/cloud-init /etc/cloud/ds-identify.cfg /etc/cloud/cloud.cfg.d/*slipway-build* \
  /etc/cloud/cloud.cfg.d/90-installer-network.cfg /etc/cloud/cloud.cfg.d/subiquity-disable-cloudinit-networking.cfg
case $CLOUD_INIT in
off) if [ -d /etc/cloud ]; then echo "Remove this file, and cloud-init works again." >/etc/cloud/cloud-init.disabled; fi ;;
keep)
  mkdir -p /etc/cloud/cloud.cfg.d
  cat >/etc/cloud/cloud.cfg.d/99-password-login.cfg <<END
ssh_pwauth: true
system_info:
  default_user:
    name: $LOGIN_USER
    lock_passwd: false
END
  # Only where a cloud says for certain that it is one; elsewhere cloud-init would make a user who needs no password. A list
  # with one source alone, as clouds' own images have it, would be used without a look (ds-identify of cloud-init).
  echo 'datasource_list: [Ec2, NoCloud, None]' >/etc/cloud/cloud.cfg.d/99-datasources.cfg
  echo 'policy: search,found=all,maybe=none,notfound=disabled' >/etc/cloud/ds-identify.cfg
  ;;
*) fail "CLOUD_INIT is off or keep" ;;
esac

say "network"
# What cloud-init wrote holds the hardware address of the build's machine.
rm -f /etc/netplan/50-cloud-init.yaml /etc/network/interfaces.d/50-cloud-init* /etc/systemd/network/*cloud-init* \
  /etc/NetworkManager/system-connections/cloud-init-* /etc/udev/rules.d/70-persistent-net.rules
if [ -x /usr/sbin/netplan ] && ! ls /etc/netplan/*.yaml >/dev/null 2>&1; then
  # Nobody configured a network (the role was left out): the image must have one nevertheless. Where cloud-init is at work
  # its own file comes first.
  cat >/etc/netplan/60-wired.yaml <<'END'
network:
  version: 2
  ethernets:
    wired:
      match:
        name: "e*"
      dhcp4: true
      dhcp-identifier: mac
END
  chmod 600 /etc/netplan/60-wired.yaml
fi
rm -f /var/lib/dhcp/* /var/lib/NetworkManager/*.lease /var/lib/NetworkManager/secret_key \
  /var/lib/NetworkManager/seen-bssids /var/lib/NetworkManager/timestamps
if [ -n "$HOST_NAME" ]; then
  echo "$HOST_NAME" >/etc/hostname
  sed -i '/^127\.0\.1\.1[[:space:]]/d' /etc/hosts
  echo "127.0.1.1 $HOST_NAME" >>/etc/hosts
fi

say "keys, histories and caches of every user"
while IFS= read -r home; do
  rm -rf "$home/.ssh" "$home/.ansible" "$home/.ansible_async" "$home/.cache" "$home/.bash_history" "$home/.zsh_history" \
    "$home/.python_history" "$home/.sqlite_history" "$home/.lesshst" "$home/.viminfo" "$home/.wget-hsts" \
    "$home/.sudo_as_admin_successful" "$home/.ipython/profile_default/history.sqlite" "$home/.docker/config.json" \
    "$home/.git-credentials" "$home/.netrc" "$home/.local/share/jupyter/runtime" \
    "$home/.local/share/jupyter/notebook_secret" "$home/.local/share/jupyter/nbsignatures.db"
done < <(homes)
# Users of services have their homes anywhere.
while IFS= read -r home; do rm -rf "${home%/}/.ssh"; done < <(getent passwd | cut -d: -f6 | sort -u)

say "packages"
apt-get clean
rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/debconf/*-old /var/lib/dpkg/*-old
systemctl --quiet unmask apt-daily.timer apt-daily-upgrade.timer 2>/dev/null || :

say "what must differ between machines"
: >/etc/machine-id
if [ -d /var/lib/dbus ]; then ln -sf /etc/machine-id /var/lib/dbus/machine-id; fi
if [ -e /etc/iscsi/initiatorname.iscsi ]; then echo 'GenerateName=yes' >/etc/iscsi/initiatorname.iscsi; fi
rm -f /var/lib/docker/engine-id /etc/docker/key.json
# Stopped now, so that the shutdown does not save a seed again.
systemctl stop systemd-random-seed.service || :
rm -f /var/lib/systemd/random-seed /boot/efi/loader/random-seed /var/lib/systemd/credential.secret

say "logs and temporary files"
systemctl stop rsyslog.service 2>/dev/null || :
# From here on the journal is in memory; else the shutdown would make its files again, under the old machine-id.
# The setting is in /run, so the image knows nothing of it.
mkdir -p /run/systemd/journald.conf.d
printf '[Journal]\nStorage=volatile\n' >/run/systemd/journald.conf.d/finish.conf
systemctl restart systemd-journald.service
rm -rf /var/log/journal/* /var/log/cloud-init* /var/log/apt/* /var/log/installer /var/lib/sudo/lectured/*
# Made again at boot by systemd-tmpfiles; while they are missing, this session's end is not written down.
rm -f /var/log/wtmp /var/log/btmp /var/log/lastlog
find /var/log -type f \( -name '*.gz' -o -name '*.xz' -o -name '*.[0-9]' -o -name '*.old' \) -delete
find /var/log -type f -size +0 -exec truncate -s 0 {} +
find /tmp /var/tmp -mindepth 1 -maxdepth 1 ! -name 'systemd-private-*' -exec rm -rf {} +
rm -rf /var/crash/* /var/lib/systemd/coredump/*

say "the user's password, which the first login has to change"
# SHA-512, which every guest tool reads; PAM's own method of the release has no say with -c.
printf '%s:%s\n' "$LOGIN_USER" "$PASSWORD" | chpasswd -c SHA512
rm -f /etc/passwd- /etc/shadow- /etc/group- /etc/gshadow- /etc/subuid- /etc/subgid-

say "free blocks"
sync
fstrim -a || say "the disk cannot discard blocks; the exports will be larger"

# From here on every new login is asked for a new password, one with a key too. So it is the very last.
chage -d 0 "$LOGIN_USER"
rm -f /etc/shadow-
sync
say complete
