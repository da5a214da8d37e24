import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CancelledError } from "../../../src/base/errors.ts";
import { silentTask, type Task } from "../../../src/base/progress.ts";
import { type DiskExportRequest, exportDisk } from "../../../src/image/export.ts";
import { verifyArtifact } from "../../../src/image/export-open.ts";
import { FORMATS, type Format } from "../../../src/providers/format.ts";

const MiB = 2 ** 20;
/** Not a whole MiB, so that the VHD has to grow. */
const SIZE = 16 * MiB + 4096;

let folder = "";
let disk = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-export-"));
  disk = join(folder, "disk.qcow2");
  const raw = join(folder, "disk.raw");
  const file = await open(raw, "w");
  await file.truncate(SIZE);
  await file.write(Buffer.alloc(2 * MiB, "some text that compresses "), 0, 2 * MiB, 3 * MiB);
  await file.write(createHash("sha512").update("noise").digest(), 0, 64, SIZE - 64);
  await file.close();
  execFileSync("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", raw, disk]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function request(name: string, changes: Partial<DiskExportRequest> = {}): Promise<DiskExportRequest> {
  const target = join(folder, name);
  await mkdir(target, { recursive: true });
  return {
    disk,
    diskFormat: "qcow2",
    virtualSize: SIZE,
    formats: FORMATS,
    compression: "zstd",
    folder: target,
    baseName: "box",
    cpus: 2,
    machine: { memory: 2 ** 30, cpus: 1, osName: "Debian GNU/Linux 12" },
    ...changes,
  };
}

describe("exportDisk, by the word of qemu-img, tar and sha256sum", () => {
  it("makes every format with the disk's exact content, the right digest and size, and nothing else", async () => {
    const asked = await request("all");
    const artifacts = await exportDisk(asked, silentTask);
    expect(artifacts.map(({ format }) => format)).toEqual([...FORMATS]);
    expect((await readdir(asked.folder)).sort()).toEqual([
      "box.ova",
      "box.qcow2",
      "box.raw.zst",
      "box.vdi",
      "box.vhd",
      "box.vmdk",
    ]);
    for (const { path, sha256, size } of artifacts) {
      expect(execFileSync("sha256sum", [path], { encoding: "utf8" }).slice(0, 64)).toBe(sha256);
      expect(Number(execFileSync("stat", ["-c", "%s", path], { encoding: "utf8" }))).toBe(size);
    }
    const source = { path: disk, format: "qcow2" };
    for (const artifact of artifacts)
      expect([artifact.format, await verifyArtifact(artifact, source, folder)]).toEqual([artifact.format, true]);
  });

  it("makes a VHD of a whole number of MiB, fixed, with its footer at the end", async () => {
    const [vhd] = await exportDisk(await request("vhd", { formats: ["vhd"] }), silentTask);
    expect(vhd?.size).toBe(17 * MiB + 512);
    const footer = (await readFile(vhd?.path ?? "")).subarray(-512);
    expect(footer.subarray(0, 8).toString("latin1")).toBe("conectix");
    expect(footer.readUInt32BE(60)).toBe(2); // Disk type: fixed
    expect(footer.readBigUInt64BE(48)).toBe(BigInt(17 * MiB)); // Current size
  });

  it("packs an OVA alone too: descriptor first, a manifest that holds, no VMDK left beside it", async () => {
    const asked = await request("ova", { formats: ["ova"] });
    const [ova] = await exportDisk(asked, silentTask);
    const names = execFileSync("tar", ["tf", ova?.path ?? ""], { encoding: "utf8" })
      .trim()
      .split("\n");
    expect(names).toEqual(["box.ovf", "box.mf", "box-disk1.vmdk"]);
    execFileSync("tar", ["xf", ova?.path ?? "", "-C", asked.folder]);
    const manifest = await readFile(join(asked.folder, "box.mf"), "utf8");
    const sums = [...manifest.matchAll(/^SHA256\((.+)\)= ([0-9a-f]{64})$/gm)].map(
      ([, name, sum]) => `${sum}  ${name}\n`,
    );
    expect(sums).toHaveLength(2);
    const check = execFileSync("sha256sum", ["--check", "--strict"], {
      cwd: asked.folder,
      input: sums.join(""),
      encoding: "utf8",
    });
    expect(check).toBe("box.ovf: OK\nbox-disk1.vmdk: OK\n");
    expect((await readdir(asked.folder)).sort()).toEqual(["box-disk1.vmdk", "box.mf", "box.ova", "box.ovf"]);
  });

  it("packs an OVA of a name that is too long for the archive's headers", async () => {
    const baseName = "ä".repeat(90);
    const [ova] = await exportDisk(await request("long", { formats: ["ova"], baseName }), silentTask);
    expect(ova?.path.endsWith(`${baseName}.ova`)).toBe(true);
    expect(ova && (await verifyArtifact(ova, { path: disk, format: "qcow2" }, folder))).toBe(true);
  });

  it("compresses a raw disk with gzip where asked to", async () => {
    const [raw] = await exportDisk(await request("gzip", { formats: ["raw"], compression: "gzip" }), silentTask);
    expect(raw?.path.endsWith("box.raw.gz")).toBe(true);
    expect(raw && (await verifyArtifact(raw, { path: disk, format: "qcow2" }, folder))).toBe(true);
  });

  it("tells a damaged artifact from a good one", async () => {
    const [vhd] = await exportDisk(await request("damaged", { formats: ["vhd"] }), silentTask);
    const file = await open(vhd?.path ?? "", "r+");
    await file.write("X", 4 * MiB);
    await file.close();
    expect(vhd && (await verifyArtifact(vhd, { path: disk, format: "qcow2" }, folder))).toBe(false);
  });

  it("leaves no half-made file when a tool fails, and keeps the older file of that name", async () => {
    const asked = await request("broken", { disk: join(folder, "broken.qcow2"), formats: ["vdi", "raw"] });
    execFileSync("qemu-img", ["convert", "-c", "-f", "qcow2", "-O", "qcow2", disk, asked.disk]);
    const file = await open(asked.disk, "r+");
    const { size } = await file.stat();
    await file.write(Buffer.alloc(2048, 0xff), 0, 2048, size - 2048); // Compressed clusters that do not unpack
    await file.close();
    await writeFile(join(asked.folder, "box.vdi"), "older");
    await expect(exportDisk(asked, silentTask)).rejects.toThrow(/qemu-img ended with code 1/);
    expect(await readdir(asked.folder)).toEqual(["box.vdi"]);
    expect(await readFile(join(asked.folder, "box.vdi"), "utf8")).toBe("older");
  });

  it("leaves nothing half-made when it is cancelled in the middle", async () => {
    const stop = new AbortController();
    const parts: string[] = [];
    const task: Task = {
      ...silentTask,
      task: (name, work) => {
        parts.push(name);
        return work({ ...silentTask, update: () => stop.abort() });
      },
    };
    const asked = await request("cancelled", { signal: stop.signal });
    await expect(exportDisk(asked, task)).rejects.toThrow(CancelledError);
    expect(parts.slice(0, 2)).toEqual(["vmdk", "qcow2"] satisfies Format[]);
    expect(await readdir(asked.folder)).toEqual([]);
  });

  it("refuses before it writes where the space is too little, and says how much it needs", async () => {
    const asked = await request("space", { freeSpace: () => Promise.resolve(50 * MiB) });
    await expect(exportDisk(asked, silentTask)).rejects.toThrow(
      /^The export needs up to 1\d\d MiB in .*space, and 50\.0 MiB are free\.$/,
    );
    expect(await readdir(asked.folder)).toEqual([]);
  });
});
