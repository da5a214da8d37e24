import { describe, expect, it } from "@jest/globals";
import { linksFromTop } from "../../../src/release/body/relative-links.ts";

// Where GitHub takes them from in a release: Max19970/easy-server#122, SolaceProducts/solace-broker-mcp#329.
describe("relative links of a file in doc/changes", () => {
  it.each([
    ["[guide](../guide.md#start)", "[guide](doc/guide.md#start)"],
    [
      "![shot](shot.png) and [before](changes_1.3.0.md 'older')",
      "![shot](doc/changes/shot.png) and [before](doc/changes/changes_1.3.0.md 'older')",
    ],
    ["[blanks](<../a%20b.md>)", "[blanks](<doc/a%20b.md>)"],
    ["[ref]: ../../README.md", "[ref]: README.md"],
  ])("%s is %s from the top of the repository", (given, wanted) => {
    expect(linksFromTop(given, "doc/changes")).toBe(wanted);
  });

  it.each([
    "[web](https://example.org/a)",
    "[mail](mailto:a@example.org)",
    "[top](/docs/a.md)",
    "[here](#fixed)",
    "[out](../../../other/a.md)",
    "`[code](a.md)`",
    "```\n[code](a.md)\n```",
  ])("%s stays as it is", (given) => {
    expect(linksFromTop(given, "doc/changes")).toBe(given);
  });

  it("stay where the file lies at the top, or outside", () => {
    for (const folder of ["", ".", "../elsewhere"]) expect(linksFromTop("[a](b.md)", folder)).toBe("[a](b.md)");
  });
});
