import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finishedProblems, type ResumeInputs, resumeImage } from "../../../src/pipeline/resume.ts";
import type { Prepared } from "../../../src/pipeline/set-up.ts";
import type { Asset } from "../../../src/providers/asset.ts";
import type { Image, Provider } from "../../../src/providers/provider.ts";
import { createTestContext } from "../../support/context.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "resume-"));
});
afterEach(() => rm(home, { recursive: true }));

const ami = (changes: Partial<Asset> = {}): Asset => ({
  ...{ type: "image", id: "ami-1", assetId: "1.4.0", provider: "aws", region: "eu-central-1", state: "available" },
  ...{ lifetime: "deliverable", created: new Date(0), abandoned: false, unfinished: true },
  ...changes,
});
const image = { handle: "ami-1" } as Image;
const inputs = (defaultPassword?: string) =>
  ({ provider: "aws", assetId: "1.4.0", cacheSize: 1, accelerator: "auto", defaultPassword }) as ResumeInputs;

function prepare(assets: Asset[], found: Image | undefined) {
  const removed: string[] = [];
  const provider = {
    name: "aws",
    workFolder: () => home,
    takeUp: async () => recordBuild(),
    findEarlier: async () => ({
      image: found,
      finished: assets.find(({ unfinished }) => !unfinished)?.id,
      unfinished: assets.some(({ unfinished }) => unfinished),
    }),
    assets: async () => assets.filter(({ id }) => !removed.includes(id)),
    remove: async ({ id }: Asset) => void removed.push(id),
  } as unknown as Provider;
  const prepared = { provider, plan: { assetId: "1.4.0" } } as Prepared;
  const context = createTestContext({ openProvider: async () => provider });
  return { prepared, context, removed };
}

async function recordBuild(): Promise<void> {
  await mkdir(home, { recursive: true });
  await writeFile(join(home, "build.json"), JSON.stringify({ product: "hub", reports: [] }));
}

describe("an image that an earlier run made", () => {
  it("is gone on with where its password is given and its record is there", async () => {
    const { prepared, context, removed } = prepare([ami()], image);
    const resumed = await resumeImage(prepared, inputs("given password"), context);
    expect(resumed?.build.record.product).toBe("hub");
    expect(JSON.parse(context.state.machine ?? "{}")).toMatchObject({ provider: "aws", assetId: "1.4.0" });
    expect(removed).toEqual([]);
  });

  it("is removed where nobody knows its password any more, so that the new build does not meet it", async () => {
    const { prepared, context, removed } = prepare([ami()], image);
    expect(await resumeImage(prepared, inputs(), context)).toBeUndefined();
    expect(removed).toEqual(["ami-1"]);
  });

  it("is removed where nobody can go on with it: its record is gone, or it failed", async () => {
    const { prepared, context, removed } = prepare([ami()], undefined);
    expect(await resumeImage(prepared, inputs("given password"), context)).toBeUndefined();
    expect(removed).toEqual(["ami-1"]);
  });
});

describe("an image that is finished", () => {
  const finished = () => prepare([ami({ unfinished: false })], image);

  it("refuses a build that would make it again, and says how to be rid of it", async () => {
    const [problem] = await finishedProblems(inputs(), finished().context);
    expect(problem?.remedy).toContain("slipway tear-down --provider aws --asset-id 1.4.0 --deliverables");
  });

  it("is no obstacle where its password is given", async () => {
    expect(await finishedProblems(inputs("given password"), finished().context)).toEqual([]);
  });
});
