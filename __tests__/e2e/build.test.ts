import { execFile } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { silentTask } from "../../src/base/progress.ts";
import { bootDisk } from "../../src/qemu/boot.ts";
import { waitForBanner } from "../../src/ssh/wait.ts";
import { runCli } from "../support/cli.ts";
import { findLeftovers } from "../support/leftovers.ts";
import { makePlaces, placeInputs, shortBuild, type TestPlaces } from "../support/places.ts";
import { runJob } from "../support/runner.ts";
import type { StepResult } from "../support/step.ts";

const MINUTE = 60_000;

let places: TestPlaces;
let main: StepResult;
let post: StepResult;

/** One real build for all tests of this file, as a step of a job: dist/main, then dist/post. */
beforeAll(async () => {
  places = await makePlaces();
  ({ main, post } = await runJob(shortBuild(places, "e2e-build")));
}, 25 * MINUTE);
afterAll(() => places.remove());

const folder = () => main.outputs["release-folder"] ?? "";

it("the step succeeds, with no annotation and every group closed", () => {
  expect(main.code === 0 ? [] : main.lines.slice(-60)).toEqual([]);
  expect(main.annotations.filter(({ level }) => level === "error")).toEqual([]);
  expect(main.unclosed).toBe(0);
  expect(main.outputs).toMatchObject({ "asset-id": "e2e-build", "tests-failed": "0" });
  expect(Number(main.outputs["tests-passed"])).toBeGreaterThan(0);
});

it("nothing is left for post, and nothing is left at all", async () => {
  expect(post).toMatchObject({ code: 0, raw: "" });
  expect(await findLeftovers(places)).toEqual([]);
});

it("the release folder is whole, by the word of sha256sum", async () => {
  const files = await readdir(folder());
  expect(files).toEqual(expect.arrayContaining(["SHA256SUMS", "NOTES.md", "index.html", "manifest.json"]));
  const { stdout } = await promisify(execFile)("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: folder() });
  const checked = stdout
    .trim()
    .split("\n")
    .map((line) => line.replace(/: OK$/, ""));
  expect(checked.sort()).toEqual(files.filter((file) => file !== "SHA256SUMS").sort());
});

it("the manifest names both artifacts with the sizes and sums that they have", async () => {
  const manifest = JSON.parse(await readFile(join(folder(), "manifest.json"), "utf8")) as {
    artifacts: { format: string }[];
  };
  expect(manifest.artifacts.map(({ format }) => format).sort()).toEqual(["qcow2", "vhd"]);
  expect(main.outputs.manifest).toBe(join(folder(), "manifest.json"));
});

it("the default password stands in no line, no summary, no state and no file of the release", async () => {
  const secrets = main.masks.filter((secret) => secret.length >= 8);
  expect(secrets.length).toBeGreaterThan(0);
  const files = (await readdir(folder())).filter((file) => /\.(json|md|html|xml)$/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder(), file), "utf8")));
  // The masking itself is a line of its own that a runner does not show.
  const printed = main.raw.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const everything = [...printed, main.summary, JSON.stringify(main.state), ...texts].join("\n");
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});

it("the summary has the timeline and every artifact", () => {
  expect(main.summary).toContain("```mermaid");
  expect(main.summary).toContain("gantt");
  expect(main.summary).toContain(".qcow2");
  expect(main.summary).toContain(".vhd");
});

it("the release is listed, and swept by nobody", async () => {
  const where = Object.entries(placeInputs(places)).flatMap(([name, value]) => [`--${name}`, value]);
  const swept = await runCli(["sweep", ...where]);
  expect(swept.code).toBe(0);
  const shown = await runCli(["show-assets", ...where]);
  expect(shown.stdout).toContain("e2e-build");
  expect(await readdir(folder())).toContain("SHA256SUMS");
});

it(
  "the VHD boots by itself on an IDE controller and answers on SSH",
  async () => {
    const disk = (await readdir(folder())).find((file) => file.endsWith(".vhd")) ?? "";
    const work = join(places.releaseParent, "boot");
    await mkdir(work);
    const machine = await bootDisk(
      {
        disk: join(folder(), disk),
        format: "vpc",
        controller: "ide",
        nic: "e1000",
        firmware: "bios",
        memory: 2 ** 30,
        cpus: 2,
        work,
        forwards: [22],
        accelerator: "auto",
      },
      silentTask,
    );
    try {
      await waitForBanner("127.0.0.1", machine.port(22), { within: 6 * MINUTE });
    } finally {
      await machine.stop();
    }
  },
  10 * MINUTE,
);
