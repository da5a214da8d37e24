#!/bin/bash
# The baseline of bench/build.ts: what `create-vm` does with a machine, as a person would write it down for one image.
# No checks, no clean-up after a failure, no progress: qemu, ssh, ansible-playbook, qemu-img.
#
# Taken from the environment: BASE (disk, read only), BASE_FORMAT, WORK (empty folder), ANSIBLE (ansible-playbook),
# CONTENT (templates/ansible), PLAYBOOK, FINISH (finish.sh), QEMU (command with its arguments for acceleration),
# CPUS, MEMORY and DISK (MiB), CERTIFICATES (PEM file or empty).
# Prints `step seconds` for each step.
set -euo pipefail
cd "$WORK"
PATH=$PATH:/usr/sbin:/sbin

last=$EPOCHREALTIME
step() {
  now=$EPOCHREALTIME
  echo "$1 $(awk "BEGIN { print $now - $last }")"
  last=$now
}
cleanup() { [ -z "${qemu-}" ] || kill "$qemu" 2>/dev/null || :; }
trap cleanup EXIT

# Boot
ssh-keygen -q -t ed25519 -N '' -f key
ssh-keygen -q -t ed25519 -N '' -f host
python3 - "$CERTIFICATES" >user-data <<'PYTHON'
import json, re, sys
read = lambda name: open(name).read()
data = {
    "locale": "C.UTF-8", "ssh_pwauth": False, "ssh_genkeytypes": [],
    "users": [{"name": "debian", "shell": "/bin/bash", "groups": ["adm", "sudo"], "lock_passwd": True,
               "sudo": "ALL=(ALL) NOPASSWD:ALL", "ssh_authorized_keys": [read("key.pub").strip()]}],
    "ssh_keys": {"ed25519_private": read("host"), "ed25519_public": read("host.pub").strip()},
}
if sys.argv[1]:
    pattern = "-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----"
    bundle = "\n".join(re.findall(pattern, read(sys.argv[1]), re.S)) + "\n"
    data["write_files"] = [
        {"path": "/usr/local/share/ca-certificates/slipway-build.crt", "content": bundle},
        {"path": "/etc/ssl/certs/ca-certificates.crt", "content": bundle, "append": True},
    ]
print("#cloud-config\n" + json.dumps(data))
PYTHON
echo '{"instance-id": "bare", "local-hostname": "bare"}' >meta-data
truncate -s 2M seed.img
mkfs.vfat -n CIDATA seed.img >/dev/null
mcopy -i seed.img user-data meta-data ::
qemu-img create -q -f qcow2 -F "$BASE_FORMAT" -b "$BASE" disk.qcow2 "${DISK}M"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# shellcheck disable=SC2086
setpriv --pdeathsig KILL $QEMU -smp "$CPUS" -m "${MEMORY}M" -nodefaults -display none -machine q35 -vga std \
  -drive file=disk.qcow2,format=qcow2,if=virtio,cache=unsafe,discard=unmap,detect-zeroes=unmap \
  -drive file=seed.img,format=raw,if=virtio,readonly=on \
  -netdev "user,id=net,hostfwd=tcp:127.0.0.1:$port-:22" -device virtio-net-pci,netdev=net,romfile= \
  -device virtio-rng-pci -serial file:serial.log -monitor unix:monitor,server=on,wait=off &
qemu=$!
echo "[127.0.0.1]:$port $(cut -d' ' -f1,2 host.pub)" >known_hosts
options="-p $port -i $WORK/key -o UserKnownHostsFile=$WORK/known_hosts -o IdentitiesOnly=yes -o BatchMode=yes
  -o ControlMaster=auto -o ControlPersist=60 -o ControlPath=$WORK/ssh -o ConnectTimeout=30 -o LogLevel=ERROR"
# shellcheck disable=SC2086
login() { ssh $options debian@127.0.0.1 "$@"; }
until login true 2>/dev/null; do sleep 0.2; done
login 'sudo cloud-init status --wait' >/dev/null
step Machine

# Install
export ANSIBLE_PIPELINING=1 ANSIBLE_ROLES_PATH=$CONTENT/roles ANSIBLE_HOST_KEY_CHECKING=1 LC_ALL=C.UTF-8
ANSIBLE_SSH_ARGS=$(echo $options) "$ANSIBLE" -i "127.0.0.1," -u debian \
  -e ansible_python_interpreter=/usr/bin/python3 "$PLAYBOOK" >ansible.log
step Install

# Finish: one root shell, then the power button
{
  printf 'LOGIN_USER=debian\nPASSWORD=Bare-Trial-4711\nHOST_NAME=bare\nCLOUD_INIT=off\n'
  cat "$FINISH"
} | login 'sudo bash -euo pipefail -s' >finish.log
step Finish
python3 -c 'import socket; s = socket.socket(socket.AF_UNIX); s.connect("monitor"); s.recv(99); s.sendall(b"system_powerdown\n"); s.recv(99)'
wait "$qemu"
qemu=
step Capture

# Export: three formats, two at a time, the slowest first; checksums
qemu-img convert -f qcow2 -O vmdk -o adapter_type=lsilogic,subformat=streamOptimized,compat6=on disk.qcow2 bare.vmdk &
{
  qemu-img convert -f qcow2 -O qcow2 -c -o compression_type=zstd -W -m 2 disk.qcow2 bare.qcow2
  qemu-img convert -f qcow2 -O vpc -o subformat=fixed,force_size=on disk.qcow2 bare.vhd
  sha256sum bare.qcow2 bare.vhd >sums
} &
wait
sha256sum bare.vmdk >>sums
step Export
