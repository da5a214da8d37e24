import { inOrder, matchesPattern } from "../../../src/assets/names.ts";
import { removeAssets } from "../../../src/assets/removal.ts";
import { judge } from "../../../src/assets/sweep.ts";
import { assetsAsMarkdown, assetsAsText, removalCommand } from "../../../src/assets/table.ts";
import type { Asset } from "../../../src/providers/asset.ts";
import { type Provider, UNKNOWN } from "../../../src/providers/provider.ts";

const NOW = Date.UTC(2026, 0, 1, 12);
const asset = (changes: Partial<Asset> = {}): Asset => ({
  type: "folder",
  id: "/state/machines/a",
  assetId: "a",
  provider: "local",
  lifetime: "ephemeral",
  created: new Date(NOW - 3_600_000),
  state: "running",
  abandoned: false,
  ...changes,
});

describe("an asset-id's pattern", () => {
  it.each([
    ["1.2", "1.2", true],
    ["1.2.1", "1.2", false],
    ["1x2", "1.2", false],
    ["1.2.1", "1.2*", true],
    ["run-7-1", "run-?-1", true],
    ["a", "", false],
  ])("%s by %s: %s", (assetId, pattern, expected) => expect(matchesPattern(assetId, pattern)).toBe(expected));
});

describe("sweep's verdict", () => {
  it.each<[string, Partial<Asset>, string | undefined]>([
    ["a machine whose lease has ended", { expires: new Date(NOW) }, "lease ended"],
    ["a machine whose owner is gone", { expires: new Date(NOW + 1), abandoned: true }, "owner is gone"],
    ["a machine that is still wanted", { expires: new Date(NOW + 1) }, undefined],
    ["a release, even an abandoned one", { lifetime: "deliverable", abandoned: true }, undefined],
    ["a cached base image", { lifetime: "cache", expires: new Date(0) }, undefined],
  ])("on %s", (_what, changes, verdict) => expect(judge(asset(changes), NOW, 0)).toBe(verdict));

  it("spares what is younger than the minimum age", () => {
    expect(judge(asset({ abandoned: true }), NOW, 3_600_001)).toBeUndefined();
    expect(judge(asset({ abandoned: true }), NOW, 3_600_000)).toBe("owner is gone");
  });
});

describe("removal", () => {
  const provider = (left: Asset[], remove: (asset: Asset) => Promise<void>) =>
    ({ assets: async () => left, remove }) as unknown as Provider;

  it("issues every delete before it waits for the first", async () => {
    const issued: string[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const running = removeAssets(
      provider([], async ({ id }) => {
        issued.push(id);
        await gate;
      }),
      [asset({ id: "1" }), asset({ id: "2" }), asset({ id: "3" })],
    );
    expect(issued).toEqual(["1", "2", "3"]);
    release();
    expect((await running).removed).toHaveLength(3);
  });

  it("tells two releases apart that were in one folder", async () => {
    const [old, young] = ["1", "2"].map((assetId) => asset({ type: "release", id: "/release", assetId }));
    if (!old || !young) throw new Error("Two were made.");
    expect(
      await removeAssets(
        provider([young], async () => undefined),
        [old],
      ),
    ).toEqual({ removed: [old], failed: [] });
  });

  it("counts as removed only what the provider no longer lists, and goes on after a failure", async () => {
    const [gone, stays, fails] = [asset({ id: "1" }), asset({ id: "2" }), asset({ id: "3" })];
    const removal = await removeAssets(
      provider([stays, fails], async ({ id }) => {
        if (id === "3") throw new Error("no permission");
      }),
      [fails, stays, gone],
    );
    expect(removal.removed).toEqual([gone]);
    expect(removal.failed).toEqual([
      { asset: fails, reason: "no permission" },
      { asset: stays, reason: "it is still there" },
    ]);
  });
});

describe("the table", () => {
  it("shows age, end of lease and the command that removes each", () => {
    const text = assetsAsText([asset({ expires: new Date(NOW + 7_200_000), size: 2 ** 30 })], NOW);
    expect(text).toContain("1 h 00 min");
    expect(text).toContain("2 h 00 min");
    expect(text).toContain("1.0 GiB");
    expect(text).toContain("slipway tear-down --asset-id a");
    expect(assetsAsMarkdown([asset()], NOW).split("\n")).toHaveLength(3);
  });

  it("names deliverables in the command that removes a release", () => {
    expect(removalCommand(asset({ lifetime: "deliverable" }))).toBe("slipway tear-down --asset-id a --deliverables");
  });

  it("leaves to sweep what is nobody's, since some of it may be at work", () => {
    expect(removalCommand(asset({ assetId: UNKNOWN }))).toBe("slipway sweep");
  });

  it("is in order of asset-id and age", () => {
    const [b, old, young] = [asset({ assetId: "b" }), asset({ created: new Date(1) }), asset({ created: new Date(2) })];
    expect(inOrder([b, young, old])).toEqual([old, young, b]);
  });
});
