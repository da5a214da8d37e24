import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markFolder } from "../../../src/base/marked-folder.ts";
import { ownMark } from "../../../src/host/process.ts";
import {
  buildFolder,
  folderAssets,
  makeBuildFolder,
  readBuildFolder,
  registerFolder,
  removeBuildFolder,
  workFolder,
} from "../../../src/providers/aws/machine/build-folder.ts";
import type { BuildRecord } from "../../../src/providers/aws/machine/build-record.ts";
import { AssetIdInUseError } from "../../../src/providers/provider.ts";

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "aws-folder-"));
});
afterEach(() => rm(state, { recursive: true, force: true }));

const GONE = { pid: 1, startTime: "another boot's" };

async function record(more: Partial<BuildRecord> = {}): Promise<BuildRecord> {
  return {
    ...{ assetId: "1.4.0", lifetime: "ephemeral", provider: "aws", region: "eu-central-1" },
    ...{ created: "2026-11-25T12:00:00.000Z", expires: "2026-11-25T15:00:00.000Z", owner: { name: "octo/repo" } },
    base: { name: "u", reference: "r", digest: "d", handle: "ami-1", cached: true },
    ...{
      product: "lab",
      user: "student",
      stays: false,
      kept: false,
      maker: await ownMark(),
      folders: [],
      ready: false,
    },
    controlFolder: buildFolder(state, more.assetId ?? "1.4.0"),
    ...more,
  };
}

const only = async () => (await folderAssets(state))[0];

describe("the folder of a build", () => {
  it("is found with its record, and goes with what was entered in it", async () => {
    await makeBuildFolder(state, await record());
    const elsewhere = join(state, "release.work");
    await registerFolder(state, "1.4.0", elsewhere);
    await mkdir(elsewhere);
    await markFolder(elsewhere, "1.4.0");
    await writeFile(join(workFolder(state, "1.4.0"), "build.json"), "{}");
    const asset = await only();
    expect(asset).toMatchObject({ type: "folder", provider: "aws", assetId: "1.4.0", abandoned: false });
    if (asset) await removeBuildFolder(asset, state);
    await expect(readdir(state)).resolves.toEqual(["aws"]);
    await expect(folderAssets(state)).resolves.toEqual([]);
  });

  it.each<[string, Partial<BuildRecord>, boolean]>([
    ["its maker is gone", { maker: GONE }, true],
    ["its maker is gone, and it was to stay, but never was ready", { maker: GONE, stays: true }, true],
    ["its maker is gone, and it was to stay", { maker: GONE, stays: true, ready: true }, false],
    ["its maker is gone, and somebody keeps it", { maker: GONE, kept: true }, false],
    ["its maker is at work", {}, false],
  ])("when %s", async (_when, more, abandoned) => {
    await makeBuildFolder(state, await record(more));
    await expect(only()).resolves.toMatchObject({ abandoned });
  });

  it.each([
    ["before the marker", async () => undefined],
    ["before the record", (folder: string) => markFolder(folder, "1.4.0")],
  ])("is shown and made anew after a kill %s", async (_when, prepare) => {
    const folder = buildFolder(state, "1.4.0");
    await mkdir(folder, { recursive: true });
    await prepare(folder);
    await expect(only()).resolves.toMatchObject({ abandoned: true });
    await makeBuildFolder(state, await record());
    await expect(readBuildFolder(state, "1.4.0")).resolves.toMatchObject({ assetId: "1.4.0" });
  });

  it("is taken up by the same owner, with what was entered and the way to its machine", async () => {
    const machine = { instanceId: "i-1", host: "1.2.3.4", port: 22 };
    await makeBuildFolder(state, await record({ maker: GONE, folders: ["/a"], machine }));
    await expect(makeBuildFolder(state, await record({ user: "eva" }))).resolves.toMatchObject({
      ...{ user: "eva", folders: ["/a"], machine },
    });
  });

  it("is refused to another owner, and while its maker is at work", async () => {
    await makeBuildFolder(state, await record());
    const other = { owner: { name: "some/body" } };
    await expect(makeBuildFolder(state, await record(other))).rejects.toThrow(AssetIdInUseError);
    await expect(makeBuildFolder(state, await record({ maker: GONE }))).rejects.toThrow(/is at work/);
  });

  it("is never a folder of somebody else's", async () => {
    const folder = buildFolder(state, "1.4.0");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "thesis.txt"), "");
    await expect(folderAssets(state)).resolves.toEqual([]);
    await expect(makeBuildFolder(state, await record())).rejects.toThrow(/in the way/);
    const asset = { type: "folder", id: folder, assetId: "1.4.0" } as never;
    await expect(removeBuildFolder(asset, state)).rejects.toThrow(/nothing in it names/);
    const outside = { type: "folder", id: join(state, "1.4.0"), assetId: "1.4.0" } as never;
    await expect(removeBuildFolder(outside, state)).rejects.toThrow(/not inside/);
  });
});
