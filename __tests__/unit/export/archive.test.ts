import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeArchive } from "../../../src/image/export-ova.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-archive-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const tar = (...args: string[]) => execFileSync("tar", args, { encoding: "utf8", maxBuffer: 2 ** 24 });

describe("the archive of an OVA, read by tar", () => {
  it("keeps the order, the names and the content, and returns the SHA-256 of what it wrote", async () => {
    const disk = Buffer.alloc(1_500_000, "disk");
    await writeFile(join(folder, "disk"), disk);
    const target = join(folder, "x.ova");
    const sum = await writeArchive(target, [
      { name: "x.ovf", text: "<Envelope/>" },
      { name: "x.mf", text: "SHA256(x.ovf)= 0\n" },
      { name: "x-disk1.vmdk", path: join(folder, "disk"), size: disk.length },
    ]);
    expect(tar("tf", target).trim().split("\n")).toEqual(["x.ovf", "x.mf", "x-disk1.vmdk"]);
    expect(tar("xOf", target, "x.ovf")).toBe("<Envelope/>");
    expect(Buffer.from(tar("xOf", target, "x-disk1.vmdk")).equals(disk)).toBe(true);
    const bytes = await readFile(target);
    expect(sum).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(bytes.length % 512).toBe(0);
    expect(bytes.subarray(257, 265).toString("latin1")).toBe("ustar\x0000");
  });

  it("writes the same bytes for the same content", async () => {
    const entries = [{ name: "a", text: "a" }];
    expect(await writeArchive(join(folder, "1"), entries)).toBe(await writeArchive(join(folder, "2"), entries));
  });

  it("refuses a file that does not have the size that its header says", async () => {
    await writeFile(join(folder, "disk"), "12345");
    const entry = { name: "disk", path: join(folder, "disk"), size: 6 };
    await expect(writeArchive(join(folder, "x"), [entry])).rejects.toThrow("disk has 5 bytes instead of 6.");
  });

  it("refuses a name that the header cannot hold", async () => {
    await expect(writeArchive(join(folder, "x"), [{ name: "n".repeat(101), text: "" }])).rejects.toThrow("too long");
  });

  it("stops when it is cancelled", async () => {
    await writeFile(join(folder, "disk"), "");
    await truncate(join(folder, "disk"), 2 ** 30);
    const entry = { name: "disk", path: join(folder, "disk"), size: 2 ** 30 };
    await expect(writeArchive(join(folder, "x"), [entry], AbortSignal.timeout(20))).rejects.toThrow(/abort/i);
  });
});
