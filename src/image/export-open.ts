import { mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { UserError } from "../base/errors.ts";
import { run } from "../base/run.ts";
import type { Artifact } from "../providers/format.ts";
import { type DiskFile, sameContent } from "../qemu/img.ts";
import { QEMU_FORMATS } from "./export-formats.ts";

/**
 * The disk inside an artifact as QEMU can open it, as a person gets at it: a compressed raw disk is unpacked, an OVA's
 * VMDK is taken out, everything else is opened where it is (never write to it: put an overlay above).
 * @param work existing folder that takes the unpacked disk; the caller removes it
 * @throws ToolError where the artifact is damaged · CancelledError
 */
export async function openArtifact(
  { format, path }: Pick<Artifact, "format" | "path">,
  work: string,
  signal?: AbortSignal,
): Promise<DiskFile> {
  if (format === "raw") {
    const disk = { path: join(work, basename(path).replace(/\.(zst|gz)$/, "")), format: "raw" };
    await unpack(path, disk.path, signal);
    return disk;
  }
  if (format === "ova") {
    const { stdout } = await run("tar", ["--list", "--quoting-style=literal", "--file", path], { signal });
    const name = stdout.split("\n").find((line) => line.endsWith(".vmdk"));
    if (name === undefined) throw new UserError(`${path} holds no VMDK.`, "Export it again.");
    await run("tar", ["--extract", "--file", path, "--directory", work, name], { signal });
    return { path: join(work, name), format: QEMU_FORMATS.vmdk };
  }
  return { path, format: QEMU_FORMATS[format] };
}

/** dd leaves holes where the disk has zeros: `zstd --sparse` does so for its own format only. */
async function unpack(path: string, target: string, signal: AbortSignal | undefined): Promise<void> {
  if (path.endsWith(".zst")) {
    await run("zstd", ["--decompress", "--quiet", "--force", "--sparse", "-o", target, "--", path], { signal });
    return;
  }
  const script = 'set -o pipefail; gzip -dc -- "$1" | dd of="$2" bs=1M iflag=fullblock conv=sparse status=none';
  await run("bash", ["-c", script, "unpack", path, target], { signal });
}

/**
 * Whether the disk inside an artifact equals the disk it was made from, by the word of `qemu-img compare`.
 * @param work existing folder for what has to be unpacked; left as it was
 */
export async function verifyArtifact(
  artifact: Pick<Artifact, "format" | "path">,
  source: DiskFile,
  work: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const folder = await mkdtemp(join(work, "verify-"));
  try {
    return await sameContent(await openArtifact(artifact, folder, signal), source, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
