import { probeArguments, probeSector, resolveAccelerator } from "../../../src/qemu/accelerator.ts";

describe("the probe's boot sector", () => {
  it("is one sector with the signature that a BIOS wants", () => {
    const sector = probeSector();
    expect(sector.length).toBe(512);
    expect(sector.readUInt16LE(510)).toBe(0xaa55);
  });

  it("jumps back to the count, and stops for good after the write", () => {
    const sector = probeSector();
    expect(8 + 2 + sector.readInt8(9)).toBe(6); // jnz at 8: to the dec at 6
    expect(17 + 2 + sector.readInt8(18)).toBe(16); // jmp at 17: to the hlt at 16
    expect([sector[15], sector[16]]).toEqual([0xee, 0xf4]); // out, hlt
  });

  it("runs under the accelerator that is asked about, with the port that ends QEMU", () => {
    const args = probeArguments("kvm", "/w/sector").join(" ");
    expect(args).toContain("-accel kvm -cpu host");
    expect(args).toContain("isa-debug-exit,iobase=0xf4,iosize=4");
  });
});

describe("resolveAccelerator", () => {
  it("takes software emulation without a probe where it is asked for", async () => {
    expect(await resolveAccelerator("tcg", "/does/not/exist")).toMatchObject({ name: "tcg" });
  });
});
