#!/bin/sh
# Runs after the essential packages and before all others: what their installation scripts look at.
# mmdebstrap calls it with the root folder as $1.
set -eu
root=$1

cat >"$root/etc/fstab" <<END
UUID=$ROOT_UUID / ext4 defaults,errors=remount-ro 0 1
UUID=$(echo "$ESP_ID" | sed 's/^\(....\)/\1-/') /boot/efi vfat umask=0077,nofail 0 1
END
mkdir -p "$root/boot/efi"

# Drivers of every usual controller in the initramfs, not only of the one that the machine was built on.
mkdir -p "$root/etc/initramfs-tools/conf.d"
echo 'MODULES=most' >"$root/etc/initramfs-tools/conf.d/slipway-modules"

# There is no disk yet that grub-pc could install itself to: disk.sh does that. (Debian's grub-cloud-amd64 never asks.)
if [ "$DISTRIBUTION" = ubuntu ]; then
  echo 'grub-pc grub-pc/install_devices_empty boolean true' | chroot "$root" debconf-set-selections
fi
