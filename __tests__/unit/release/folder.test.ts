import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ProblemsError } from "../../../src/base/errors.ts";
import { writeManifest } from "../../../src/image/manifest.ts";
import { abandonRelease, openReleaseFolder, releasePaths } from "../../../src/release/folder.ts";
import { checkReleaseFolder } from "../../../src/release/folder-check.ts";
import { sampleManifest, textOf, writeContents } from "./sample-manifest.ts";

let home = "";
let folder = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "slipway-folder-"));
  folder = join(home, "release");
});
afterEach(() => rm(home, { recursive: true, force: true }));

const manifestOf = (version: string) => sampleManifest({ version });
async function fill(path: string, version: string): Promise<void> {
  await writeContents(path, manifestOf(version));
  await writeFile(join(path, "manifest.json"), writeManifest(manifestOf(version)));
}
async function release(version: string, assetId = "id-1"): Promise<void> {
  const open = await openReleaseFolder({ folder, assetId });
  await fill(open.path, version);
  await open.commit();
}
/** Version of the release in place if it is whole: every file there, nothing else, no marker. */
async function versionInPlace(): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) return undefined;
  const { version, artifacts } = JSON.parse(await textOf(folder, "manifest.json")) as ReturnType<typeof manifestOf>;
  expect(names.filter((name) => name !== ".slipway-asset").sort()).toEqual(
    ["manifest.json", ...artifacts.map(({ file }) => file)].sort(),
  );
  return version;
}

describe("a release folder", () => {
  it("is not there before it is whole, and nothing is beside it afterwards", async () => {
    const open = await openReleaseFolder({ folder, assetId: "id-1" });
    expect(await readdir(home)).toEqual([".release.partial-id-1"]);
    expect(await textOf(open.path, ".slipway-asset")).toBe("id-1\n");
    await fill(open.path, "1");
    expect(await versionInPlace()).toBeUndefined();
    await open.commit();
    expect(await versionInPlace()).toBe("1");
    expect(await readdir(home)).toEqual(["release"]);
    expect(await readdir(folder)).not.toContain(".slipway-asset");
  });

  it("replaces an older release of another build, and keeps it when the new one is discarded", async () => {
    await release("1", "id-1");
    await release("2", "id-2");
    expect(await versionInPlace()).toBe("2");
    const open = await openReleaseFolder({ folder, assetId: "id-3" });
    await fill(open.path, "3");
    await open.discard();
    expect(await versionInPlace()).toBe("2");
    expect(await readdir(home)).toEqual(["release"]);
  });

  it("refuses a folder with anything that is not ours, names it, and touches nothing", async () => {
    await mkdir(folder);
    expect(await checkReleaseFolder(folder)).toEqual([]);
    await writeFile(join(folder, "thesis.txt"), "mine");
    expect((await checkReleaseFolder(folder))[0]?.problem).toContain("holds files and is no release: thesis.txt");
    await fill(folder, "1");
    const [problem] = await checkReleaseFolder(folder);
    expect(problem?.problem).toContain("what is not part of it: thesis.txt");
    await expect(openReleaseFolder({ folder, assetId: "id-1" })).rejects.toThrow(ProblemsError);
    expect(await readdir(home)).toEqual(["release"]);
    expect(await textOf(folder, "thesis.txt")).toBe("mine");
  });

  it("refuses at the end what a person put there in the meantime", async () => {
    await release("1");
    const open = await openReleaseFolder({ folder, assetId: "id-2" });
    await fill(open.path, "2");
    await writeFile(join(folder, "thesis.txt"), "mine");
    await expect(open.commit()).rejects.toThrow("thesis.txt");
    expect(await textOf(folder, "thesis.txt")).toBe("mine");
  });

  it.each([
    ["a file", () => writeFile(folder, "")],
    ["a foreign manifest.json", () => mkdir(folder).then(() => writeFile(join(folder, "manifest.json"), "{}"))],
  ])("refuses %s in its place", async (_what, make) => {
    await make();
    expect(await checkReleaseFolder(folder)).toHaveLength(1);
  });

  it("refuses the root of the file system", async () => {
    expect((await checkReleaseFolder("/"))[0]?.problem).toContain("root");
  });
});

describe("a release folder that is a symbolic link", () => {
  it("is a problem whose remedy names the folder it leads to; one of its parents may be one", async () => {
    const real = join(home, "real");
    await mkdir(real);
    await symlink(real, folder);
    expect(await checkReleaseFolder(folder)).toMatchObject([{ remedy: `Give the folder it leads to: ${real}` }]);
    expect(await checkReleaseFolder(join(folder, "below"))).toEqual([]);
    await rm(real, { recursive: true });
    expect(await checkReleaseFolder(folder)).toMatchObject([{ remedy: expect.stringContaining("leads nowhere") }]);
  });
});

describe("a release folder whose run was killed", () => {
  const place = () => ({ folder, assetId: "id-2" });
  /** Takes the steps of a swap by hand, up to the kill. */
  async function killedAfter(step: "partial" | "aside" | "in place" | "removing"): Promise<void> {
    await release("1", "id-1");
    const open = await openReleaseFolder(place());
    await fill(open.path, "2");
    const { target, partial, old } = releasePaths(place());
    if (step === "partial") return;
    await rename(target, old);
    if (step === "aside") return;
    await rename(partial, target);
    if (step === "in place") return;
    await rm(join(target, ".slipway-asset"));
    await writeFile(join(old, ".slipway-asset"), "id-2\n");
    await rm(join(old, "manifest.json"));
  }

  it.each([
    ["partial", "1"],
    ["aside", "1"],
    ["in place", "2"],
    ["removing", "2"],
  ] as const)("at '%s' is cleaned up to the whole release %s, however often", async (step, version) => {
    await killedAfter(step);
    await abandonRelease(place());
    await abandonRelease(place());
    expect(await versionInPlace()).toBe(version);
    expect(await readdir(home)).toEqual(["release"]);
    expect(await readdir(folder)).not.toContain(".slipway-asset");
  });

  it("in the middle of the swap does not lose the older release, even if only another build comes by", async () => {
    await killedAfter("aside");
    const open = await openReleaseFolder({ folder, assetId: "id-3" });
    expect(await versionInPlace()).toBe("1");
    await open.discard();
    expect((await readdir(home)).sort()).toEqual([".release.partial-id-2", "release"]);
  });

  it.each([
    ["before it was marked", () => Promise.resolve()],
    ["while it was marked", (partial: string) => writeFile(join(partial, ".slipway-asset"), "")],
  ])("%s is cleaned up", async (_when, mark) => {
    const { partial } = releasePaths(place());
    await mkdir(partial);
    await mark(partial);
    await abandonRelease(place());
    expect(await readdir(home)).toEqual([]);
  });

  it("leaves a folder of its name alone that holds anything without a marker", async () => {
    const { partial } = releasePaths(place());
    await mkdir(partial);
    await writeFile(join(partial, "thesis.txt"), "mine");
    await expect(abandonRelease(place())).rejects.toThrow("nothing in it names id-2");
    expect(await textOf(partial, "thesis.txt")).toBe("mine");
  });

  it("leaves what is marked for another asset-id alone", async () => {
    await killedAfter("partial");
    await abandonRelease({ folder, assetId: "id-9" });
    expect((await readdir(home)).sort()).toEqual([".release.partial-id-2", "release"]);
  });

  it("by a real SIGKILL at any moment is whole or not there, and whole again after the clean-up", async () => {
    const source = join(import.meta.dirname, "../../../src/release/folder.ts");
    const script = `
      import { cp } from "node:fs/promises";
      import { openReleaseFolder } from ${JSON.stringify(source)};
      for (let round = 0; ; round += 1) {
        const open = await openReleaseFolder({ folder: ${JSON.stringify(folder)}, assetId: "id-2" });
        await cp(${JSON.stringify(join(home, "next"))}, open.path, { recursive: true });
        await open.commit();
        if (round === 0) console.log("going");
      }`;
    await fill(join(home, "next"), "2");
    await release("1", "id-1");
    for (let kill = 0; kill < 12; kill += 1) {
      const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      await sleep(kill * 1.7); // Spread over the milliseconds of a round: when to kill, not a wait for anything.
      child.kill("SIGKILL");
      await once(child, "exit");
      expect(["2", undefined]).toContain(await versionInPlace());
      await abandonRelease(place());
      expect(await versionInPlace()).toBe("2");
      expect((await readdir(home)).sort()).toEqual(["next", "release"]);
    }
  }, 60_000);
});
