import { rm } from "node:fs/promises";
import type { Task } from "../base/progress.ts";
import { run } from "../base/run.ts";
import { MiB } from "../base/size.ts";
import type { Compression, Format } from "../providers/format.ts";
import { convertImage, type DiskFile } from "../qemu/img.ts";

/** Everything that one conversion is made from. */
export interface Conversion {
  source: DiskFile;
  /** Bytes of the disk as the guest sees it. */
  virtualSize: number;
  /** Absolute path of the file to write. */
  target: string;
  compression: Compression;
  /** Threads that may compress inside this conversion: one where others run beside it. */
  threads: number;
  signal?: AbortSignal | undefined;
}

/** Formats that are a conversion of the disk; the `ova` is a package around a `vmdk`. */
export type DiskFormat = Exclude<Format, "ova">;

/** QEMU's own name for the disk inside an artifact. */
export const QEMU_FORMATS: Record<DiskFormat, string> = {
  vmdk: "vmdk",
  vhd: "vpc",
  raw: "raw",
  qcow2: "qcow2",
  vdi: "vdi",
};

/** File name of an artifact: `<baseName>.vmdk`, `.raw.zst`, … */
export function artifactName(baseName: string, format: Format, compression: Compression): string {
  const ending = format === "raw" ? `raw.${compression === "zstd" ? "zst" : "gz"}` : format;
  return `${baseName}.${ending}`;
}

/**
 * Seconds per format, from trials with 6 GiB of which 0.7 to 0.8 GiB are in use, on 2 cores, hashing included.
 * Only their order counts: the longest has to start first.
 */
export function expectedSeconds(format: Format, compression: Compression, vmdkIsMade: boolean): number {
  const seconds: Record<Format, number> = {
    vmdk: 21,
    vhd: 6,
    raw: compression === "zstd" ? 6 : 36,
    qcow2: 8,
    vdi: 3,
    ova: vmdkIsMade ? 2 : 23,
  };
  return seconds[format];
}

/**
 * Converts the disk into one format.
 * @throws ToolError, with the words of the tool · CancelledError. What is half-made stays at `target`.
 */
export async function convertTo(format: DiskFormat, conversion: Conversion, task: Task): Promise<void> {
  await CONVERSIONS[format](conversion, task);
}

type Convert = (conversion: Conversion, task: Task) => Promise<void>;

const CONVERSIONS: Record<DiskFormat, Convert> = {
  /** Hardware version 6 (`compat6`), as Fedora CoreOS's image builder asks of qemu-img: ESXi refuses QEMU's default of 4. */
  vmdk: (conversion, task) =>
    convert(conversion, task, "vmdk", {
      options: ["adapter_type=lsilogic", "subformat=streamOptimized", "compat6=on"],
    }),

  /**
   * Azure takes fixed VHDs of a whole number of MiB only (Microsoft: "Prepare a Windows VHD or VHDX to upload to Azure");
   * without `force_size` QEMU rounds up to a geometry of cylinders, heads and sectors.
   */
  vhd: (conversion, task) =>
    convert(conversion, task, "vpc", {
      options: ["subformat=fixed", "force_size=on"],
      size: Math.ceil(conversion.virtualSize / MiB) * MiB,
    }),

  raw: async (conversion, task) => {
    if (conversion.source.format === "raw") return compress(conversion.source.path, conversion, task);
    const plain = `${conversion.target}.plain`;
    try {
      await convert({ ...conversion, target: plain }, task, "raw", {});
      await compress(plain, conversion, task);
    } finally {
      await rm(plain, { force: true });
    }
  },

  /** zstd inside: every QEMU since 5.1 (2020) reads it; smaller than zlib and a third of its time. */
  qcow2: (conversion, task) =>
    convert(conversion, task, "qcow2", {
      options: ["compression_type=zstd"],
      compress: true,
      parallel: conversion.threads,
    }),

  vdi: (conversion, task) => convert(conversion, task, "vdi", {}),
};

interface FormatOptions {
  options?: readonly string[];
  size?: number;
  compress?: boolean;
  parallel?: number;
}

async function convert(conversion: Conversion, task: Task, format: string, options: FormatOptions): Promise<void> {
  await convertImage(
    conversion.source,
    { path: conversion.target, format },
    { ...options, signal: conversion.signal, onFraction: (fraction) => task.update(fraction, "converting") },
  );
}

/**
 * One thread: the other lanes have work for the other cores. gzip at its fastest level, since whoever wants the smaller
 * file has zstd: level 6 takes two thirds longer for 13 % less (0.7 GiB in use).
 */
async function compress(
  plain: string,
  { target, compression, signal, virtualSize }: Conversion,
  task: Task,
): Promise<void> {
  if (compression === "gzip") {
    task.update(undefined, "compressing");
    await run("sh", ["-c", 'exec gzip -1 -n -c -- "$1" > "$2"', "gzip", plain, target], { signal });
    return;
  }
  await run("zstd", ["--quiet", "--progress", "-3", "-T1", "--force", "-o", target, "--", plain], {
    signal,
    onLine: (line) => {
      const read = zstdRead(line);
      if (read !== undefined) task.update(Math.min(1, read / virtualSize), "compressing");
    },
  });
}

/** Bytes read so far, from a line such as `Read: 1.25 GiB /  6.00 GiB ==> 21%`; undefined for any other line. */
export function zstdRead(line: string): number | undefined {
  const match = /Read:\s*([\d.]+)\s*([KMGT]?)i?B/.exec(line);
  const power = ["", "K", "M", "G", "T"].indexOf(match?.[2] ?? "");
  return match ? Number(match[1]) * 1024 ** power : undefined;
}
