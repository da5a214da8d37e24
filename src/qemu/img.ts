import { run } from "../base/run.ts";

/** A disk in a file, and the name that QEMU has for its format (`raw`, `qcow2`, `vmdk`, `vpc`, `vdi`). Never guessed: a fixed VHD probes as raw. */
export interface DiskFile {
  path: string;
  format: string;
}

export interface ImageInfo {
  format: string;
  /** Bytes of the disk as a guest sees it. */
  virtualSize: number;
  /** Bytes that the file occupies (holes do not count, a backing file neither). */
  actualSize: number;
}

export interface ConvertOptions {
  /** Options of the target format, as `-o` takes them. */
  options?: readonly string[];
  /** Compress inside the format (qcow2). */
  compress?: boolean;
  /** Requests under way at once; for a compressed target that is also how many threads compress. */
  parallel?: number;
  /**
   * Bytes of the target where it has to be larger than the source: the target is made first and filled then.
   * The added end reads as zeros.
   */
  size?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Told a fraction from 0 to 1 as it grows. */
  onFraction?: (fraction: number) => void;
}

/**
 * Converts a disk to a new file. An existing target is overwritten; a half-made one is left to the caller.
 * @throws ToolError with the words of qemu-img · CancelledError
 */
export async function convertImage(source: DiskFile, target: DiskFile, options: ConvertOptions = {}): Promise<void> {
  const formatOptions = options.options?.length ? ["-o", options.options.join(",")] : [];
  const { signal } = options;
  if (options.size !== undefined) {
    await run("qemu-img", ["create", "-q", "-f", target.format, ...formatOptions, target.path, String(options.size)], {
      signal,
    });
  }
  await run(
    "qemu-img",
    [
      "convert",
      "-p",
      "-f",
      source.format,
      "-O",
      target.format,
      ...(options.size === undefined ? formatOptions : ["-n", "--target-is-zero"]),
      ...(options.compress ? ["-c"] : []),
      ...(options.parallel === undefined ? [] : ["-W", "-m", String(options.parallel)]),
      source.path,
      target.path,
    ],
    { signal, onLine: (line) => reportFraction(line, options.onFraction) },
  );
}

/** qemu-img writes `    (12.34/100%)` and a carriage return at each step. */
function reportFraction(line: string, onFraction: ((fraction: number) => void) | undefined): void {
  const percent = /\((\d+(?:\.\d+)?)\/100%\)/.exec(line)?.[1];
  if (percent !== undefined) onFraction?.(Number(percent) / 100);
}

/** What qemu-img says about a disk. @throws ToolError where it is no image of that format. */
export async function imageInfo(disk: DiskFile): Promise<ImageInfo> {
  const { stdout } = await run("qemu-img", ["info", "--output=json", "-f", disk.format, disk.path]);
  const info = JSON.parse(stdout) as { format: string; "virtual-size": number; "actual-size": number };
  return { format: info.format, virtualSize: info["virtual-size"], actualSize: info["actual-size"] };
}

/** Bytes of the disk, backing files included, that hold something other than zeros as far as the format knows. */
export async function populatedSize(disk: DiskFile, signal?: AbortSignal): Promise<number> {
  const { stdout } = await run("qemu-img", ["map", "--output=json", "-f", disk.format, disk.path], { signal });
  const extents = JSON.parse(stdout) as { length: number; data: boolean; zero: boolean }[];
  return extents.reduce((sum, { length, data, zero }) => (data && !zero ? sum + length : sum), 0);
}

/**
 * Whether two disks hold the same content; one may be longer if its end is zeros.
 * @throws ToolError where one cannot be read
 */
export async function sameContent(one: DiskFile, other: DiskFile, signal?: AbortSignal): Promise<boolean> {
  const { code } = await run(
    "qemu-img",
    ["compare", "-q", "-f", one.format, "-F", other.format, one.path, other.path],
    {
      signal,
      accept: [0, 1],
    },
  );
  return code === 0;
}
