import { CancelledError } from "../../../src/base/errors.ts";
import type { Context } from "../../../src/declare/context.ts";
import { existingAssetId, newAssetId } from "../../../src/pipeline/asset-id.ts";
import { readMachineState, rememberMachine } from "../../../src/pipeline/machine-state.ts";
import { guardMachine } from "../../../src/pipeline/on-error.ts";
import { buildSummary } from "../../../src/pipeline/summary.ts";
import { timelineChart } from "../../../src/pipeline/timeline.ts";
import type { Asset } from "../../../src/providers/asset.ts";
import { AssetIdInUseError, type Provider, type Unseen } from "../../../src/providers/provider.ts";
import { createTestContext } from "../../support/context.ts";

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

/** A provider that remembers what is removed. */
function providerOf(assets: Asset[]) {
  const removed: string[] = [];
  const provider = {
    name: "local",
    assets: async (assetId?: string) =>
      assets.filter((each) => !removed.includes(each.id) && (assetId === undefined || each.assetId === assetId)),
    remove: async ({ id }: Asset) => void removed.push(id),
    keep: async () => undefined,
  } as unknown as Provider;
  return { provider, removed };
}

describe("an asset-id", () => {
  it("is what was given, else the run's name, else date and time in UTC", () => {
    const context = createTestContext({ now: () => Date.UTC(2026, 10, 21, 3, 45, 10) });
    expect(newAssetId("1.0", context)).toBe("1.0");
    expect(newAssetId(undefined, { ...context, runName: "v2" })).toBe("v2");
    expect(newAssetId(undefined, context)).toBe("20261121-034510");
  });

  it("of an existing machine is the only one there is, else must be said", async () => {
    const context = createTestContext();
    await expect(existingAssetId(undefined, providerOf([asset("a")]).provider, context)).resolves.toBe("a");
    await expect(existingAssetId(undefined, providerOf([]).provider, context)).rejects.toThrow("There is no machine.");
    await expect(existingAssetId(undefined, providerOf([asset("a"), asset("b")]).provider, context)).rejects.toThrow(
      "a, b",
    );
  });
});

describe("a build that fails", () => {
  const failing = (context: Context, onError: "clean-up" | "keep" | "ask", error: Error = new Error("broken")) => {
    const { provider, removed } = providerOf([
      asset("a"),
      asset("a", { id: "/release", lifetime: "deliverable" }),
      asset("b"),
    ]);
    const outcome = guardMachine({ provider, assetId: "a", onError }, context, async () => Promise.reject(error));
    return { removed, outcome };
  };

  it("removes what is ephemeral of its own asset-id, and passes the failure on", async () => {
    const { removed, outcome } = failing(createTestContext(), "clean-up");
    await expect(outcome).rejects.toThrow("broken");
    expect(removed).toEqual(["/m/a"]);
  });

  it("keeps it where told so, and says how to remove it", async () => {
    const context = createTestContext();
    const { removed, outcome } = failing(context, "keep");
    await expect(outcome).rejects.toThrow("broken");
    expect(removed).toEqual([]);
    expect(context.lines.join("\n")).toContain("slipway tear-down --asset-id a");
  });

  it("keeps it where not everything may be listed, and passes the build's own failure on", async () => {
    const kept = asset("a", { provider: "aws", region: "eu-central-1", expires: new Date(0) });
    const provider = {
      ...providerOf([]).provider,
      name: "aws",
      assets: async (_: string, unseen?: (gap: Unseen) => void) => {
        const gap = { what: "schedule groups", reason: "denied", remedy: "" };
        if (!unseen) throw new Error(gap.what);
        unseen(gap);
        return [kept];
      },
    } as unknown as Provider;
    const context = createTestContext();
    const work = async () => Promise.reject(new Error("broken"));
    await expect(guardMachine({ provider, assetId: "a", onError: "keep" }, context, work)).rejects.toThrow("broken");
    expect(context.lines.join("\n")).toMatch(
      /until 1970.*slipway tear-down --provider aws --region eu-central-1 --asset-id a/,
    );
  });

  it("that cannot be kept says so, and passes the build's own failure on", async () => {
    const keep = async () => Promise.reject(new Error("disk full"));
    const provider = { ...providerOf([]).provider, keep } as unknown as Provider;
    const context = createTestContext();
    const work = async () => Promise.reject(new Error("broken"));
    await expect(guardMachine({ provider, assetId: "a", onError: "keep" }, context, work)).rejects.toThrow("broken");
    expect(context.lines.join("\n")).toContain("disk full");
  });

  it("asks where told so, but never after a cancel", async () => {
    const ask = async () => "keep";
    const asked = failing(createTestContext({ ask }), "ask");
    await expect(asked.outcome).rejects.toThrow("broken");
    expect(asked.removed).toEqual([]);
    const cancelled = failing(createTestContext({ ask }), "ask", new CancelledError());
    await expect(cancelled.outcome).rejects.toBeInstanceOf(CancelledError);
    expect(cancelled.removed).toEqual(["/m/a"]);
  });

  it("because the asset-id is another's touches nothing, and leaves nothing to the post step", async () => {
    const context = createTestContext();
    const { removed, outcome } = failing(context, "clean-up", new AssetIdInUseError("a", "someone"));
    await expect(outcome).rejects.toThrow("in use by someone");
    expect(removed).toEqual([]);
    expect(context.state).toEqual({ machine: "" });
  });
});

describe("the post step", () => {
  const settings = { cacheSize: 5, accelerator: "tcg" as const };

  it("reads what was saved, and no other input is in it", async () => {
    const context = createTestContext();
    const provider = { name: "local" } as Provider;
    await rememberMachine(context, provider, "a", { ...settings, ...{ defaultPassword: "secret", spot: true } });
    expect(readMachineState(context.state.machine ?? "")).toEqual({ provider: "local", assetId: "a", settings });
  });

  it("looks in the account and Region that the step used, whatever its own environment says", async () => {
    const context = createTestContext();
    const place = { region: "eu-central-1", allowedAccountIds: ["123456789012"] };
    const provider = { name: "aws", pinned: async () => place } as unknown as Provider;
    await rememberMachine(context, provider, "a", { ...settings, bucket: "octo" });
    const saved = readMachineState(context.state.machine ?? "");
    expect(saved).toEqual({ provider: "aws", assetId: "a", settings: { ...settings, ...place, bucket: "octo" } });
  });
});

describe("the summary", () => {
  const timings = [
    { name: "Export", start: 0, end: 30_000, outcome: "done" as const },
    { name: "vmdk: big; #1", phase: "Export", start: 1_000, end: 30_000, outcome: "failed" as const },
    { name: "short", phase: "Export", start: 0, end: 10, outcome: "done" as const },
  ];

  it("draws a chart whose names cannot break it", () => {
    expect(timelineChart(timings).split("\n")).toEqual([
      "```mermaid",
      "gantt",
      "  dateFormat X",
      "  axisFormat %M:%S",
      "  section Export",
      "  vmdk  big   1 :crit, 1, 30",
      "```",
    ]);
  });

  it("names artifacts with checksums, failed checks with what was found, and where to look", () => {
    const text = buildSummary({
      title: "hub 1.0",
      baseImage: "debian-12",
      timings,
      artifacts: [{ format: "vhd", path: "/r/hub.vhd", size: 2 ** 30, sha256: "ab" }],
      reports: [
        {
          subject: "hub.vhd",
          started: new Date(0),
          seconds: 3,
          checks: [{ name: "login", status: "failed", seconds: 1, message: "refused" }],
        },
      ],
      images: [{ region: "eu-west-1", id: "ami-1", name: "hub-1.0", public: true }],
      places: { Release: "/r" },
      failure: "1 check failed.",
    });
    for (const part of [
      "❌ hub 1.0",
      "| vhd | `hub.vhd` | 1.0 GiB | `ab` |",
      "| eu-west-1 | `ami-1` | hub-1.0 | everyone |",
      "**hub.vhd: login**: refused",
      "- Release: `/r`",
      "> 1 check failed.",
    ]) {
      expect(text).toContain(part);
    }
  });
});
