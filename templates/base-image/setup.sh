#!/bin/sh
# The last step inside the new system: what a machine needs to boot by itself and to be taken over by cloud-init.
# mmdebstrap runs it with the root folder as $1, with /proc, /sys and /dev mounted there.
set -eu
root=$1

echo localhost >"$root/etc/hostname"
printf '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n' >"$root/etc/hosts"
echo 'LANG=C.UTF-8' >"$root/etc/default/locale"

# Nothing that is the same in two machines: made anew by each of them.
: >"$root/etc/machine-id"
rm -f "$root"/etc/ssh/ssh_host_* "$root/var/lib/dbus/machine-id" "$root/var/lib/systemd/random-seed"

# Background updates would hold apt's lock while the machine is installed. The image's finish unmasks them.
for timer in apt-daily.timer apt-daily-upgrade.timer; do
  ln -sf /dev/null "$root/etc/systemd/system/$timer"
done

# Names are resolved by systemd-resolved, the network is brought up by systemd-networkd through netplan.
for unit in systemd-networkd.service systemd-resolved.service; do
  if [ -e "$root/lib/systemd/system/$unit" ]; then chroot "$root" systemctl --quiet enable "$unit"; fi
done
rm -f "$root/etc/resolv.conf"
ln -s ../run/systemd/resolve/stub-resolv.conf "$root/etc/resolv.conf"

cat >"$root/etc/cloud/cloud.cfg.d/90-slipway-base.cfg" <<END
# The base looks for its seed on a volume labelled cidata, and asks no cloud's metadata service.
datasource_list: [NoCloud, None]
# The apt sources of the build stay as they are, and GRUB is not tied to the disk that the machine is built on.
apt:
  preserve_sources_list: true
grub_dpkg:
  enabled: false
END

mkdir -p "$root/etc/default/grub.d"
cat >"$root/etc/default/grub.d/60-slipway.cfg" <<END
GRUB_CMDLINE_LINUX_DEFAULT=""
GRUB_CMDLINE_LINUX="console=tty0 console=ttyS0,115200"
GRUB_TERMINAL="console serial"
GRUB_SERIAL_COMMAND="serial --unit=0 --speed=115200"
GRUB_TIMEOUT=1
GRUB_RECORDFAIL_TIMEOUT=1
GRUB_DISABLE_OS_PROBER=true
END

# update-grub asks grub-probe about the disk below /, and there is no disk yet: for this one call a stand-in answers
# what the finished disk will answer.
probe=$(mktemp -p "$root/tmp")
cat >"$probe" <<END
#!/bin/sh
case " \$* " in
*" --target=device "* | *" -t device "*) echo /dev/disk/by-uuid/$ROOT_UUID ;;
*" --target=fs_uuid "*) echo $ROOT_UUID ;;
*" --target=partuuid "*) ;;
*" --target=fs "*) echo ext2 ;;
*" --target=partmap "*) echo gpt ;;
*" --target=abstraction "*) ;;
*" --target=compatibility_hint "*) echo hd0,gpt3 ;;
*" --target=hints_string "*) ;;
esac
END
chmod 755 "$probe"
mkdir -p "$root/dev/disk/by-uuid"
: >"$root/dev/disk/by-uuid/$ROOT_UUID"
mount --bind "$probe" "$root/usr/sbin/grub-probe"
mkdir -p "$root/boot/grub"
chroot "$root" update-grub
umount "$root/usr/sbin/grub-probe"
rm -rf "$root/dev/disk" "$probe"
# The kernel's own installation has made the initramfs already; without one the machine would not find its disk.
ls "$root"/boot/initrd.img-* >/dev/null
grep -q "root=UUID=$ROOT_UUID" "$root/boot/grub/grub.cfg"

# From here on the package itself reinstalls GRUB (BIOS and UEFI) when it is upgraded; without this flag it does not.
if [ -e "$root/usr/share/doc/grub-cloud-amd64" ]; then : >"$root/etc/grub.d/enable_cloud"; fi

# The sources under the name where people look for them.
if [ ! -e "$root/etc/apt/sources.list" ] && [ -e "$root/etc/apt/sources.list.d/0000sources.list" ]; then
  mv "$root/etc/apt/sources.list.d/0000sources.list" "$root/etc/apt/sources.list"
fi

# What mmdebstrap keeps of the build's own options must not rule the finished system.
rm -f "$root/etc/apt/apt.conf.d/99mmdebstrap" "$root/etc/dpkg/dpkg.cfg.d/99mmdebstrap"
chroot "$root" apt-get clean
find "$root/var/lib/apt/lists" -type f -delete
rm -rf "$root"/var/log/apt/* "$root"/var/log/dpkg.log "$root"/var/log/bootstrap.log \
  "$root"/var/log/alternatives.log "$root"/var/cache/debconf/*-old "$root"/var/lib/dpkg/*-old \
  "$root"/tmp/* "$root"/var/tmp/*
