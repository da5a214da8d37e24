import { exportProblems, planExport } from "../../../src/providers/aws/export/export-plan.ts";
import type { ExportBy } from "../../../src/providers/aws/settings.ts";
import type { Format } from "../../../src/providers/format.ts";

interface Case {
  formats: Format[];
  by?: ExportBy;
  exported: string[];
  converted?: Format[];
  source?: string;
  auxiliary?: boolean;
}

const CASES: Case[] = [
  { formats: ["vhd"], exported: ["vhd"] },
  { formats: ["raw", "vmdk", "vhd"], exported: ["vmdk", "vhd", "raw"] },
  { formats: ["vhd", "qcow2"], exported: ["vhd"], converted: ["qcow2"], source: "vhd" },
  { formats: ["raw", "vmdk", "ova"], exported: ["vmdk", "raw"], converted: ["ova"], source: "vmdk" },
  { formats: ["qcow2", "vdi"], exported: ["vmdk"], converted: ["qcow2", "vdi"], source: "vmdk", auxiliary: true },
  {
    formats: ["vhd", "raw"],
    by: "convert",
    exported: ["vmdk"],
    converted: ["vhd", "raw"],
    source: "vmdk",
    auxiliary: true,
  },
  { formats: ["vmdk", "vhd"], by: "convert", exported: ["vmdk"], converted: ["vhd"], source: "vmdk" },
  { formats: ["vmdk"], by: "convert", exported: ["vmdk"] },
];

describe("the plan of an export", () => {
  test.each(CASES)("$formats by $by: $exported from AWS, $converted here", ({ formats, by, ...wanted }) => {
    const { exported, converted, source, auxiliary } = planExport(formats, by);
    expect({ exported, converted, source, auxiliary }).toEqual({
      converted: [],
      auxiliary: false,
      source: undefined,
      ...wanted,
    });
  });

  test("queues only where that is asked for", () => {
    expect(planExport(["vmdk", "vhd"], "queue").by).toBe("queue");
    expect(planExport(["vmdk", "vhd"]).by).toBe("copies");
  });
});

describe("what stands against an export", () => {
  const subjects = (formats: Format[], settings: Parameters<typeof exportProblems>[1]) =>
    exportProblems(formats, settings).map(({ subject }) => subject);

  test("formats need a bucket; an AMI alone needs none", () => {
    expect(subjects(["vmdk"], {})).toEqual(["bucket"]);
    expect(subjects([], { fetch: false })).toEqual([]);
  });

  test("without fetch there is nothing to convert from", () => {
    expect(subjects(["vmdk", "vhd", "raw"], { bucket: "b", fetch: false })).toEqual([]);
    expect(subjects(["vmdk", "qcow2"], { bucket: "b", fetch: false })).toEqual(["fetch"]);
    expect(subjects(["vmdk", "vhd"], { bucket: "b", fetch: false, exportBy: "convert" })).toEqual(["fetch"]);
    expect(subjects(["ova"], { fetch: false })).toEqual(["bucket", "fetch"]);
  });
});
