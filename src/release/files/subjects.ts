import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { writeWhole } from "../../base/write-whole.ts";
import { checksums } from "../sums.ts";

/**
 * Writes a list of checksums for `subject-checksums` of actions/attest-build-provenance, which takes what `sha256sum`
 * writes, up to 1,024 lines: the name in each is what people verify by `gh attestation verify`.
 * @param path absolute; its folder is made, and what is there is replaced.
 */
export async function writeSubjects(path: string, files: readonly { name: string; sha256: string }[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const lines = files.map(({ name, sha256 }) => ({ file: name, sha256 }));
  await writeWhole(path, checksums(lines));
}
