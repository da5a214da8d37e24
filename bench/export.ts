/**
 * All six formats from one disk, against the slowest single conversion of the same disk in the same run.
 * `node bench/export.ts <disk> [<format of the disk>]`; without a disk it makes one of 6 GiB with the programs and
 * libraries of this machine inside. The answer is a ratio: it should not be above 1.25 on two cores.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { silentTask } from "../src/base/progress.ts";
import { run } from "../src/base/run.ts";
import { formatSize, GiB } from "../src/base/size.ts";
import { exportDisk } from "../src/image/export.ts";
import { type Artifact, FORMATS, type Format } from "../src/providers/format.ts";
import { type DiskFile, imageInfo } from "../src/qemu/img.ts";

const LIMIT = 1.25;
const lanes = Math.min(2, availableParallelism());

interface Measured {
  seconds: number;
  artifacts: Artifact[];
}

const work = await mkdtemp(join(tmpdir(), "slipway-bench-export-"));
try {
  const [given, givenFormat = "raw"] = process.argv.slice(2);
  const disk: DiskFile = given ? { path: given, format: givenFormat } : await makeDisk(join(work, "disk.raw"));
  const { virtualSize } = await imageInfo(disk);
  console.log(`${disk.path}: ${formatSize(virtualSize)}, ${lanes} lanes`);

  const measure = async (formats: readonly Format[], name: string): Promise<Measured> => {
    const folder = join(work, name);
    await mkdir(folder);
    const start = performance.now();
    const artifacts = await exportDisk(
      {
        disk: disk.path,
        diskFormat: disk.format,
        virtualSize,
        formats,
        compression: "zstd",
        folder,
        baseName: "bench",
        cpus: lanes,
        machine: { memory: 2 * GiB, cpus: 2, osName: "Debian GNU/Linux" },
      },
      silentTask,
    );
    const seconds = (performance.now() - start) / 1_000;
    await rm(folder, { recursive: true });
    return { seconds, artifacts };
  };

  const singles: { format: Format; seconds: number }[] = [];
  for (const format of FORMATS) {
    const { seconds, artifacts } = await measure([format], format);
    singles.push({ format, seconds });
    console.log(`${format.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s  ${formatSize(artifacts[0]?.size ?? 0)}`);
  }
  const slowest = singles.reduce((one, other) => (other.seconds > one.seconds ? other : one));
  const sum = singles.reduce((total, { seconds }) => total + seconds, 0);
  const all = await measure(FORMATS, "all");
  const ratio = all.seconds / slowest.seconds;
  console.log(`one after another ${sum.toFixed(1)} s, side by side ${all.seconds.toFixed(1)} s`);
  console.log(`all / slowest single (${slowest.format}): ${ratio.toFixed(2)} (limit ${LIMIT})`);
  process.exitCode = ratio <= LIMIT ? 0 : 1;
} finally {
  await rm(work, { recursive: true, force: true });
}

/** A disk with an ext4 file system over all of it, holding a few hundred MiB of real programs and libraries. */
async function makeDisk(path: string): Promise<DiskFile> {
  await run("mke2fs", ["-q", "-t", "ext4", "-d", "/usr/bin", path, String(6 * 1024 * 1024)]);
  return { path, format: "raw" };
}
