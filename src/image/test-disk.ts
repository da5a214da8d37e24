import { basename, join } from "node:path";
import { UserError } from "../base/errors.ts";
import { run } from "../base/run.ts";
import type { Artifact } from "../providers/format.ts";

/** A decompressor and its arguments to write standard output, by the ending of the file. */
const DECOMPRESSORS: Record<string, string> = { ".zst": "zstd -dc --", ".gz": "gzip -dc --" };

/**
 * The disk of an artifact in a form that QEMU boots: the file itself, or what is unpacked from it into `work`
 * (sparse, so that it takes no more space than its content).
 * @returns absolute path. @throws ToolError where it cannot be unpacked, UserError for an OVA without a disk.
 */
export async function bootableDisk(
  artifact: Pick<Artifact, "format" | "path">,
  work: string,
  signal?: AbortSignal,
): Promise<string> {
  if (artifact.format === "ova") return diskOfOva(artifact.path, work, signal);
  const ending = Object.keys(DECOMPRESSORS).find((end) => artifact.path.endsWith(end));
  if (ending === undefined) return artifact.path;
  const disk = join(work, basename(artifact.path, ending));
  const pipe = `set -o pipefail; ${DECOMPRESSORS[ending]} "$1" | dd of="$2" bs=1M iflag=fullblock conv=sparse status=none`;
  await run("bash", ["-c", pipe, "bash", artifact.path, disk], { signal, timeout: 1_800_000 });
  return disk;
}

async function diskOfOva(path: string, work: string, signal?: AbortSignal): Promise<string> {
  const { stdout } = await run("tar", ["--list", "--quoting-style=literal", "--file", path], {
    signal,
    timeout: 600_000,
  });
  const member = stdout.split("\n").find((name) => name.endsWith(".vmdk"));
  if (member === undefined || member.includes("/"))
    throw new UserError(`There is no disk in ${path}.`, "Export it again.");
  await run("tar", ["--extract", "--file", path, "--directory", work, "--", member], { signal, timeout: 1_800_000 });
  return join(work, member);
}
