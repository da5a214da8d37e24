#!/bin/sh
# Writes a root folder into a sparse disk that boots on BIOS and on UEFI, without a loop device.
#
#   disk.sh ROOT FILE        reads ROOT_UUID, ESP_ID (8 hex digits), DISK_SIZE (MiB), DISTRIBUTION from the environment
set -eu
root=$1
disk=$2
mib=1048576
bios_at=1 bios_size=1 esp_at=2 esp_size=62 root_at=64

# In the build's own folder: what a kill leaves there is found and removed with it.
work=$(mktemp -d -p "$(dirname "$disk")" work.XXXXXX)
trap 'rm -rf "$work"' EXIT

truncate -s "${DISK_SIZE}M" "$disk"
sfdisk --quiet "$disk" <<END
label: gpt
unit: sectors
start=$((bios_at * 2048)), size=$((bios_size * 2048)), type=21686148-6449-6E6F-744E-656564454649, name=bios
start=$((esp_at * 2048)), size=$((esp_size * 2048)), type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, name=esp
start=$((root_at * 2048)), type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, name=root
END

# --- BIOS: GRUB's own modules of the new system, so that core and modules are of one version.
grub=$root/usr/lib/grub/i386-pc
mkdir -p "$root/boot/grub/i386-pc" "$root/boot/grub/fonts" "$work"
cp "$grub"/*.mod "$grub"/*.lst "$root/boot/grub/i386-pc/"
if [ -e "$root/usr/share/grub/unicode.pf2" ]; then cp "$root/usr/share/grub/unicode.pf2" "$root/boot/grub/fonts/"; fi
cat >"$root/tmp/early.cfg" <<END
search --no-floppy --fs-uuid --set=root $ROOT_UUID
set prefix=(\$root)/boot/grub
END
chroot "$root" grub-mkimage --directory=/usr/lib/grub/i386-pc --format=i386-pc --prefix=/boot/grub \
  --config=/tmp/early.cfg --output=/tmp/core.img biosdisk part_gpt ext2 search search_fs_uuid
mv "$root/tmp/core.img" "$work/core.img"
cp "$grub/boot.img" "$work/boot.img"
rm "$root/tmp/early.cfg"

# Little-endian 64-bit number $1 into file $2 at byte $3.
put64() {
  value=$1 bytes=
  for _ in 1 2 3 4 5 6 7 8; do
    bytes="$bytes\\$(printf '%03o' $((value % 256)))"
    value=$((value / 256))
  done
  # shellcheck disable=SC2059
  printf "$bytes" | dd of="$2" bs=1 seek="$3" conv=notrunc status=none
}
core_sector=$((bios_at * 2048))
put64 "$core_sector" "$work/boot.img" 92 # 0x5c: where the core begins (GRUB's boot.S: kernel_sector)
printf '\220\220' | dd of="$work/boot.img" bs=1 seek=102 conv=notrunc status=none # 0x66: take the drive from the BIOS
put64 $((core_sector + 1)) "$work/core.img" 500 # 0x1f4: the rest of the core (diskboot.S: first block list entry)
[ "$(stat -c %s "$work/core.img")" -le $((bios_size * mib)) ]
dd if="$work/boot.img" of="$disk" bs=440 count=1 conv=notrunc status=none
dd if="$work/core.img" of="$disk" bs=$mib seek=$bios_at conv=notrunc status=none

# --- UEFI: removable path, so that no firmware variable is needed. Signed parts where the release has them.
esp=$work/esp
mkdir -p "$esp/EFI/BOOT" "$esp/EFI/$DISTRIBUTION"
printf 'search.fs_uuid %s root\nset prefix=($root)/boot/grub\nconfigfile $prefix/grub.cfg\n' "$ROOT_UUID" \
  >"$esp/EFI/$DISTRIBUTION/grub.cfg"
shim=
for file in "$root"/usr/lib/shim/shimx64.efi.signed.latest "$root"/usr/lib/shim/shimx64.efi.signed; do
  if [ -z "$shim" ] && [ -f "$file" ]; then shim=$file; fi
done
signed=$root/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed
if [ -n "$shim" ] && [ -f "$signed" ]; then
  cp "$shim" "$esp/EFI/BOOT/BOOTX64.EFI"
  cp "$signed" "$esp/EFI/BOOT/grubx64.efi"
  for file in "$root"/usr/lib/shim/mmx64.efi.signed "$root"/usr/lib/shim/mmx64.efi; do
    if [ -f "$file" ]; then cp "$file" "$esp/EFI/BOOT/mmx64.efi"; fi
  done
else
  chroot "$root" grub-mkimage --directory=/usr/lib/grub/x86_64-efi --format=x86_64-efi \
    --prefix="/EFI/$DISTRIBUTION" --output=/tmp/grub.efi \
    part_gpt fat ext2 normal configfile search search_fs_uuid linux echo gzio all_video gfxterm font serial terminal
  mv "$root/tmp/grub.efi" "$esp/EFI/BOOT/BOOTX64.EFI"
fi
truncate -s "${esp_size}M" "$work/esp.img"
mkfs.fat -i "$ESP_ID" -n ESP "$work/esp.img" >/dev/null
mcopy -s -i "$work/esp.img" "$esp/EFI" ::/
dd if="$work/esp.img" of="$disk" bs=$mib seek=$esp_at conv=notrunc,sparse status=none

# --- Root. The features are named one by one: a newer mke2fs would switch on some that an older GRUB or fsck of the
# release does not know.
size=$(((DISK_SIZE - root_at - 1) * 1024))
mke2fs -q -t ext4 -L root -U "$ROOT_UUID" -d "$root" -m 1 \
  -O none,has_journal,ext_attr,resize_inode,dir_index,filetype,extent,64bit,flex_bg,sparse_super,large_file,huge_file,dir_nlink,extra_isize,metadata_csum \
  -E offset=$((root_at * mib)),lazy_itable_init=0,lazy_journal_init=0,nodiscard "$disk" "${size}k"

# mke2fs writes its empty tables and journal out as zeros: back to holes, where the file system can.
fallocate --dig-holes "$disk" 2>/dev/null || :
