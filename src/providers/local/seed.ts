import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../base/run.ts";
import { certificateFiles } from "../certificates.ts";
import { cloudConfig, loginUser } from "../cloud-config.ts";
import type { Keys } from "./keys.ts";
import { FILES } from "./layout.ts";

export interface SeedRequest {
  /** Becomes the instance-id: cloud-init does its first-boot work once for each. */
  uuid: string;
  hostname: string;
  user: string;
  keys: Keys;
  expires: Date;
  caCertificates?: string | undefined;
}

/**
 * cloud-init's user-data. JSON is YAML too, so nothing has to be quoted by hand.
 * `ssh_keys` with `ssh_genkeytypes: []`: the planted host key is the only one.
 */
export function userData(request: SeedRequest): string {
  const { keys } = request;
  const data = {
    ...cloudConfig(request),
    users: [{ ...loginUser(request.user), ssh_authorized_keys: [keys.login] }],
    ssh_genkeytypes: [],
    ssh_keys: { ed25519_private: keys.host.private, ed25519_public: keys.host.public },
    ...(request.caCertificates ? { write_files: certificateFiles(request.caCertificates) } : {}),
  };
  return `#cloud-config\n${JSON.stringify(data, null, 1)}\n`;
}

/** Makes the NoCloud seed: a FAT disk with the label CIDATA that holds user-data and meta-data, mode 0600. */
export async function makeSeed(folder: string, request: SeedRequest, signal?: AbortSignal): Promise<void> {
  const content = userData(request);
  const meta = { "instance-id": request.uuid, "local-hostname": request.hostname };
  const parts = await mkdtemp(join(folder, "seed-"));
  try {
    const files = [join(parts, "user-data"), join(parts, "meta-data")];
    await writeFile(join(parts, "user-data"), content, { mode: 0o600 });
    await writeFile(join(parts, "meta-data"), `${JSON.stringify(meta)}\n`, { mode: 0o600 });
    const seed = join(folder, FILES.seed);
    await writeFile(seed, "", { mode: 0o600 });
    // KiB: the content, a bundle of CA certificates included, and 512 for the file system itself.
    const size = Math.ceil(Buffer.byteLength(content) / 1024) + 512;
    const make = `: >"$1" && truncate -s "$2K" "$1" && PATH="$PATH:/usr/sbin:/sbin" mkfs.vfat -n CIDATA "$1" && shift 2 && mcopy -i "$SEED" "$@" ::`;
    await run("sh", ["-c", make, "seed", seed, String(size), ...files], { signal, env: { SEED: seed } });
  } finally {
    await rm(parts, { recursive: true, force: true });
  }
}
