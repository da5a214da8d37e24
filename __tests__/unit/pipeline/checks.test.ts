import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../../src/base/errors.ts";
import { GiB } from "../../../src/base/size.ts";
import { unwritable } from "../../../src/host/writable.ts";
import type { TestReport } from "../../../src/image/test-report.ts";
import type { Build, BuildRecord } from "../../../src/pipeline/build.ts";
import { contentProblems, writableProblems } from "../../../src/pipeline/checks.ts";
import { finishProblems } from "../../../src/pipeline/finish.ts";
import { judge } from "../../../src/pipeline/test.ts";
import { createTestContext } from "../../support/context.ts";

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "slipway-checks-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

describe("inputs that are well-formed and cannot work", () => {
  const good = { user: "ada", jupyterPort: 49_494, formats: ["vmdk" as const], diskSize: 8 * GiB, provider: "local" };
  it.each([
    [{}, []],
    [{ formats: [] }, ["formats"]],
    [{ formats: [], provider: "aws" }, []],
    [{ user: "root" }, ["user"]],
    [{ user: "systemd-network" }, ["user"]],
    [{ jupyterPort: 22 }, ["jupyter-port"]],
    [{ formats: ["vhd" as const], diskSize: 2041 * GiB }, ["disk-size"]],
    [{ formats: ["vhd" as const], diskSize: 2040 * GiB }, []],
    [{ diskSize: 2048 * GiB }, []],
  ])("%j: %j", (changes, subjects) => {
    expect(contentProblems({ ...good, ...changes }).map(({ subject }) => subject)).toEqual(subjects);
  });
});

describe("a place to write to", () => {
  it("may be missing, as long as the nearest folder above it can be written to", async () => {
    expect(await unwritable(join(place, "a", "b"))).toBeUndefined();
  });

  it("must not be a file, nor lie below one", async () => {
    await writeFile(join(place, "file"), "");
    expect(await unwritable(join(place, "file"))).toBe(`${join(place, "file")} is a file`);
    expect(await unwritable(join(place, "file", "below"))).toBe(`${join(place, "file")} is a file`);
  });

  it("that is read-only is told with the input's name (root may write anywhere, so not as root)", async () => {
    const locked = join(place, "locked");
    await mkdir(locked);
    await chmod(locked, 0o500);
    const problems = await writableProblems({ "junit-file": join(locked, "tests.xml") }, createTestContext());
    expect(problems.map(({ subject }) => subject)).toEqual(process.getuid?.() === 0 ? [] : ["junit-file"]);
  });
});

describe("a build's stages in the wrong order", () => {
  const build = (finish?: BuildRecord["finish"]) =>
    ({ assetId: "a", record: { finish }, provider: { name: "local" } }) as unknown as Build;

  it.each([
    [undefined, "done", "reset-password"],
    ["begun", "done", "tear-down"],
    ["begun", "not begun", "tear-down"],
    ["done", "not begun", "export-vm"],
  ] as const)("finish %s where it must be %s: says to run %s", (finish, wanted, command) => {
    const [problem] = finishProblems(build(finish), wanted);
    expect(problem?.remedy).toContain(`slipway ${command} --asset-id a`);
  });

  it("are taken in the right order", () => {
    expect(finishProblems(build("done"), "done")).toEqual([]);
    expect(finishProblems(build(), "not begun")).toEqual([]);
  });
});

describe("the judgement of test reports", () => {
  const report = (status: "passed" | "failed"): TestReport => ({
    subject: "machine",
    started: new Date(0),
    seconds: 1,
    checks: [{ name: "login", status, seconds: 1 }],
  });

  it("counts what passed, and writes JUnit XML where a file was named", async () => {
    const file = join(place, "deep", "tests.xml");
    const outputs = await judge([report("passed")], file, "", createTestContext());
    expect(outputs).toEqual({ testsPassed: "1", testsFailed: "0", junitFile: file });
    expect(await readFile(file, "utf8")).toContain('<testcase name="login"');
  });

  it("hands the counts and the file on although it fails", async () => {
    const file = join(place, "tests.xml");
    const failure = await judge([report("failed")], file, "Look.", createTestContext()).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ remedy: "Look.", outputs: { testsFailed: "1", junitFile: file } });
    expect(await readFile(file, "utf8")).toContain("<failure");
  });
});
