#!/bin/sh
# Proves that a fresh clone works on a fresh machine: makes a minimal Debian with nothing but node, npm, python3, git and
# sudo in it, clones the project into it, and runs `npm start` and `npm test` there. For every release; see CONTRIBUTING.
#
#   scripts/fresh-machine.sh [--user] [--keep] [FOLDER [COMMAND …]]
#
#   FOLDER    where the machine goes; needs 30 GB            default: /var/tmp/slipway-fresh
#   COMMAND   what is run in the clone, by sh                default: npm start && npm test
#   --user    as a user with sudo, instead of as root
#   --keep    leave the folder when it is over
#
# It is a chroot in mount and process namespaces of its own: the kernel and the network are this machine's. When this
# script ends, however it ends, its processes and mounts end with it. What is committed counts, not what is edited.
set -eu

user=root
home=/root
keep=
while :; do
  case "${1-}" in
    --user) user=builder home=/home/builder; shift ;;
    --keep) keep=yes; shift ;;
    *) break ;;
  esac
done
root=${1:-/var/tmp/slipway-fresh}
[ $# -gt 0 ] && shift
command=${*:-npm start && npm test}
project=$(cd "$(dirname "$0")/.." && pwd)

[ "$(id -u)" = 0 ] || { echo "This needs root, for chroot: sudo $0 $*" >&2; exit 1; }
command -v mmdebstrap >/dev/null || { echo "Please run: apt-get install mmdebstrap" >&2; exit 1; }
[ ! -e "$root" ] || { echo "$root is there already; remove it or name another folder." >&2; exit 1; }

finish() { [ -n "$keep" ] || rm -rf --one-file-system "$root"; }
trap finish EXIT
trap 'exit 130' INT TERM

# The distribution's own sources as this machine has them, and no third party's: those bring another Node.
sources=/etc/apt/sources.list.d/debian.sources
[ -e "$sources" ] || sources=/etc/apt/sources.list
echo "Making a fresh Debian in $root"
mmdebstrap --quiet --variant=minbase --include=nodejs,npm,python3,ca-certificates,sudo,git \
  bookworm "$root" - <"$sources"

# The network as this machine sees it: name servers, and the certificates that it trusts.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
if [ -d /usr/local/share/ca-certificates ]; then
  cp -R /usr/local/share/ca-certificates "$root/usr/local/share/"
  chroot "$root" update-ca-certificates >/dev/null 2>&1
fi
[ "$user" = root ] || {
  chroot "$root" useradd --create-home --shell /bin/sh "$user"
  echo "$user ALL=(ALL) NOPASSWD: ALL" >"$root/etc/sudoers.d/$user"
}
git clone --quiet "$project" "$root$home/slipway"
chroot "$root" chown -R "$user" "$home/slipway"

# Where this shell names a bundle of certificates, the fresh one does too: a proxy that opens TLS is part of the network.
bundle=
[ -z "${NODE_EXTRA_CA_CERTS-}" ] || bundle=NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt

export root user home command bundle
unshare --mount --pid --fork --kill-child -- sh -euc '
  mount --make-rprivate /
  # Its root is a mount of its own, as on a real machine: unshare(1) cannot set the propagation of anything else.
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount --rbind /sys "$root/sys"
  mount -t tmpfs tmpfs "$root/run"
  exec chroot "$root" sudo -u "$user" env -i HOME="$home" USER="$user" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin $bundle \
    sh -c "cd $home/slipway && node --version && $command"
'
