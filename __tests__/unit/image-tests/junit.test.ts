import { escapeXml } from "../../../src/base/xml.ts";
import { toJunit } from "../../../src/image/junit.ts";
import { failedChecks, formatTests, Skipped, startChecks, type TestReport } from "../../../src/image/test-report.ts";

const report: TestReport = {
  subject: "a & b.vmdk",
  started: new Date("2026-01-02T03:04:05.678Z"),
  seconds: 61.5,
  checks: [
    { name: "boots", status: "passed", seconds: 30 },
    { name: 'says "hi" <now>', status: "failed", seconds: 1.5, message: "found: <nothing>\nand \u0007 & more" },
    { name: "motd", status: "skipped", seconds: 0, message: "left out" },
  ],
};

describe("JUnit XML", () => {
  it("has suites, cases, counts and times as readers expect them", () => {
    const xml = toJunit([report]);
    expect(xml).toContain('<testsuites name="slipway" tests="3" failures="1" errors="0" skipped="1" time="61.50">');
    expect(xml).toContain(
      '<testsuite name="a &amp; b.vmdk" tests="3" failures="1" errors="0" skipped="1" timestamp="2026-01-02T03:04:05" time="61.50">',
    );
    expect(xml).toContain('<testcase name="boots" classname="a &amp; b.vmdk" time="30.00"/>');
    expect(xml).toContain(
      '<failure message="found: &lt;nothing&gt;">found: &lt;nothing&gt;\nand \ufffd &amp; more</failure>',
    );
    expect(xml).toContain('<skipped message="left out"/>');
  });

  it("replaces what XML does not allow, and nothing else", () => {
    expect(escapeXml("tab\t, line\n, ü, 🚢, \u0000, \u001b[1m, \ud800, \ufffe")).toBe(
      "tab\t, line\n, ü, 🚢, \ufffd, \ufffd[1m, \ufffd, \ufffd",
    );
  });
});

describe("a list of checks", () => {
  it("records what passes, fails and is skipped, with times", async () => {
    let clock = 0;
    const list = startChecks("machine", () => clock);
    await list.record("good", async () => {
      clock += 2_500;
    });
    await list.record("bad", () => Promise.reject(new Error("evidence")));
    await list.record("not here", () => Promise.reject(new Skipped("why")));
    expect(list.report().checks).toEqual([
      { name: "good", status: "passed", seconds: 2.5 },
      { name: "bad", status: "failed", seconds: 0, message: "evidence" },
      { name: "not here", status: "skipped", seconds: 0, message: "why" },
    ]);
  });

  it("is shown as a table with the evidence of what failed", () => {
    const table = formatTests([report]);
    expect(table).toContain("a & b.vmdk: 1 passed, 1 failed, 1 skipped in 1 min 02 s");
    expect(table).toContain('  FAILED  says "hi" <now>     1.5 s\n            found: <nothing>');
    expect(failedChecks([report])).toEqual(['a & b.vmdk: says "hi" <now>']);
  });
});
