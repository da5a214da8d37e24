import { readKeyValueFile, readStepLog } from "../support/workflow-commands.ts";

describe("the harness reads a step's output as a runner does", () => {
  it("masks from the line on that says so, also line by line, and takes commands out", () => {
    const log = readStepLog("before s3cret\n::add-mask::s3cret\nafter s3cret\n::add-mask::one%0Atwo two\nis two two\n");
    expect(log.lines).toEqual(["before s3cret", "after ***", "is ***", ""]);
  });

  it("counts groups that are not closed", () => {
    const log = readStepLog("::group::A\n::endgroup::\n::group::B\nx");
    expect(log).toMatchObject({ groups: ["A", "B"], unclosed: 1 });
  });

  it("reads annotations with titles that have a colon and a comma", () => {
    const log = readStepLog("::error title=a%3A b%2C c,line=3::one%0Atwo 100%25\n::warning::w");
    expect(log.annotations).toEqual([
      { level: "error", title: "a: b, c", message: "one\ntwo 100%" },
      { level: "warning", title: "", message: "w" },
    ]);
  });

  it("reads values of several lines, and refuses a line that a runner refuses", () => {
    expect(readKeyValueFile("a=1=2\nb<<END\nx\ny=z\nEND\n")).toEqual({ a: "1=2", b: "x\ny=z" });
    expect(() => readKeyValueFile("nonsense\n")).toThrow("nonsense");
    expect(() => readKeyValueFile("b<<END\nx\n")).toThrow("END is missing");
  });
});
