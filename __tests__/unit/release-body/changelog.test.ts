import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readChangelog } from "../../../src/release/body/changelog.ts";
import { changelogSection } from "../../../src/release/body/changelog-section.ts";
import { versionNames } from "../../../src/release/body/version-names.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-changelog-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(file: string, text: string, ...names: string[]) {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return readChangelog(path, names);
}

/** As keepachangelog.com 1.1.0 has it: newest first, addresses of all links at the end. */
const KEEP = `# Changelog

All notable changes.

## [Unreleased]

- not yet

## [1.4.0] - 2026-11-21

### Added

- Something new, see [#87] and [the guide][guide].

### Fixed a fault of 1.3.2

- It is gone.

## [1.4.0-rc.1] - 2026-11-01

- a candidate

## [1.3.2] - 2026-09-02

[Unreleased]: https://example.org/compare/v1.4.0...HEAD
[1.4.0]: https://example.org/compare/v1.3.2...v1.4.0
[#87]: https://example.org/87
[guide]: https://example.org/guide
[#12]: https://example.org/12
`;

describe("the section of a changelog", () => {
  it("is found by tag or version, ends at the next one, and takes along the addresses that it uses", async () => {
    const wanted =
      "### Added\n\n- Something new, see [#87] and [the guide][guide].\n\n### Fixed a fault of 1.3.2\n\n- It is gone.\n\n[#87]: https://example.org/87\n[guide]: https://example.org/guide";
    for (const name of ["v1.4.0", "1.4.0", "data-workbench/v1.4.0", "data-workbench@1.4.0", "data-workbench-1.4.0"])
      expect(await read("CHANGELOG.md", KEEP, name)).toMatchObject({ text: wanted });
    expect(await read("CHANGELOG.md", KEEP.replaceAll("\n", "\r\n"), "v1.4.0")).toMatchObject({ text: wanted });
    expect(await read("CHANGELOG.md", KEEP, "v1.4.0-rc.1")).toMatchObject({ text: "- a candidate" });
  });

  it.each([
    ["## v1.4.0 (2026-11-21)"],
    ["# 1.4.0"],
    ["## Version 1.4.0: the fast one"],
    ["## [v1.4.0](https://example.org/v1.4.0)"],
    ["### **1.4.0**"],
    ["## Data Workbench 1.4.0, released 2026-11-21"],
    ["1.4.0 (2026-11-21)\n------------------"],
    ["## 1.4.0 ##"],
  ])("may be headed %s", (heading) => {
    const text = `${heading}\n\n- new\n\n${heading.replaceAll("1.4.0", "1.3.9")}\n\n- old\n`;
    expect(changelogSection(text, ["1.4.0"])).toBe("- new");
  });

  it.each([
    "## 1.4.0.1",
    "## 11.4.0",
    "## 1.4.0-rc.1",
    "## 1.4.0+build",
    "## 1.4",
    "```\n## 1.4.0\n```",
    "<!--\n## 1.4.0\n-->",
  ])("is not %s", (heading) => expect(changelogSection(`${heading}\n\n- other\n`, ["1.4.0"])).toBeUndefined());

  it("is the whole of a file that is about one version by its name, without the title", async () => {
    const text = "# Data Workbench 1.4.0, released 2026-11-21\n\nCode name: fast\n\n## Summary\n\nNew.\n";
    const wanted = { text: "Code name: fast\n\n## Summary\n\nNew." };
    expect(await read("changes/changes_1.4.0.md", text, "v1.4.0")).toMatchObject(wanted);
    expect(await readChangelog(join(folder, "changes"), ["v1.4.0"])).toMatchObject(wanted);
    expect(await read("1.4.0.md", "- no title", "v1.4.0")).toMatchObject({ text: "- no title" });
  });

  it("is missed with the input's name and what to do", async () => {
    const about = async (...given: Parameters<typeof read>) => {
      const found = await read(...given);
      return "problem" in found ? `${found.problem.subject}: ${found.problem.problem} ${found.problem.remedy}` : found;
    };
    expect(await about("CHANGELOG.md", KEEP, "v1.5.0")).toMatch(
      /^changelog: .*CHANGELOG.md has no section for 1\.5\.0 \(it begins with \[Unreleased\], \[1\.4\.0\].*“## 1\.5\.0”/,
    );
    expect(await about("CHANGELOG.md", KEEP, "v1.3.2")).toMatch(/is empty/);
    expect(await about("empty.md", "", "v1.3.2")).toMatch(/has no section/);
    for (const [path, words] of [
      ["none.md", /is not there/],
      ["empty.md/none.md", /is not there/],
      ["changes", /has no changes_2\.0\.0\.md/],
    ] as const)
      expect(await readChangelog(join(folder, path), ["v2.0.0"])).toMatchObject({
        problem: { problem: expect.stringMatching(words) },
      });
  });
});

it("a version has several names, the plainest first", () => {
  expect(versionNames(["v1.4.0"])).toEqual(["1.4.0"]);
  expect(versionNames(["workbench/v1.4.0-rc.1"])).toEqual(["1.4.0-rc.1", "workbench/v1.4.0-rc.1"]);
  expect(versionNames(["nightly"])).toEqual(["nightly"]);
});
