import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDisk } from "../../../src/providers/local/disk.ts";
import { virtualSizeOf } from "../../../src/qemu/overlay.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "disk-"));
});
afterEach(() => rm(home, { recursive: true }));

describe("a base image", () => {
  it("tells its size in its header where it is a qcow2, and by its length where it is raw", async () => {
    const [raw, qcow2] = [join(home, "a.raw"), join(home, "a.qcow2")];
    await writeFile(raw, "x");
    await truncate(raw, 4096);
    const header = Buffer.alloc(104);
    header.writeUInt32BE(0x514649fb, 0);
    header.writeBigUInt64BE(3n * 2n ** 30n, 24);
    await writeFile(qcow2, header);
    expect(await Promise.all([raw, qcow2].map(virtualSizeOf))).toEqual([4096, 3 * 2 ** 30]);
  });

  it("is not cut off by a smaller disk", async () => {
    const base = join(home, "base");
    await writeFile(base, "");
    await truncate(base, 5 * 2 ** 30 + 512);
    await expect(makeDisk(home, base, 5 * 2 ** 30)).rejects.toMatchObject({
      remedy: "Give disk-size 6 GiB or more.",
    });
    expect(await readdir(home)).toEqual(["base"]);
  });
});
