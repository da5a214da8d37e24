import { type QemuRequest, qemuArguments } from "../../../src/qemu/arguments.ts";

const request: QemuRequest = {
  name: "slipway:1.4.0",
  uuid: "3b0a2c3e-7c57-4d6f-9f3e-0f5b8f5a9f10",
  accelerator: "tcg",
  cpus: 2,
  memory: 2 * 2 ** 30,
  disk: "/state/machines/a,b/disk.qcow2",
  controller: "virtio",
  nic: "virtio",
  forwards: [22, 8888],
};

const valuesOf = (args: readonly string[], option: string) =>
  args.flatMap((arg, index) => (arg === option ? [args[index + 1] ?? ""] : []));

describe("qemuArguments", () => {
  it("says by name and uuid whose process it is, and listens on the loopback address only", () => {
    const args = qemuArguments(request);
    expect(valuesOf(args, "-name")).toEqual(["slipway:1.4.0"]);
    expect(valuesOf(args, "-uuid")).toEqual([request.uuid]);
    expect(valuesOf(args, "-netdev")).toEqual([
      "user,id=net,hostfwd=tcp:127.0.0.1:0-:22,hostfwd=tcp:127.0.0.1:0-:8888",
    ]);
    expect(valuesOf(args, "-m")).toEqual(["2048M"]);
  });

  it("hands over a path with a comma unharmed, as a copy-on-write disk that gives back what the guest discards", () => {
    const [disk] = valuesOf(qemuArguments(request), "-blockdev").map((json) => JSON.parse(json));
    expect(disk).toMatchObject({
      driver: "qcow2",
      discard: "unmap",
      "detect-zeroes": "unmap",
      file: { filename: request.disk },
    });
  });

  it("keeps socket and logs relative to the working folder, so that no path is too long", () => {
    const chardevs = valuesOf(qemuArguments(request), "-chardev");
    expect(chardevs).toEqual(["file,id=serial,path=serial.log", "socket,id=qmp,path=qmp.sock,server=on,wait=off"]);
  });

  it("puts the disk on each controller, and an IDE disk into the only machine that has IDE", () => {
    const chipsets = (["virtio", "pvscsi", "lsi", "ahci", "ide"] as const).map((controller) => {
      const args = qemuArguments({ ...request, controller });
      expect(valuesOf(args, "-device").some((device) => device.includes("drive=disk,bootindex=0"))).toBe(true);
      return [controller, valuesOf(args, "-machine")[0]];
    });
    expect(chipsets).toEqual([
      ["virtio", "q35"],
      ["pvscsi", "q35"],
      ["lsi", "q35"],
      ["ahci", "q35"],
      ["ide", "pc"],
    ]);
  });

  it("adds seed and firmware only where they are asked for; the firmware's code stays read-only", () => {
    expect(qemuArguments(request).join(" ")).not.toMatch(/seed|pflash/);
    const args = qemuArguments({ ...request, seed: "/s/seed.img", uefi: { code: "/code.fd", vars: "/vars.fd" } });
    const nodes = valuesOf(args, "-blockdev").map((json) => JSON.parse(json));
    expect(nodes.map((node) => [node["node-name"], node["read-only"] ?? false])).toEqual([
      ["uefi-code", true],
      ["uefi-vars", false],
      ["disk", false],
      ["seed", true],
    ]);
    expect(valuesOf(args, "-machine")).toEqual(["q35,pflash0=uefi-code,pflash1=uefi-vars"]);
  });

  it("takes the processor of the machine with KVM, and emulates on threads without", () => {
    expect(qemuArguments({ ...request, accelerator: "kvm" }).join(" ")).toContain("-accel kvm -cpu host");
    expect(qemuArguments(request).join(" ")).toContain("-accel tcg,thread=multi,tb-size=512 -cpu max");
  });
});
