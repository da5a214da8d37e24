import { basename, join } from "node:path";
import { messageOf } from "../base/errors.ts";
import { formatSize } from "../base/size.ts";
import type { TestReport } from "../image/test-report.ts";
import type { Artifact } from "../providers/format.ts";
import type { Delivered } from "../providers/provider.ts";
import { allTimings, type Build } from "./build.ts";
import { buildSummary } from "./summary.ts";

/** What a build has to show so far; told to the summary however the build ends. */
export interface BuildReport {
  readonly reports: readonly TestReport[];
  tested(reports: readonly TestReport[]): void;
  released(artifacts: readonly Artifact[], folder: string): void;
  delivered(images: readonly Delivered[]): void;
}

/** Does the work and writes the job's summary after it, also when it failed. */
export async function summarizeBuild<T>(build: Build, work: (report: BuildReport) => Promise<T>): Promise<T> {
  let reports: TestReport[] = [];
  let artifacts: readonly Artifact[] = [];
  let images: readonly Delivered[] = [];
  let places: Record<string, string> = {};
  const report: BuildReport = {
    get reports() {
      return reports;
    },
    tested: (more) => {
      reports = [...reports, ...more];
    },
    released: (made, folder) => {
      artifacts = made;
      places = {
        "Release folder": folder,
        "Download page": join(folder, "index.html"),
        Notes: join(folder, "NOTES.md"),
      };
    },
    delivered: (made) => {
      images = made;
    },
  };
  const write = (failure?: string) =>
    build.context.summarize(
      buildSummary({
        title: `${build.record.product} ${build.assetId}`,
        baseImage: build.record.base.name,
        timings: allTimings(build),
        artifacts,
        images,
        reports,
        places,
        failure,
      }),
    );
  try {
    const result = await work(report);
    write();
    return result;
  } catch (error) {
    write(messageOf(error));
    throw error;
  }
}

/** The AMIs that came out, for the end of a run in a terminal. */
export function imagesText(images: readonly Delivered[]): string {
  return images
    .map(({ region, id, name, public: isPublic }) => `AMI:     ${id}  ${region}  ${name}${isPublic ? "  public" : ""}`)
    .join("\n");
}

/** The files that came out, for the end of a run in a terminal. */
export function outcomeText(artifacts: readonly Artifact[], folder: string): string {
  const rows = artifacts.map(({ path, size, sha256 }) => [basename(path), formatSize(size), sha256]);
  const width = Math.max(0, ...rows.map(([name]) => name?.length ?? 0));
  return [
    "",
    `Release: ${folder}`,
    ...rows.map(
      ([name = "", size = "", sha256 = ""]) => `  ${name.padEnd(width)}  ${size.padStart(9)}  sha256 ${sha256}`,
    ),
    `Page:    ${new URL(`file://${encodeURI(join(folder, "index.html"))}`).href}`,
  ].join("\n");
}
