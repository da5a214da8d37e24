import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../../src/base/run.ts";

/** What EC2's metadata service would tell the machine. */
export interface Metadata {
  instanceId: string;
  hostname: string;
  /** As the launch gave it, decoded. */
  userData: string;
  /** Public key of the key pair, in OpenSSH's format; empty: none. */
  publicKey: string;
}

/** KiB of a FAT file system that holds both files: user data has at most 16 KiB (EC2 User Guide). */
const SIZE = 1024;

/** Makes a NoCloud seed: what the metadata service would tell, on a disk that cloud-init finds by its label. */
export async function makeSeed(seed: string, folder: string, metadata: Metadata): Promise<void> {
  const { instanceId, hostname, userData, publicKey } = metadata;
  const parts = await mkdtemp(join(folder, "seed-"));
  try {
    const meta = {
      "instance-id": instanceId,
      "local-hostname": hostname,
      ...(publicKey === "" ? {} : { "public-keys": [publicKey] }),
    };
    const files = { "user-data": userData, "meta-data": `${JSON.stringify(meta)}\n` };
    const paths = Object.keys(files).map((name) => join(parts, name));
    await Promise.all(Object.values(files).map((text, index) => writeFile(paths[index] ?? "", text)));
    const make = `: >"$1" && truncate -s ${SIZE}K "$1" && PATH="$PATH:/usr/sbin:/sbin" mkfs.vfat -n CIDATA "$1" && shift && mcopy -i "$SEED" "$@" ::`;
    await run("sh", ["-c", make, "seed", seed, ...paths], { env: { SEED: seed } });
  } finally {
    await rm(parts, { recursive: true, force: true });
  }
}
