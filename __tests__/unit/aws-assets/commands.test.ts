import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProblemsError, type UserError } from "../../../src/base/errors.ts";
import { showAssets } from "../../../src/commands/show-assets.ts";
import { sweep } from "../../../src/commands/sweep.ts";
import { tearDown } from "../../../src/commands/tear-down.ts";
import type { AnyCommand } from "../../../src/declare/command.ts";
import type { Context, ProviderSettings } from "../../../src/declare/context.ts";
import { parseInputs } from "../../../src/declare/parse.ts";
import type { Asset } from "../../../src/providers/asset.ts";
import type { Provider, RemovalOf, Unseen } from "../../../src/providers/provider.ts";
import { createTestContext } from "../../support/context.ts";
import { ACCOUNT, asset, NOW } from "./fake.ts";

const GAP: Unseen = { what: "AMIs in eu-central-1", reason: "not allowed", remedy: "Allow ec2:DescribeImages." };

/** A provider with these assets, that removes all but the refused ones and remembers what it was told to do. */
function cloud(assets: Asset[], { gaps = [] as Unseen[], refused = [] as string[] } = {}) {
  const seen = { listed: [] as (string | undefined)[], removed: [] as string[], marked: [] as string[] };
  const removeAll: Provider["removeAll"] = async (all, told) => {
    for (const each of all) {
      if (!refused.includes(each.id)) seen.removed.push(each.id);
      told(each, refused.includes(each.id) ? "it is protected" : undefined);
    }
  };
  const provider = {
    name: "aws",
    workFolder: (assetId: string) => `/nowhere/${assetId}`,
    assets: async (assetId: string | undefined, unseen: (gap: Unseen) => void) => {
      seen.listed.push(assetId);
      for (const gap of gaps) unseen(gap);
      return assets.filter((each) => assetId === undefined || each.assetId === assetId);
    },
    removeAll,
    removeOf: async (assetId: string, removal: RemovalOf) => {
      for (const gap of gaps) removal.unseen(gap);
      await removeAll(
        assets.filter((each) => each.assetId === assetId && removal.chosen(each)),
        removal.told,
      );
    },
    mark: async (all: readonly Asset[]) => void seen.marked.push(...all.map(({ id }) => id)),
  } as unknown as Provider;
  return { provider, seen };
}

async function run(
  command: AnyCommand,
  given: Record<string, string>,
  provider: Provider,
  changes: Partial<Context> = {},
) {
  const settings: ProviderSettings[] = [];
  const context = createTestContext({
    now: () => NOW,
    openProvider: async (_name, all) => {
      settings.push(all);
      return provider;
    },
    ...changes,
  });
  const { values, problems } = parseInputs(command, { provider: "aws", ...given }, new Set());
  expect(problems).toEqual([]);
  const outputs = command.run(values as never, context);
  return { outputs, context, settings };
}

const ended = { expires: new Date(NOW - 1) };
const overdue = [
  asset({ type: "stack", id: "arn:1", ...ended }),
  asset({ type: "instance", id: "i-1", ...ended }),
  asset({ type: "volume", id: "vol-9", assetId: "old", ...ended }),
];

describe("sweep", () => {
  it("must be told the account, and has the provider hold the credentials against it", async () => {
    const { provider, seen } = cloud(overdue);
    await expect((await run(sweep, {}, provider)).outputs).rejects.toThrow(ProblemsError);
    const other = await run(sweep, { account: ACCOUNT, "allowed-account-ids": "999999999999" }, provider);
    await expect(other.outputs).rejects.toThrow("none of allowed-account-ids");
    expect(seen.listed).toEqual([]);
    const right = await run(sweep, { account: ACCOUNT }, provider);
    await right.outputs;
    expect(right.settings[0]?.allowedAccountIds).toEqual([ACCOUNT]);
  });

  it("marks a machine, leaves what belongs to it, and removes the rest", async () => {
    const { provider, seen } = cloud(overdue);
    const { outputs, context } = await run(sweep, { account: ACCOUNT }, provider);
    expect(await outputs).toEqual({ found: "3", removed: "1", marked: "1" });
    expect(seen).toMatchObject({ removed: ["vol-9"], marked: ["i-1"] });
    expect(context.lines.join("\n")).toMatch(/i-1.*|marked.*lease ended; marked now/);
  });

  it("removes at once with a mark-age of nothing", async () => {
    const { provider, seen } = cloud(overdue);
    const { outputs } = await run(sweep, { account: ACCOUNT, "mark-age": "0s" }, provider);
    expect(await outputs).toEqual({ found: "3", removed: "3", marked: "0" });
    expect(seen.marked).toEqual([]);
  });

  it("only lists in a dry run", async () => {
    const { provider, seen } = cloud(overdue);
    const { outputs } = await run(sweep, { account: ACCOUNT, "dry-run": "true" }, provider);
    expect(await outputs).toEqual({ found: "3", removed: "0", marked: "0" });
    expect(seen).toMatchObject({ removed: [], marked: [] });
  });

  it("fails with the reason and the command for what could not be removed, and still counts", async () => {
    const { provider } = cloud(overdue, { refused: ["vol-9"] });
    const { outputs } = await run(sweep, { account: ACCOUNT }, provider);
    await expect(outputs).rejects.toMatchObject({
      message: expect.stringMatching(
        /^volume vol-9 could not be removed: it is protected\n {2}slipway tear-down --provider aws --region eu-central-1 --asset-id old$/,
      ),
      outputs: { found: "3", removed: "0", marked: "1" },
    });
  });

  it("never says that there is nothing where it could not look", async () => {
    const { provider } = cloud([], { gaps: [GAP] });
    const { outputs } = await run(sweep, { account: ACCOUNT, "dry-run": "true" }, provider);
    const failure = await outputs.then(
      () => undefined,
      (error: unknown) => error as UserError,
    );
    expect(failure?.message).toBe("The AMIs in eu-central-1 could not be looked at: not allowed");
    expect(failure?.remedy).toContain("Allow ec2:DescribeImages.");
  });
});

describe("show-assets", () => {
  const listed = [...overdue, asset({ type: "volume", id: "vol-1", assetId: "1.2.1" })];

  it.each([
    [{ "asset-id": "1.2" }, ["1.2"], ["arn:1", "i-1"]],
    [{ "asset-id": "1.*" }, [undefined], ["arn:1", "i-1", "vol-1"]],
    [{ types: "volume, stack" }, [undefined], ["arn:1", "vol-1", "vol-9"]],
  ])("with %j asks for %j and shows %j", async (given, asked, shown) => {
    const { provider, seen } = cloud(listed);
    const { outputs } = await run(showAssets, given, provider);
    const { assets = "", count } = await outputs;
    expect(JSON.parse(assets).map(({ id }: Asset) => id)).toEqual(shown);
    expect([seen.listed, count]).toEqual([asked, String(shown.length)]);
  });

  it("lists the rest where one list cannot be asked for, and tells of it", async () => {
    const { provider } = cloud(listed, { gaps: [GAP] });
    const { outputs, context } = await run(showAssets, {}, provider);
    expect(await outputs).toMatchObject({ count: "4", unseen: "1" });
    expect(context.lines.join("\n")).toContain("The AMIs in eu-central-1 could not be looked at: not allowed");
  });

  it("writes the table to a file as Markdown", async () => {
    const folder = await mkdtemp(join(tmpdir(), "show-assets-"));
    const { provider } = cloud(listed);
    await (await run(showAssets, { "assets-file": "a.md" }, provider, { workingFolder: folder })).outputs;
    const lines = (await readFile(join(folder, "a.md"), "utf8")).trim().split("\n");
    expect(lines).toHaveLength(2 + listed.length);
    expect(lines[0]).toContain("| region |");
  });

  it("keeps what a runner takes within the runner's limits, and prints all", async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => asset({ type: "volume", id: `vol-${at}` }));
    const { provider } = cloud(many);
    const said: string[] = [];
    const summary: string[] = [];
    const { outputs } = await run(showAssets, {}, provider, {
      onRunner: true,
      say: (text) => said.push(text),
      summarize: (text) => summary.push(text),
    });
    expect(await outputs).toMatchObject({ count: "10000", assets: undefined });
    expect(said.join("\n").split("\n")).toHaveLength(10_001);
    expect(Buffer.byteLength(summary.join(""))).toBeLessThan(2 ** 20);
    expect(summary.join("")).toMatch(/… and \d+ more\./);
  });
});

describe("tear-down", () => {
  const built = [
    asset({ type: "stack", id: "arn:1" }),
    asset({ type: "image", id: "ami-done", lifetime: "deliverable" }),
    asset({ type: "image", id: "ami-half", lifetime: "deliverable", unfinished: true }),
    asset({ type: "stack", id: "arn:2", lifetime: "permanent" }),
  ];

  it.each([
    [{}, ["arn:1"]],
    [{ deliverables: "true" }, ["arn:1", "ami-done", "ami-half"]],
  ])("with %j removes %j without a list before", async (given, removed) => {
    const { provider, seen } = cloud(built);
    await (await run(tearDown, { "asset-id": "1.2", ...given }, provider)).outputs;
    expect(seen).toMatchObject({ listed: [], removed });
  });

  it("fails where it could not look, with the permission and the command", async () => {
    const { provider } = cloud([], { gaps: [GAP] });
    const { outputs } = await run(tearDown, { "asset-id": "1.2" }, provider);
    await expect(outputs).rejects.toMatchObject({
      message: expect.stringContaining("The AMIs in eu-central-1 could not be looked at"),
      remedy: expect.stringMatching(
        /Allow ec2:DescribeImages\.\nRun again: slipway tear-down --provider aws --asset-id 1\.2/,
      ),
    });
  });
});
