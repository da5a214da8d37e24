import {
  BUCKET,
  bundleHurriedCli,
  doubleEnvironment,
  ended,
  makeRunPlace,
  type RunPlace,
  shortAwsBuild,
  startHurried,
} from "../support/aws/build.ts";
import { type Emulator, REGION, startEmulator } from "../support/aws/emulator.ts";
import { type Front, type Phase, startFront } from "../support/aws/front.ts";
import { findLeftovers } from "../support/aws/strangers.ts";
import { startBanner } from "../support/guest-double/banner.ts";

/**
 * A run that was killed is repeated with the same asset-id. It goes on with what is there: nothing is made twice, and what
 * comes out is one finished build. By whose word: the stand-in's records and the front's list of calls. The guest is a
 * double.
 */

const MINUTE = 60_000;

let emulator: Emulator;
let front: Front;
let banner: Awaited<ReturnType<typeof startBanner>>;
let cli: string;
let place: RunPlace;

beforeAll(async () => {
  emulator = await startEmulator({ buckets: { [BUCKET]: REGION } });
  front = await startFront(emulator.endpoint);
  banner = await startBanner();
  cli = await bundleHurriedCli();
}, MINUTE);
afterAll(async () => {
  await front.close();
  await banner.stop();
  await emulator.stop();
});
beforeEach(async () => {
  place = await makeRunPlace();
  front.clear();
});
afterEach(() => place.remove());

const start = (inputs: Record<string, string>) =>
  startHurried(cli, inputs, doubleEnvironment(emulator.env(front.endpoint), place.folder));

/** Runs until a call, and kills the process there. */
async function killAt(inputs: Record<string, string>, operation: string, when: Phase): Promise<void> {
  const child = start(inputs);
  const end = ended(child);
  front.onCall = (call, phase) => {
    if (call.operation !== operation || phase !== when) return undefined;
    child.kill("SIGKILL");
    return "drop";
  };
  const { code, said } = await end;
  if (code !== undefined) throw new Error(`It was not killed at ${operation}:\n${said.slice(-2_000)}`);
  front.clear();
}

/** A second run of the same; `elsewhere`: on a machine that has nothing of the first. */
async function repeat(inputs: Record<string, string>, options: { elsewhere?: boolean } = {}) {
  const other = options.elsewhere ? await makeRunPlace() : undefined;
  const places = other ? { "state-folder": `${other.folder}/state`, "release-folder": `${other.folder}/release` } : {};
  try {
    const { code, said } = await ended(start({ ...inputs, ...places }));
    if (code !== 0) throw new Error(`The second run ended with ${code}:\n${said.slice(-4_000)}`);
    const count = (operation: string) => front.calls.filter((call) => call.operation === operation).length;
    return { said, count };
  } finally {
    await other?.remove();
  }
}

/** One finished AMI, one disk, and nothing else. */
async function expectOneBuild(assetId: string): Promise<void> {
  const left = await findLeftovers(emulator, assetId);
  expect(left.filter(({ lifetime }) => lifetime !== "deliverable")).toEqual([]);
  expect(left.filter(({ type }) => type === "image")).toMatchObject([{ complete: true }]);
  expect(left.filter(({ type, id }) => type === "object" && id.endsWith(".vmdk"))).toHaveLength(1);
}

const CASES = [
  { name: "while the AMI was made", at: "CreateImage", when: "after", again: { CreateStack: 0, CreateImage: 0 } },
  { name: "while the disk was exported", at: "ExportImage", when: "after", again: { CreateImage: 0, ExportImage: 0 } },
  { name: "when the disk had got its name", at: "CopyObject", when: "after", again: { ExportImage: 0, CopyObject: 0 } },
  { name: "before it was marked as complete", at: "CreateTags", when: "before", again: { ExportImage: 0 } },
] as const;

it.each(CASES)("a run killed $name is gone on with, on another machine too", async ({ name, at, when, again }) => {
  const assetId = `repeat-${CASES.findIndex((one) => one.name === name)}`;
  const inputs = shortAwsBuild(place, assetId, banner.port);
  await killAt(inputs, at, when);
  const { said, count } = await repeat(inputs, { elsewhere: true });
  expect(said).toContain("that an earlier run made");
  for (const [operation, times] of Object.entries(again))
    expect(`${operation} ${count(operation)}`).toBe(`${operation} ${times}`);
  await expectOneBuild(assetId);
});

it("a machine that was made and not yet an image is used again by the same host, which has its key", async () => {
  const inputs = shortAwsBuild(place, "repeat-machine", banner.port);
  await killAt(inputs, "StopInstances", "before");
  const { said, count } = await repeat(inputs);
  expect(count("CreateStack") === 0 ? "" : said).toBe("");
  await expectOneBuild("repeat-machine");
});

it("a machine whose key is on a host that is gone is replaced, not left beside", async () => {
  const inputs = shortAwsBuild(place, "repeat-replaced", banner.port);
  await killAt(inputs, "StopInstances", "before");
  const { count } = await repeat(inputs, { elsewhere: true });
  expect(count("CreateStack")).toBe(1);
  await expectOneBuild("repeat-replaced");
});

it("without the password of the earlier image a new one is made in its place", async () => {
  const { "default-password": _, ...inputs } = shortAwsBuild(place, "repeat-unknown", banner.port);
  await killAt(inputs, "ExportImage", "after");
  const { said, count } = await repeat({ ...inputs, "publish-default-password": "true" });
  expect(said).toContain("did not finish");
  expect(count("CreateImage")).toBe(1);
  await expectOneBuild("repeat-unknown");
});

it("a finished build is refused a second time, and says how to be rid of it", async () => {
  const { "default-password": _, ...inputs } = shortAwsBuild(place, "repeat-finished", banner.port);
  const given = { ...inputs, "publish-default-password": "true" };
  expect((await ended(start(given))).code).toBe(0);
  front.clear();
  const { code, said } = await ended(start(given));
  expect(code).toBe(2);
  expect(said).toContain("slipway tear-down --provider aws --asset-id repeat-finished --deliverables");
  // ImportKeyPair and RunInstances are asked as dry runs.
  expect(front.names().filter((name) => /:(Create|Export|Copy|Delete|Terminate|Put)/.test(name))).toEqual([]);
});
