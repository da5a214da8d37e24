import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeBuilds } from "../../../src/pipeline/abandon.ts";
import { tearDown } from "../../../src/pipeline/tear-down.ts";
import type { Asset } from "../../../src/providers/asset.ts";
import { type Provider, UNKNOWN } from "../../../src/providers/provider.ts";
import { createTestContext } from "../../support/context.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "tear-down-"));
});
afterEach(() => rm(home, { recursive: true }));

const asset = (assetId: string, changes: Partial<Asset> = {}): Asset => ({
  type: "folder",
  id: `/m/${assetId}`,
  assetId,
  provider: "local",
  lifetime: "ephemeral",
  created: new Date(0),
  state: "",
  abandoned: false,
  ...changes,
});

/** A provider whose builds keep their records below `home`. */
function providerOf(assets: Asset[]) {
  const removed: string[] = [];
  const provider = {
    workFolder: (assetId: string) => join(home, assetId),
    assets: async (assetId?: string) =>
      assets.filter((each) => !removed.includes(each.id) && (assetId === undefined || each.assetId === assetId)),
    remove: async ({ id }: Asset) => void removed.push(id),
  } as unknown as Provider;
  return { provider, removed };
}

/** The record of a build that was killed while it filled a release folder. */
async function halfMadeRelease(assetId: string): Promise<string> {
  const partial = join(home, `.release.partial-${assetId}`);
  await mkdir(partial);
  await writeFile(join(partial, ".slipway-asset"), `${assetId}\n`);
  await mkdir(join(home, assetId));
  await writeFile(
    join(home, assetId, "build.json"),
    JSON.stringify({ releaseFolder: join(home, "release"), reports: [] }),
  );
  return partial;
}
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe("tear-down", () => {
  it("removes everything although a build's record is cut off, and tells of it", async () => {
    await mkdir(join(home, "a"));
    await writeFile(join(home, "a", "build.json"), '{"releaseFold');
    const { provider, removed } = providerOf([asset("a", { type: "process", id: "7" }), asset("a")]);
    const outcome = tearDown({ provider, assetId: "a", deliverables: false }, createTestContext());
    await expect(outcome).rejects.toThrow("folder /m/a: its release: ");
    expect(removed).toEqual(["7", "/m/a"]);
  });

  it("removes what a failed build was to deliver as far as it is unfinished", async () => {
    const image = (id: string, unfinished: boolean) =>
      asset("a", { type: "image", id, lifetime: "deliverable", unfinished });
    const all = [asset("a", { type: "stack", id: "stack" }), image("half", true), image("done", false)];
    const failed = providerOf(all);
    await tearDown({ provider: failed.provider, assetId: "a", deliverables: false, failed: true }, createTestContext());
    expect(failed.removed).toEqual(["stack", "half"]);
    const succeeded = providerOf(all);
    await tearDown({ provider: succeeded.provider, assetId: "a", deliverables: false }, createTestContext());
    expect(succeeded.removed).toEqual(["stack"]);
  });

  it("takes what nobody knows the owner of for nobody's build", async () => {
    const { provider, removed } = providerOf([asset(UNKNOWN, { id: "/m/.tmp-1" })]);
    expect(await tearDown({ provider, assetId: UNKNOWN, deliverables: true }, createTestContext())).toEqual([]);
    expect(removed).toEqual([]);
  });
});

describe("removing builds", () => {
  it("ends a process before it looks at any release", () => {
    const { provider, removed } = providerOf([]);
    void removeBuilds(provider, [asset("a"), asset("a", { type: "process", id: "7" })]);
    expect(removed).toEqual(["7"]);
  });

  it("cleans up beside the release folder for a machine's own folder", async () => {
    const partial = await halfMadeRelease("a");
    const { provider } = providerOf([asset("a")]);
    expect(await removeBuilds(provider, [asset("a")])).toMatchObject({ failed: [] });
    expect(await isThere(partial)).toBe(false);
  });

  it("leaves a run's export alone when it removes what an earlier run of the same asset-id left", async () => {
    const partial = await halfMadeRelease("a");
    const { provider, removed } = providerOf([]);
    await removeBuilds(provider, [asset("a", { id: "/m/.gone-0123456789ab" })]);
    expect(removed).toEqual(["/m/.gone-0123456789ab"]);
    expect(await isThere(partial)).toBe(true);
  });
});
