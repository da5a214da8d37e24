import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checksums } from "../../../src/release/sums.ts";
import { rewriteTests, writeRelease } from "../../../src/release/write.ts";
import { repository, sampleManifest, textOf, writeContents } from "./sample-manifest.ts";

const templates = repository("templates", "page");
const report = {
  subject: "machine",
  started: new Date(0),
  seconds: 1,
  checks: [{ name: "boots", status: "passed" as const, seconds: 1 }],
};

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-release-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const check = () =>
  execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: folder, encoding: "utf8", stdio: "pipe" });

describe("a release, by the word of sha256sum", () => {
  it("has checksums of every file in it but of themselves", async () => {
    const manifest = sampleManifest();
    await writeContents(folder, manifest);
    await writeRelease({ folder, manifest, templates, reports: [report] });
    const checked = check()
      .trim()
      .split("\n")
      .map((line) => line.replace(/: OK$/, ""));
    expect(checked.sort()).toEqual((await readdir(folder)).filter((name) => name !== "SHA256SUMS").sort());
    expect(checked).toEqual(
      expect.arrayContaining(["NOTES.md", "index.html", "manifest.json", "sbom.spdx.json", "tests.xml"]),
    );
  });

  it("is found damaged when one byte is", async () => {
    const manifest = sampleManifest();
    await writeContents(folder, manifest);
    await writeRelease({ folder, manifest, templates });
    await writeFile(join(folder, manifest.artifacts[0]?.file ?? ""), "other");
    expect(check).toThrow("1 computed checksum did NOT match");
  });

  it("takes later tests up: new results everywhere, the SBOM's bytes kept, the checksums right", async () => {
    const manifest = sampleManifest({ tests: undefined });
    await writeContents(folder, manifest);
    await writeRelease({
      folder,
      manifest,
      templates,
      packages: manifest.packages.map((entry) => ({ ...entry, maintainer: "M <m@x.y>" })),
    });
    const sbom = await textOf(folder, "sbom.spdx.json");
    expect(await readdir(folder)).not.toContain("tests.xml");
    await rewriteTests({ folder, manifest: sampleManifest(), templates, reports: [report] });
    expect(check()).toContain("tests.xml: OK");
    expect(await textOf(folder, "sbom.spdx.json")).toBe(sbom);
    expect(await textOf(folder, "NOTES.md")).toContain("34 passed");
    expect((await readdir(folder)).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  it("publishes a password only where it is told to", async () => {
    const manifest = sampleManifest();
    await writeRelease({ folder, manifest, templates, publishedPassword: "open-sesame" });
    const texts = () => Promise.all(["NOTES.md", "index.html", "manifest.json"].map((file) => textOf(folder, file)));
    expect((await texts()).map((text) => text.includes("open-sesame"))).toEqual([true, true, false]);
    await writeRelease({ folder, manifest, templates });
    expect((await texts()).some((text) => text.includes("open-sesame"))).toBe(false);
  });

  it("escapes odd names as coreutils does", async () => {
    const odd = "two\nlines\\and\rmore";
    await writeFile(join(folder, odd), "content");
    const sum = execFileSync("sha256sum", ["--binary", odd], { cwd: folder, encoding: "utf8" });
    expect(checksums([{ file: odd, sha256: sum.slice(1, 65) }])).toBe(sum);
  });
});
