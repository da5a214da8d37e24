#!/bin/sh
# Builds a bootable disk of a Debian or Ubuntu release from its signed packages. Run it below lifeline.sh, as root.
#
#   build.sh FOLDER
#
# FOLDER holds `settings` (shell assignments, see src/providers/local/base-image/settings.ts) and `sources.list`
# (may be missing: mmdebstrap then uses its own default for the release); it gets `disk.raw` and `packages`.
# Needs no loop device and leaves no mount: file systems are written straight into the file.
set -eu
umask 022
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin

here=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "$1" && pwd)
. "$folder/settings"
export DISTRIBUTION ROOT_UUID ESP_ID DISK_SIZE SLIPWAY_SCRIPTS="$here"
unset TMPDIR

# The packages are unpacked in memory where there is enough of it: quicker, and gone with this namespace.
root=$folder/root
mkdir -p "$root"
if [ "$IN_MEMORY" = 1 ]; then mount -t tmpfs -o mode=0755,size="$MEMORY_LIMIT" base-image "$root"; fi

sources=
if [ -s "$folder/sources.list" ]; then sources=$folder/sources.list; fi

echo "slipway: stage packages"
# Options given here are for the build alone; setup.sh removes what mmdebstrap keeps of them inside.
mmdebstrap --verbose --mode=root --format=directory --variant=minbase \
  --architectures="$ARCHITECTURE" --components="$COMPONENTS" \
  ${KEYRING:+--keyring="$KEYRING"} \
  --aptopt='Acquire::Languages "none"' \
  --aptopt='Acquire::Retries "3"' \
  --aptopt='Acquire::http::Timeout "30"' \
  --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt=force-unsafe-io \
  --essential-hook='sh "$SLIPWAY_SCRIPTS/prepare.sh" "$1"' \
  --include="$PACKAGES" \
  --customize-hook='sh "$SLIPWAY_SCRIPTS/setup.sh" "$1"' \
  "$SUITE" "$root" ${sources:+"$sources"}

echo "slipway: stage disk"
chroot "$root" dpkg-query -W -f '${Package} ${Version} ${Architecture}\n' >"$folder/packages"
sh "$here/disk.sh" "$root" "$folder/disk.raw"
if [ "$IN_MEMORY" = 1 ]; then umount "$root"; rmdir "$root"; else rm -rf --one-file-system "$root"; fi
rm -f "$folder/settings" "$folder/sources.list"
if [ -n "$OWNER" ]; then chown -R "$OWNER" "$folder"; fi
echo "slipway: stage done"
