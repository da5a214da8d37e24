import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BUCKET, doubleEnvironment } from "../support/aws/build.ts";
import { type Emulator, REGION, startEmulator } from "../support/aws/emulator.ts";
import { findLeftovers, type Strangers, seedStrangers } from "../support/aws/strangers.ts";
import { type BuildResult, runBuildspec } from "../support/buildspec/run.ts";
import { readBuildspec } from "../support/buildspec/schema.ts";
import { publishSlipway, type SlipwayRepository } from "../support/buildspec/slipway-repository.ts";
import { runCli } from "../support/cli.ts";
import { githubEnv, TOKEN } from "../support/github/env.ts";
import { startGitHub } from "../support/github/stand-in.ts";
import type { StandIn } from "../support/github/types.ts";
import { startBanner } from "../support/guest-double/banner.ts";
import { FIXTURES } from "../support/places.ts";
import { ROOT } from "../support/runner.ts";

/**
 * The buildspecs of templates/buildspecs, run command by command: git fetches the bundled Slipway at a commit, and that
 * builds on the stand-in for AWS and releases on the one for GitHub. The guest is a double, so that nothing is proven of
 * images; and what CodeBuild does with phases is our reading (support/buildspec/run.ts). Waits for AWS are shorter, as the
 * stand-in is quicker (support/aws/hurried-timers.mjs); aws-build.test.ts keeps to AWS's pace.
 */

const MINUTE = 60_000;

let folder: string;
let slipway: SlipwayRepository;
let emulator: Emulator;
let strangers: Strangers;
let github: StandIn;
let banner: Awaited<ReturnType<typeof startBanner>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-codebuild-"));
  [slipway, emulator, github, banner] = await Promise.all([
    publishSlipway(join(folder, "slipway.git")),
    startEmulator({ buckets: { [BUCKET]: REGION } }),
    startGitHub(),
    startBanner(),
  ]);
  strangers = await seedStrangers(emulator, { near: "1.4.0" });
  github.addCommit({ message: "First", branch: "main" });
}, MINUTE);

afterAll(async () => {
  await banner.stop();
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
  await github.close();
}, MINUTE);

/** Runs a buildspec in a container of its own, so to speak. @param variables what the start of the build sets. */
async function run(name: string, variables: Record<string, string>): Promise<BuildResult> {
  const container = await mkdtemp(join(folder, "container-"));
  await mkdir(join(container, "source"));
  const options = [
    ...["--product hub --formats vmdk --fetch false --lease 1h --allow-from 127.0.0.1/32"],
    ...[`--ssh-port ${banner.port} --playbook ${join(FIXTURES, "short.yml")}`],
  ];
  return await runBuildspec(readBuildspec(await readFile(join(ROOT, "templates", "buildspecs", name), "utf8")), {
    folder: join(container, "source"),
    environment: {
      ...doubleEnvironment(emulator.env(), container),
      NODE_OPTIONS: `--import=${pathToFileURL(join(ROOT, "__tests__", "support", "aws", "hurried-timers.mjs"))}`,
      CODEBUILD_BUILD_ID: "octo-build:0c2b1f7e-1111-2222-3333-444455556666",
    },
    overrides: {
      ...{ SLIPWAY_REPOSITORY: slipway.url, SLIPWAY_REF: slipway.commit, SLIPWAY_HOME: join(container, "slipway") },
      ...{ BUCKET, CREATE_VM_OPTIONS: options.join(" "), PLACE_OPTIONS: "--bucket-prefix images" },
      ...variables,
    },
  });
}

const phases = (result: BuildResult) => result.phases.map(({ name, succeeded }) => `${name} ${succeeded}`);

it.concurrent(
  "release.yml builds, and adds notes and files to the draft, which stays one; no secret is in the log",
  async () => {
    const draft = await github.addRelease({ tag: "v1.4.0", draft: true, target: "main", body: "Of the people." });
    const password = "Not-A-Secret-1";
    const result = await run("release.yml", {
      ...githubEnv(github),
      ...{ RELEASE_ID: String(draft.id), ASSET_ID: "1.4.0", DEFAULT_PASSWORD: password },
    });
    expect({ log: result.succeeded ? "" : result.log.slice(-6_000), phases: phases(result) }).toEqual({
      ...{ log: "", phases: ["install true", "pre_build true", "build true"] },
    });
    const left = await findLeftovers(emulator, "1.4.0");
    expect(left.filter(({ lifetime }) => lifetime !== "deliverable")).toEqual([]);
    const image = left.find(({ type }) => type === "image");
    const release = github.releases().find(({ id }) => id === draft.id);
    expect(release).toMatchObject({ draft: true, tag: "v1.4.0" });
    expect(release?.body).toContain("Of the people.");
    expect(release?.body).toContain(image?.id);
    expect(release?.assets.map(({ name, state }) => `${name} ${state}`)).toContain("SHA256SUMS uploaded");
    expect(result.log).not.toContain(password);
    expect(result.log).not.toContain(TOKEN);
    expect(await strangers.missing()).toEqual([]);

    // As docs/codebuild.md goes on: what the build has written is what is published.
    const words = ["publish-release", "--tag", "v1.4.0", "--notes-mode", "keep"];
    const { code, stderr } = await runCli(words, folder, githubEnv(github));
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    const published = github.releases().find(({ id }) => id === draft.id);
    expect(published).toMatchObject({ draft: false, body: release?.body });
    expect(published?.assets.length).toBe(release?.assets.length);
  },
  8 * MINUTE,
);

it.concurrent(
  "release.yml with a playbook that fails: nothing is left of the build, and the release is as it was",
  async () => {
    const draft = await github.addRelease({ tag: "v1.5.0", draft: true, target: "main" });
    const result = await run("release.yml", {
      ...{ ...githubEnv(github), GUEST_DOUBLE_PLAYBOOK: "fail" },
      ...{ RELEASE_ID: String(draft.id), ASSET_ID: "1.5.0", DEFAULT_PASSWORD: "Not-A-Secret-1" },
    });
    expect(phases(result)).toEqual(["install true", "pre_build true", "build false"]);
    expect(await findLeftovers(emulator, "1.5.0")).toEqual([]);
    expect(github.releases().find(({ id }) => id === draft.id)).toEqual(draft);
  },
  8 * MINUTE,
);

it.concurrent(
  "ci.yml builds and leaves nothing at all",
  async () => {
    const result = await run("ci.yml", {});
    expect({ log: result.succeeded ? "" : result.log.slice(-6_000), phases: phases(result) }).toEqual({
      ...{ log: "", phases: ["install true", "pre_build true", "build true"] },
    });
    expect(result.log).toContain("Removed");
    expect(await findLeftovers(emulator, "ci-0c2b1f7e-1111-2222-3333-444455556666")).toEqual([]);
  },
  8 * MINUTE,
);
