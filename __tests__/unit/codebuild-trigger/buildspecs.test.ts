import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { runBuildspec } from "../../support/buildspec/run.ts";
import { type Buildspec, readBuildspec } from "../../support/buildspec/schema.ts";
import { publishScript, type SlipwayRepository } from "../../support/buildspec/slipway-repository.ts";
import { ROOT } from "../../support/runner.ts";

/**
 * The buildspecs, run by bash and git with a command line that only writes down what it is called with and fails where it
 * is told to. What CodeBuild does with phases is our reading: see support/buildspec/run.ts.
 */

const RECORDER = `
const { appendFileSync } = require("node:fs");
const words = process.argv.slice(2);
appendFileSync(process.env.CALLS, JSON.stringify(words) + "\\n");
if (process.env.FAIL === words[0]) process.exit(1);
`;

let folder: string;
let slipway: SlipwayRepository;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-buildspec-"));
  slipway = await publishScript(join(folder, "slipway.git"), RECORDER);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = async (name: string): Promise<Buildspec> =>
  readBuildspec(await readFile(join(ROOT, "templates", "buildspecs", name), "utf8"));

const RELEASE = {
  ...{ ASSET_ID: "1.4.0", BUCKET: "octo-images", RELEASE_ID: "7", GITHUB_REPOSITORY: "octo/example" },
  GITHUB_TOKEN: "a-token-of-nobody",
};

/** @returns the result, and the words of each call of Slipway. */
async function run(name: string, overrides: Record<string, string | undefined>) {
  const place = await mkdtemp(join(folder, "run-"));
  await mkdir(join(place, "source"));
  // A file that a pattern could match.
  await writeFile(join(place, "source", "a.txt"), "");
  const calls = join(place, "calls");
  await writeFile(calls, "");
  const all = { SLIPWAY_REPOSITORY: slipway.url, SLIPWAY_REF: slipway.commit, ...overrides };
  const given = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const result = await runBuildspec(await load(name), {
    folder: join(place, "source"),
    environment: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      ...{ HOME: place, CALLS: calls, CODEBUILD_BUILD_ID: "project:0c2b1f7e-1111-2222-3333-444455556666" },
    },
    overrides: { SLIPWAY_HOME: join(place, "slipway"), ...Object.fromEntries(given) },
  });
  const lines = (await readFile(calls, "utf8")).split("\n").filter(Boolean);
  return { ...result, calls: lines.map((line) => JSON.parse(line) as string[]) };
}

const names = (calls: string[][]) => calls.map(([name]) => name);

describe.each(["release.yml", "ci.yml"])("%s", (name) => {
  test("is a buildspec, and each of its commands is bash", async () => {
    const { phases } = await load(name);
    const commands = Object.values(phases).flatMap((phase) => [...(phase?.commands ?? []), ...(phase?.finally ?? [])]);
    expect(commands.length).toBeGreaterThan(5);
    await Promise.all(commands.map((command) => promisify(execFile)("bash", ["-n", "-c", command])));
  });

  test("takes Node of the version that the action runs on", async () => {
    const { install } = (await load(name)).phases;
    const action = await readFile(join(ROOT, "action.yml"), "utf8");
    expect(action).toContain(`node${install["runtime-versions"].nodejs}`);
  });

  test.each(["v1", "main", "0123456", ""])("takes no Slipway of “%s”, which somebody can move", async (ref) => {
    const { succeeded, phases, log, calls } = await run(name, { ...RELEASE, SLIPWAY_REF: ref });
    expect({ succeeded, phases, calls }).toEqual({
      ...{ succeeded: false, calls: [] },
      phases: [{ name: "install", succeeded: false }],
    });
    expect(log).toContain("whole SHA");
  });

  test("a commit that is not there ends it before anything is made", async () => {
    const { phases, calls } = await run(name, { ...RELEASE, SLIPWAY_REF: "f".repeat(40) });
    expect({ phases, calls }).toEqual({ phases: [{ name: "install", succeeded: false }], calls: [] });
  });

  test("without a bucket it ends before anything is made, and says so", async () => {
    const { phases, calls, log } = await run(name, { ...RELEASE, BUCKET: undefined });
    expect({ last: phases.at(-1), calls }).toEqual({ last: { name: "pre_build", succeeded: false }, calls: [] });
    expect(log).toContain("BUCKET");
  });

  test("takes down after a build that failed, and is red", async () => {
    const { succeeded, calls } = await run(name, { ...RELEASE, FAIL: "create-vm" });
    expect({ succeeded, names: names(calls) }).toEqual({ succeeded: false, names: ["create-vm", "tear-down"] });
  });

  test("is red where something could not be taken down", async () => {
    expect((await run(name, { ...RELEASE, FAIL: "tear-down" })).succeeded).toBe(false);
  });

  test("takes down where it built: the same asset-id, bucket and place", async () => {
    const place = "--bucket-prefix images --copy-to-regions us-east-1";
    const { calls } = await run(name, { ...RELEASE, PLACE_OPTIONS: place });
    const [built = [], down = []] = [calls[0], calls.at(-1)];
    for (const option of ["--asset-id", "--bucket", "--bucket-prefix", "--copy-to-regions", "--provider"]) {
      expect(wordAfter(built, option)).toBeDefined();
      expect(wordAfter(down, option)).toBe(wordAfter(built, option));
    }
  });

  test("options are split into words, and a star in them stays a star", async () => {
    const { calls } = await run(name, { ...RELEASE, CREATE_VM_OPTIONS: "--formats vmdk,ova --tests *.txt" });
    expect(calls[0]?.slice(-4)).toEqual(["--formats", "vmdk,ova", "--tests", "*.txt"]);
  });
});

describe("release.yml", () => {
  test("builds, then updates the release that was named, then takes down; the images stay private", async () => {
    const { succeeded, calls } = await run("release.yml", RELEASE);
    expect({ succeeded, names: names(calls) }).toEqual({
      ...{ succeeded: true, names: ["create-vm", "update-release", "tear-down"] },
    });
    const [built = [], updated = [], down = []] = calls;
    expect(wordAfter(built, "--asset-id")).toBe("1.4.0");
    expect(wordAfter(built, "--public")).toBe("false");
    expect(wordAfter(updated, "--release-id")).toBe("7");
    expect(wordAfter(updated, "--release-folder")).toBe(wordAfter(built, "--release-folder"));
    // What is released stays.
    expect(down).not.toContain("--deliverables");
  });

  test("makes the images public only where that is said", async () => {
    const { calls } = await run("release.yml", { ...RELEASE, MAKE_PUBLIC: "true" });
    expect(wordAfter(calls[0] ?? [], "--public")).toBe("true");
  });

  test("the release stays as it was where the build failed", async () => {
    expect(names((await run("release.yml", { ...RELEASE, FAIL: "create-vm" })).calls)).not.toContain("update-release");
  });

  test("everything that is missing is told at once", async () => {
    const { log, calls } = await run("release.yml", { ...RELEASE, RELEASE_ID: undefined, GITHUB_TOKEN: undefined });
    expect(log).toContain("RELEASE_ID GITHUB_TOKEN");
    expect(calls).toEqual([]);
  });

  test("a password with blanks and stars arrives whole, and neither it nor the token is in the log", async () => {
    const password = "Correct horse * battery";
    const { calls, log } = await run("release.yml", { ...RELEASE, DEFAULT_PASSWORD: password });
    expect(wordAfter(calls[0] ?? [], "--default-password")).toBe(password);
    expect(log).toContain("create-vm");
    expect(log).not.toContain(password);
    expect(log).not.toContain(RELEASE.GITHUB_TOKEN);
  });
});

describe("ci.yml", () => {
  test("builds under a name of this build alone, and removes what it was to deliver too", async () => {
    const { succeeded, calls } = await run("ci.yml", RELEASE);
    expect({ succeeded, names: names(calls) }).toEqual({ succeeded: true, names: ["create-vm", "tear-down"] });
    expect(wordAfter(calls[0] ?? [], "--asset-id")).toBe("ci-0c2b1f7e-1111-2222-3333-444455556666");
    expect(calls.at(-1)).toContain("--deliverables");
  });

  test("the password is another each time", async () => {
    const both = await Promise.all([run("ci.yml", RELEASE), run("ci.yml", RELEASE)]);
    const [one, other] = both.map(({ calls }) => wordAfter(calls[0] ?? [], "--default-password"));
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(other).not.toBe(one);
  });
});

function wordAfter(words: readonly string[], option: string): string | undefined {
  const index = words.indexOf(option);
  return index < 0 ? undefined : words[index + 1];
}
