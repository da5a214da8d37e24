import type { Problem } from "../../../base/errors.ts";
import { FORMATS, type Format } from "../../format.ts";
import type { AwsSettings, ExportBy } from "../settings.ts";

/** What VM Import/Export makes of an AMI (VM Import/Export User Guide, "Export from an AMI"). */
export const AWS_FORMATS = ["vmdk", "vhd", "raw"] as const;

export type AwsFormat = (typeof AWS_FORMATS)[number];

/** Which way each format is made. */
export interface ExportPlan {
  /** Formats that AWS exports. The first starts first, from the image itself. */
  exported: AwsFormat[];
  /** AWS exports one disk of an AMI at a time: from a copy for each further format, or one after another. */
  by: "copies" | "queue";
  /** Formats that qemu-img makes on this machine. */
  converted: Format[];
  /** The exported format that they are made from; undefined where there are none. */
  source: AwsFormat | undefined;
  /** The source is exported only to be converted, and not kept. */
  auxiliary: boolean;
}

/**
 * Plans the export. `auto` and `copies`: a copy of the AMI for each format after the first, which takes minutes where
 * another export in a row takes as long as the first. `queue`: in a row, and no copy to pay for. `convert`: a VMDK from
 * AWS and everything else from it. VMDKs are the source where there is a choice: they are compressed, and so the
 * shortest way here.
 */
export function planExport(formats: readonly Format[], by: ExportBy = "auto"): ExportPlan {
  const wanted = AWS_FORMATS.filter((format) => formats.includes(format));
  const exported = by === "convert" ? wanted.filter((format) => format === "vmdk") : wanted;
  const converted = FORMATS.filter((format) => formats.includes(format) && !exported.some((one) => one === format));
  const auxiliary = converted.length > 0 && exported.length === 0;
  const all: AwsFormat[] = auxiliary ? ["vmdk"] : exported;
  return {
    exported: all,
    by: by === "queue" ? "queue" : "copies",
    converted,
    source: converted.length > 0 ? all[0] : undefined,
    auxiliary,
  };
}

/** What stands against an export with these settings, for the preflight; nothing is called. */
export function exportProblems(
  formats: readonly Format[],
  { bucket, exportBy, fetch }: Pick<AwsSettings, "bucket" | "exportBy" | "fetch">,
): Problem[] {
  if (formats.length === 0) return [];
  const { converted } = planExport(formats, exportBy);
  const problems: Problem[] = [];
  if (bucket === undefined) {
    const remedy =
      "Name one in the same Region (docs/aws.md shows how to make it), or leave `formats` empty for an AMI only.";
    problems.push({ subject: "bucket", problem: "is not given, and AWS exports disks to a bucket only", remedy });
  }
  if (fetch === false && converted.length > 0) {
    const why = exportBy === "convert" ? "export-by: convert makes" : "AWS makes";
    const what =
      exportBy === "convert" ? "them here from the VMDK" : "VMDK, VHD and RAW only; these are converted here";
    problems.push({
      subject: "fetch",
      problem: `is off, and the formats ${converted.join(", ")} cannot be made: ${why} ${what}`,
      remedy: `Leave fetch on, or leave these formats out.`,
    });
  }
  return problems;
}
