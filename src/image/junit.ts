import { escapeXml } from "../base/xml.ts";
import type { TestReport } from "./test-report.ts";

/**
 * The reports as JUnit XML, in the form that GitHub's report actions, Jenkins and GitLab read: a suite per subject,
 * a case per check, times in seconds.
 */
export function toJunit(reports: readonly TestReport[], name = "slipway"): string {
  const suites = reports.map(suite);
  const totals = attributes({
    name,
    ...sums(reports),
    time: reports.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(2),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals}>\n${suites.join("")}</testsuites>\n`;
}

function suite(report: TestReport): string {
  const timestamp = report.started.toISOString().replace(/\.\d+Z$/, "");
  const head = attributes({ name: report.subject, ...sums([report]), timestamp, time: report.seconds.toFixed(2) });
  const cases = report.checks.map((check) => {
    const about = attributes({ name: check.name, classname: report.subject, time: check.seconds.toFixed(2) });
    if (check.status === "passed") return `    <testcase ${about}/>\n`;
    const message = check.message ?? "";
    const first = attributes({ message: message.split("\n", 1)[0] ?? "" });
    const inner =
      check.status === "failed" ? `<failure ${first}>${escapeXml(message)}</failure>` : `<skipped ${first}/>`;
    return `    <testcase ${about}>\n      ${inner}\n    </testcase>\n`;
  });
  return `  <testsuite ${head}>\n${cases.join("")}  </testsuite>\n`;
}

function sums(reports: readonly TestReport[]): Record<string, string> {
  const checks = reports.flatMap((report) => report.checks);
  const count = (status: string) => String(checks.filter((check) => check.status === status).length);
  return { tests: String(checks.length), failures: count("failed"), errors: "0", skipped: count("skipped") };
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}="${escapeXml(value).replaceAll("\n", "&#10;")}"`)
    .join(" ");
}
