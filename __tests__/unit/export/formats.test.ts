import { artifactName, zstdRead } from "../../../src/image/export-formats.ts";
import { exportSpace } from "../../../src/image/export-space.ts";

const GiB = 2 ** 30;
const MiB = 2 ** 20;

describe("the files of an export", () => {
  it("end in what people know the format by", () => {
    expect(artifactName("box", "vhd", "zstd")).toBe("box.vhd");
    expect(artifactName("box", "raw", "zstd")).toBe("box.raw.zst");
    expect(artifactName("box", "raw", "gzip")).toBe("box.raw.gz");
  });
});

describe("the space of an export", () => {
  it("grows with the data and the formats, and counts the VMDK inside an OVA once", () => {
    const space = (...formats: Parameters<typeof exportSpace>[0]) => exportSpace(formats, GiB);
    expect(space("vhd")).toBe(GiB + 16 * MiB);
    expect(space("ova") - 16 * MiB).toBe(Math.ceil(1.4 * GiB));
    expect(space("vmdk", "ova")).toBe(space("ova") + 16 * MiB);
    expect(space("vhd", "vhd")).toBe(space("vhd"));
    expect(exportSpace([], GiB)).toBe(0);
  });

  it("is an upper estimate of what six formats of a real disk took (0.9 GiB in use: bytes on disk)", () => {
    const taken = [311, 912, 267 + 912, 314, 925, 311].reduce((sum, size) => sum + size, 0) * MiB;
    expect(exportSpace(["vmdk", "vhd", "raw", "qcow2", "vdi", "ova"], 912 * MiB)).toBeGreaterThan(taken);
  });
});

describe("the progress of zstd", () => {
  it.each([
    ["Read:   128 MiB /  6.00 GiB ==> 21%", 128 * MiB],
    ["Read:     0   B /  6.00 GiB ==>  0%", 0],
    ["Read:  1.50 GiB /  6.00 GiB ==>  9%", 1.5 * GiB],
    ["                       ", undefined],
  ])("is read from '%s'", (line, bytes) => {
    expect(zstdRead(line)).toBe(bytes);
  });
});
