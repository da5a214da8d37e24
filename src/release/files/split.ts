import { checksums } from "../sums.ts";
import { joinForPowerShell } from "./join-powershell.ts";
import { joinForShell } from "./join-shell.ts";
import { type Parts, writeParts } from "./parts-manifest.ts";
import type { FileSource } from "./source.ts";
import { streamOf } from "./stream.ts";
import { textSource } from "./text-source.ts";
import { wholeHash } from "./whole-hash.ts";

/** A file that goes into a release in parts, since it is too large for one asset. */
export interface SplitFile {
  /** The file itself. */
  whole: FileSource;
  /** `<name>.part001` and so on, in order. Uploaded one after another they give the digest of the whole on the way. */
  parts: FileSource[];
  /** Names that the files of `finish` will have: manifest, checksums, script for bash, script for PowerShell. */
  companions: string[];
  /**
   * What people need to join the parts: manifest, checksums, scripts for bash and PowerShell.
   * @param digests name of each part → its SHA-256 in hex, as it was uploaded or is there already.
   * @returns the digest of the whole, and the files to upload. Reads of the whole what has not passed yet.
   * @throws what its stream fails with · CancelledError
   */
  finish(digests: ReadonlyMap<string, string>, signal?: AbortSignal): Promise<{ sha256: string; files: FileSource[] }>;
}

/**
 * Plans the parts of a file: as few as there can be, of the same size but for the last one, which may be some bytes
 * smaller. The same size gives the same parts, so that a rerun finds those that are there.
 * @param limit bytes that each part stays below.
 */
export function splitFile(whole: FileSource, limit: number): SplitFile {
  const count = Math.ceil(whole.size / (limit - 1));
  const length = Math.ceil(whole.size / count);
  const hash = wholeHash(whole);
  const parts = Array.from({ length: count }, (_, index): FileSource => {
    const from = index * length;
    const size = Math.min(length, whole.size - from);
    return {
      name: `${whole.name}.part${String(index + 1).padStart(3, "0")}`,
      ...(whole.label === undefined ? {} : { label: `${whole.label} (part ${index + 1} of ${count})` }),
      contentType: "application/octet-stream",
      size,
      where: `${whole.where}, part ${index + 1} of ${count}`,
      open: ({ start, end } = { start: 0, end: size - 1 }) => {
        const range = { start: from + start, end: from + end };
        return streamOf(() => watched(whole, range, hash.passed));
      },
    };
  });
  const names = companionsOf(whole.name);
  return {
    whole,
    parts,
    companions: Object.values(names),
    finish: async (digests, signal) => {
      const sha256 = await hash.digest(signal);
      const files = parts.map(({ name, size }) => ({ file: name, size, sha256: digestOf(name, digests) }));
      return { sha256, files: describe({ file: whole.name, size: whole.size, sha256, parts: files }, names) };
    },
  };
}

async function* watched(
  whole: FileSource,
  range: { start: number; end: number },
  passed: (bytes: Uint8Array, at: number) => void,
): AsyncGenerator<Uint8Array> {
  let at = range.start;
  for await (const bytes of whole.open(range)) {
    passed(bytes, at);
    at += bytes.length;
    yield bytes;
  }
}

/** By what each is for. */
function companionsOf(name: string) {
  return {
    manifest: `${name}.parts.json`,
    sums: `${name}.parts.sha256`,
    bash: `join-${name}.sh`,
    powershell: `join-${name}.ps1`,
  };
}

function describe(parts: Omit<Parts, "schemaVersion">, names: ReturnType<typeof companionsOf>): FileSource[] {
  return [
    textSource(names.manifest, writeParts(parts)),
    textSource(names.sums, checksums(parts.parts)),
    textSource(names.bash, joinForShell(parts, names.bash)),
    textSource(names.powershell, joinForPowerShell(parts, names.powershell)),
  ];
}

function digestOf(name: string, digests: ReadonlyMap<string, string>): string {
  const digest = digests.get(name);
  if (digest === undefined) throw new RangeError(`The digest of ${name} was not told.`);
  return digest;
}
