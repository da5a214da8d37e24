import { rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Layout } from "../../../src/providers/local/layout.ts";
import { makeMachineFolder } from "../../../src/providers/local/make-folder.ts";
import { type Host, preflight } from "../../../src/providers/local/preflight.ts";
import type { Plan } from "../../../src/providers/provider.ts";
import { makeState, tagsOf } from "./fixtures.ts";

const GiB = 2 ** 30;

const roomy: Host = {
  missingTools: async () => [],
  freeSpace: async () => 100 * GiB,
  availableMemory: async () => 8 * GiB,
  checkBaseImage: async () => [],
  checkAccelerator: async () => [],
  exportSpace: (formats, size) => formats.length * size,
  cores: 2,
};

describe("preflight", () => {
  let layout: Layout;
  let plan: Plan;
  beforeEach(async () => {
    layout = await makeState();
    plan = {
      assetId: "1.4.0",
      owner: { name: "tester" },
      product: "vm",
      base: { reference: "debian-12" },
      cpus: 2,
      memory: 2 * GiB,
      diskSize: 8 * GiB,
      formats: ["vmdk", "raw"],
      folder: join(layout.state, "a", "b"),
    };
  });
  afterEach(() => rm(layout.state, { recursive: true }));

  const subjects = async (changes: Partial<Plan>, host: Partial<Host> = {}) =>
    (await preflight({ ...plan, ...changes }, layout, join(layout.state, "cache"), { ...roomy, ...host })).map(
      ({ subject }) => subject,
    );

  it("finds nothing wrong with a plan that fits", async () => {
    expect(await subjects({})).toEqual([]);
  });

  it("tells all problems at once", async () => {
    const missing = { subject: "qemu-img", problem: "is not installed.", remedy: "apt-get install qemu-utils" };
    const unknown = { subject: "base-image", problem: "unknown", remedy: "debian-12" };
    await makeMachineFolder(layout, await tagsOf("1.4.0"));
    expect(
      await subjects(
        { cpus: 9, memory: 16 * GiB, diskSize: GiB },
        { missingTools: async () => [missing], checkBaseImage: async () => [unknown], freeSpace: async () => GiB },
      ),
    ).toEqual([
      "qemu-img",
      "base-image",
      "asset-id",
      "memory",
      "state-folder, cache-folder, release-folder",
      "cpus",
      "disk-size",
    ]);
  });

  it("adds up what goes to the same file system: 3 GiB of disk, 1 of cache, 6 of exports", async () => {
    expect(await subjects({}, { freeSpace: async () => 10 * GiB })).toEqual([]);
    expect(await subjects({}, { freeSpace: async () => 10 * GiB - 1 })).toEqual([
      "state-folder, cache-folder, release-folder",
    ]);
    expect(await subjects({ folder: undefined }, { freeSpace: async () => 4 * GiB })).toEqual([]);
  });

  it("refuses a disk that would cut off a base image in a file", async () => {
    const reference = join(layout.state, "base.raw");
    await writeFile(reference, "");
    await truncate(reference, 9 * GiB);
    expect(await subjects({ base: { reference } })).toEqual(["disk-size"]);
    expect(await subjects({ base: { reference }, diskSize: 9 * GiB })).toEqual([]);
    expect(await subjects({ base: { reference: "/not/there.raw" } })).toEqual([]);
  });

  it("asks for the UEFI firmware only where something is exported, and for zstd where that is raw", async () => {
    const asked: string[][] = [];
    const missingTools: Host["missingTools"] = async (tools) => {
      asked.push(tools.map(({ package: name }) => name ?? ""));
      return [];
    };
    await subjects({}, { missingTools });
    await subjects({ formats: [] }, { missingTools });
    expect(asked.map((packages) => packages.includes("ovmf"))).toEqual([true, false]);
    expect(asked.map((packages) => packages.includes("zstd"))).toEqual([true, false]); // The plan has raw.
  });

  it("names who has an asset-id, and refuses one that cannot be a name", async () => {
    await makeMachineFolder(layout, await tagsOf("1.4.0"));
    const [problem] = await preflight(plan, layout, "/nowhere", roomy);
    expect(problem).toMatchObject({
      subject: "asset-id",
      remedy: expect.stringContaining("slipway tear-down --asset-id 1.4.0"),
    });
    expect(problem?.problem).toContain("octo/repo");
    expect(await subjects({ assetId: "../x" })).toEqual(["asset-id"]);
  });

  it("refuses more CPUs than make sense, and a guest that would not come up", async () => {
    expect(await subjects({ cpus: 8 })).toEqual([]);
    expect(await subjects({ cpus: 9 })).toEqual(["cpus"]);
    expect(await subjects({ memory: 256 * 2 ** 20 })).toEqual(["memory"]);
  });
});
