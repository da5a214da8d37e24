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
  const RULES = { now: NOW, minimumAge: 0, markAge: 900_000 };
  const verdicts = (assets: Asset[], rules = {}) => judge(assets, { ...RULES, ...rules }).map(({ verdict }) => verdict);
  const ended = { expires: new Date(NOW) };
  const running = { expires: new Date(NOW + 1) };

  it.each<[string, Partial<Asset>, string, string]>([
    ["a machine whose lease has ended", ended, "remove", "lease ended"],
    ["a machine whose owner is gone", { ...running, abandoned: true }, "remove", "owner is gone"],
    ["a machine that is still wanted", running, "leave", "lease has not ended"],
    ["what has no lease", {}, "leave", "has no lease"],
    ["a release, even an abandoned one", { lifetime: "deliverable", abandoned: true, ...ended }, "leave", "finished"],
    [
      "an image whose build failed",
      { lifetime: "deliverable", unfinished: true, ...ended },
      "remove",
      "its build did not succeed",
    ],
    [
      "an image that is being built",
      { lifetime: "deliverable", unfinished: true, ...running },
      "leave",
      "lease has not ended",
    ],
    ["what was deployed", { lifetime: "permanent", unfinished: true, ...ended }, "leave", "permanent"],
    ["a cached base image", { lifetime: "cache", expires: new Date(0) }, "leave", "in the cache"],
  ])("on %s", (_what, changes, verdict, why) => {
    const one = asset(changes);
    expect(judge([one], RULES)).toEqual([{ asset: one, verdict, why }]);
  });

  it("spares what is younger than the minimum age", () => {
    expect(verdicts([asset({ abandoned: true })], { minimumAge: 3_600_001 })).toEqual(["leave"]);
    expect(verdicts([asset({ abandoned: true })], { minimumAge: 3_600_000 })).toEqual(["remove"]);
  });

  describe("with an instance", () => {
    const instance = (changes: Partial<Asset> = {}) => asset({ type: "instance", id: "i-1", ...ended, ...changes });
    const rest = [
      asset({ type: "stack", ...ended }),
      asset({ type: "image", lifetime: "deliverable", unfinished: true, ...ended }),
    ];

    it("marks the instance first and leaves everything of its asset-id until then", () => {
      expect(verdicts([...rest, instance()])).toEqual(["wait", "wait", "mark"]);
    });

    it("waits as long as the mark is young, and removes all of it when it is not", () => {
      expect(verdicts([...rest, instance({ marked: new Date(NOW - 899_999) })])).toEqual(["wait", "wait", "wait"]);
      expect(verdicts([...rest, instance({ marked: new Date(NOW - 900_000) })])).toEqual([
        "remove",
        "remove",
        "remove",
      ]);
    });

    it("removes at once where it is told to", () => {
      expect(verdicts([...rest, instance()], { markAge: 0 })).toEqual(["remove", "remove", "remove"]);
    });

    it("removes nothing of an asset-id that has an instance which is not overdue", () => {
      const young = instance({ id: "i-2", ...running });
      const marked = instance({ marked: new Date(0) });
      expect(verdicts([...rest, marked, young])).toEqual(["wait", "wait", "wait", "leave"]);
    });

    it("does not wait for an instance of another asset-id", () => {
      expect(verdicts([asset({ type: "stack", ...ended, assetId: "b" }), instance()])).toEqual(["remove", "mark"]);
    });
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

describe("removal by a provider that removes many at once", () => {
  it("removes all but what waits in one go, and takes the provider's word for each", async () => {
    const calls: string[][] = [];
    const [folder, one, two] = [asset(), asset({ id: "1", type: "stack" }), asset({ id: "2", type: "image" })];
    const provider = {
      removeAll: async (assets: readonly Asset[], told: (asset: Asset, failure?: string) => void) => {
        calls.push(assets.map(({ id }) => id));
        for (const each of assets) told({ ...each }, each === two ? "no permission" : undefined);
      },
    } as unknown as Provider;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const running = removeAssets(provider, [folder, one, two], {
      before: ({ type }) => (type === "folder" ? gate : undefined),
    });
    expect(calls).toEqual([["1", "2"]]);
    open();
    expect(await running).toEqual({ removed: [one, folder], failed: [{ asset: two, reason: "no permission" }] });
  });

  it("does not call removed what nothing was told of", async () => {
    const provider = { removeAll: async () => undefined } as unknown as Provider;
    expect((await removeAssets(provider, [asset()])).failed).toHaveLength(1);
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

  it("says where an asset in AWS is, for a command that can be typed as it stands", () => {
    const aws = { provider: "aws", region: "eu-central-1" } as const;
    expect(removalCommand(asset({ ...aws, type: "stack" }))).toBe(
      "slipway tear-down --provider aws --region eu-central-1 --asset-id a",
    );
    expect(
      removalCommand(asset({ ...aws, type: "object", id: "s3://octo/images/a/a.vmdk", lifetime: "deliverable" })),
    ).toBe(
      "slipway tear-down --provider aws --region eu-central-1 --asset-id a --deliverables --bucket octo --bucket-prefix images",
    );
    expect(assetsAsText([asset({ ...aws }), asset()], NOW)).toContain("eu-central-1");
  });

  it("leaves to sweep what is nobody's, since some of it may be at work", () => {
    expect(removalCommand(asset({ assetId: UNKNOWN }))).toBe("slipway sweep");
  });

  it("is in order of asset-id and age", () => {
    const [b, old, young] = [asset({ assetId: "b" }), asset({ created: new Date(1) }), asset({ created: new Date(2) })];
    expect(inOrder([b, young, old])).toEqual([old, young, b]);
  });
});
