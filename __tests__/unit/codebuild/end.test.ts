import { failureOf, phaseLines } from "../../../src/codebuild/end.ts";
import { buildUrl } from "../../../src/codebuild/links.ts";
import { buildSummary } from "../../../src/codebuild/summary.ts";
import { viewBatch, viewBuild } from "../../../src/codebuild/view.ts";
import { ID } from "./fixtures.ts";

const URLS = { url: "https://console.example/build", logUrl: "https://console.example/log" };

const failed = viewBuild({
  id: ID,
  buildStatus: "FAILED",
  buildComplete: true,
  phases: [
    { phaseType: "QUEUED", phaseStatus: "SUCCEEDED", durationInSeconds: 4 },
    {
      phaseType: "BUILD",
      phaseStatus: "FAILED",
      durationInSeconds: 75,
      contexts: [{ statusCode: "COMMAND_EXECUTION_ERROR", message: "make <b> | `all`" }],
    },
    { phaseType: "FINALIZING", phaseStatus: "FAILED", durationInSeconds: 0 },
    { phaseType: "COMPLETED" },
  ],
});

test("a failure names the first phase that failed, CodeBuild's words, and where to look", () => {
  const error = failureOf(failed, URLS, { buildId: ID });
  expect(error.message).toBe(`The build ${ID} failed in the phase BUILD.\nCOMMAND_EXECUTION_ERROR: make <b> | \`all\``);
  expect(error.remedy).toContain(URLS.logUrl);
  expect(error.outputs).toEqual({ buildId: ID });
});

test.each([
  ["FAULT", /fault of CodeBuild's/, /not the build's doing/],
  ["TIMED_OUT", /longer than it may/, /build-timeout/],
  ["STOPPED", /was stopped/, /Somebody/],
])("%s is said in words, with what to do", (status, message, remedy) => {
  const error = failureOf({ ...failed, phases: [], status }, { url: "u" }, {});
  expect(error.message).toMatch(message);
  expect(error.remedy).toMatch(remedy);
});

test("a batch names the builds that did not succeed", () => {
  const arn = (name: string) => `arn:aws:codebuild:eu-central-1:123456789012:build/octo:${name}`;
  const batch = viewBatch({
    id: "octo:batch",
    buildBatchStatus: "FAILED",
    complete: true,
    buildGroups: [
      { identifier: "linux", currentBuildSummary: { arn: arn("1"), buildStatus: "SUCCEEDED" } },
      {
        identifier: "windows",
        priorBuildSummaryList: [{ arn: arn("2"), buildStatus: "FAILED" }],
        currentBuildSummary: { arn: arn("3"), buildStatus: "FAILED" },
      },
    ],
  });
  expect(batch.members.map(({ identifier, id }) => [identifier, id])).toEqual([
    ["linux", "octo:1"],
    ["windows", "octo:2"],
    ["windows, try 2", "octo:3"],
  ]);
  expect(failureOf(batch, URLS, {}).message).toMatch(/^windows, try 2: FAILED \(octo:3\)$/m);
});

test("phases are told with how long they took, and the end is none of them", () => {
  expect(phaseLines(failed)).toEqual([
    "QUEUED      SUCCEEDED  4.0 s",
    "BUILD       FAILED  1 min 15 s",
    "FINALIZING  FAILED  0.0 s",
  ]);
});

test("in the summary a build's own words are neither HTML nor Markdown", () => {
  const summary = buildSummary(failed, URLS);
  expect(summary).toContain("make \\<b\\> \\| \\`all\\`");
  expect(summary).toContain("| BUILD | ❌ FAILED | 1 min 15 s |");
});

test.each([
  ["aws", "https://eu-central-1.console.aws.amazon.com/"],
  ["aws-cn", "https://eu-central-1.console.amazonaws.cn/"],
  ["aws-us-gov", "https://eu-central-1.console.amazonaws-us-gov.com/"],
])("the link of a build in %s begins with %s", (partition, beginning) => {
  const url = buildUrl({ kind: "build", id: "octo:1" }, { region: "eu-central-1", account: "123456789012", partition });
  expect(url.startsWith(beginning)).toBe(true);
  expect(url).toContain("/projects/octo/build/octo%3A1");
});
