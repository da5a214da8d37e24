import { basename } from "node:path";
import { formatDuration } from "../base/duration.ts";
import { markdownTable } from "../base/markdown.ts";
import type { Timing } from "../base/progress.ts";
import { formatSize } from "../base/size.ts";
import type { TestReport } from "../image/test-report.ts";
import type { Artifact } from "../providers/format.ts";
import type { Delivered } from "../providers/provider.ts";
import { timelineChart } from "./timeline.ts";

/** What the summary of a job tells of a build; parts that a failed build never reached are empty. */
export interface BuildOutcome {
  title: string;
  baseImage: string;
  timings: readonly Timing[];
  artifacts: readonly Artifact[];
  images: readonly Delivered[];
  reports: readonly TestReport[];
  /** Where to look: label → path or address. */
  places: Readonly<Record<string, string>>;
  failure?: string | undefined;
}

const SIGNS = { passed: "✅", failed: "❌", skipped: "➖" } as const;

/** The summary of a job in Markdown: result, artifacts, tests, timeline, where to look. */
export function buildSummary(outcome: BuildOutcome): string {
  const { title, baseImage, timings, artifacts, images, reports, places, failure } = outcome;
  const took =
    timings.length === 0
      ? 0
      : Math.max(...timings.map(({ end }) => end)) - Math.min(...timings.map(({ start }) => start));
  return [
    `## ${failure === undefined ? "✅" : "❌"} ${title}`,
    "",
    `From \`${baseImage}\` in ${formatDuration(took)}.`,
    ...(failure === undefined ? [] : ["", "> [!CAUTION]", ...failure.split("\n").map((line) => `> ${line}`)]),
    ...artifactPart(artifacts),
    ...imagePart(images),
    ...testPart(reports),
    ...(timings.length === 0 ? [] : ["", "### Timeline", "", timelineChart(timings)]),
    ...placePart(places),
    "",
  ].join("\n");
}

function artifactPart(artifacts: readonly Artifact[]): string[] {
  if (artifacts.length === 0) return [];
  const rows = artifacts.map(({ format, path, size, sha256 }) => [
    format,
    `\`${basename(path)}\``,
    formatSize(size),
    `\`${sha256}\``,
  ]);
  return ["", "### Artifacts", "", markdownTable(["format", "file", "size", "SHA-256"], rows)];
}

function imagePart(images: readonly Delivered[]): string[] {
  if (images.length === 0) return [];
  const rows = images.map(({ region, id, name, public: isPublic }) => [
    region,
    `\`${id}\``,
    name,
    isPublic ? "everyone" : "this account, and whom it is shared with",
  ]);
  return ["", "### AMIs", "", markdownTable(["Region", "AMI", "name", "who may launch it"], rows)];
}

function testPart(reports: readonly TestReport[]): string[] {
  if (reports.length === 0) return [];
  const rows = reports.map(({ subject, seconds, checks }) => {
    const count = (status: keyof typeof SIGNS) => checks.filter((check) => check.status === status).length;
    const result = count("failed") > 0 ? SIGNS.failed : SIGNS.passed;
    return [
      `${result} ${subject}`,
      String(count("passed")),
      String(count("failed")),
      String(count("skipped")),
      formatDuration(seconds * 1_000),
    ];
  });
  const failed = reports.flatMap(({ subject, checks }) =>
    checks.flatMap(({ name, status, message }) =>
      status === "failed" ? [`- **${subject}: ${name}**: ${(message ?? "").split("\n")[0]}`] : [],
    ),
  );
  return [
    "",
    "### Tests",
    "",
    markdownTable(["what", "passed", "failed", "skipped", "time"], rows),
    ...(failed.length > 0 ? ["", ...failed] : []),
  ];
}

function placePart(places: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(places).map(([label, place]) => `- ${label}: \`${place}\``);
  return lines.length === 0 ? [] : ["", "### Where to look", "", ...lines];
}
