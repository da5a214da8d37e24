import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import type { WorkflowRun } from "../support/act/act.ts";
import { pushOf } from "../support/act/events.ts";
import { type AwsScene, openAwsScene } from "../support/act/on-aws.ts";
import { type GitHubScene, openGitHubScene, starter } from "../support/act/on-github.ts";
import { findLeftovers } from "../support/aws/strangers.ts";
import { TOKEN } from "../support/github/env.ts";

/**
 * Workflows that build and publish, unchanged, run by act (others wrote it) from repositories with real commits: the starters
 * that people copy, and the workflows of ours that are called. GitHub is a stand-in that is checked against GitHub's own
 * description, and gives a job's token no more than the workflow asks for. What stands in for the actions of others is ours.
 *
 * All of them run side by side: the image on this machine is built by QEMU and takes minutes, those on AWS (guests are
 * doubles) mostly wait.
 */

const MINUTE = 60_000;

const TWO_IMAGES = `name: Images
on: { push: { tags: ["v*"] } }
permissions: {}
jobs:
  images:
    permissions: { contents: read, id-token: write }
    uses: OWNER/slipway/.github/workflows/build-image.yml@0000000000000000000000000000000000000000
    with:
      provider: aws
      images: '[{ "name": "disk", "formats": "vmdk", "product": "lab" }, { "name": "ami", "formats": "none" }]'
      region: eu-central-1
      allowed-account-ids: "123456789012"
      role-to-assume: arn:aws:iam::123456789012:role/slipway-github
      bucket: octo-images
      playbook: image.yml
  after:
    needs: images
    runs-on: ubuntu-24.04
    steps:
      - uses: OWNER/slipway@0000000000000000000000000000000000000000
        with: { command: show-assets }
      - id: outputs
        env: { ARTIFACTS: "\${{ needs.images.outputs.artifacts }}", AMI: "\${{ needs.images.outputs.ami }}" }
        run: |
          { echo "artifacts=$(echo $ARTIFACTS)"; echo "ami=$AMI"; } >> "$GITHUB_OUTPUT"
`;

/** Content of the caller's own: found although the action is checked out beside it. */
const PLAYBOOK = "- { name: Ours, hosts: all, tasks: [] }\n";

/** A repository with one workflow and one tag, and its run for that tag. */
interface Tagged {
  scene: GitHubScene;
  commit: string;
  run: Promise<WorkflowRun>;
}

let aws: AwsScene;
let local: Tagged;
let onAws: Tagged;
let images: Tagged;

async function startTagged(
  name: string,
  tag: string,
  files: Record<string, string>,
  onAws?: AwsScene,
): Promise<Tagged> {
  const scene = await openGitHubScene(name, "image.yml", files);
  const { repository } = scene.stage;
  await repository.tag(tag);
  const event = await pushOf(repository, `refs/tags/${tag}`);
  const run = scene.run({ workflow: "image.yml", event, ...(onAws ? { env: onAws.env, path: onAws.path } : {}) });
  run.catch(() => undefined); // Told by the test that awaits it.
  return { scene, commit: await repository.resolve(tag), run };
}

beforeAll(async () => {
  aws = await openAwsScene();
  const at = ".github/workflows/image.yml";
  local = await startTagged("octo/here", "v1.0.0", { [at]: await starter("release-local.yml") });
  onAws = await startTagged("octo/cloud", "v1.0.0", { [at]: await starter("release-aws.yml") }, aws);
  images = await startTagged("octo/several", "v2.0.0", { [at]: TWO_IMAGES, "image.yml": PLAYBOOK }, aws);
}, 5 * MINUTE);

afterAll(async () => {
  await Promise.all([local, onAws, images].map((one) => one?.run));
  await Promise.all([local, onAws, images].map((one) => one?.scene.close()));
  await aws.close();
}, 45 * MINUTE);

/** The only release of a repository. */
function releaseOf({ scene: { github } }: Tagged) {
  const releases = github.releases();
  expect(releases).toHaveLength(1);
  const [release] = releases;
  if (!release) throw new Error("There is no release.");
  return release;
}

/** Downloads every asset as anybody would. @returns the folder. */
async function download({ scene: { stage, github } }: Tagged): Promise<string> {
  const folder = join(stage.folder, "downloaded");
  await mkdir(folder, { recursive: true });
  const [release] = github.releases();
  for (const { name } of release?.assets ?? []) {
    const address = `${github.urls.server}/${github.repository}/releases/download/${release?.tag}/${name}`;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    if (!answer.body) throw new Error(`${address}: no content`);
    await pipeline(answer.body, createWriteStream(join(folder, name)));
  }
  return folder;
}

describe("on AWS, the starter release-aws.yml", () => {
  it("builds, attests and publishes", async () => {
    const { trouble, jobs } = await onAws.run;
    expect(trouble).toEqual([]);
    expect(jobs).toEqual({ image: "success" });
    const release = releaseOf(onAws);
    expect(release).toMatchObject({ tag: "v1.0.0", draft: false, prerelease: false });
    expect(release.body).toContain((await onAws.run).outputs["image.image.ami"]);
  });

  it("the files that are attested are those of the release, by the word of sha256sum", async () => {
    await onAws.run;
    const folder = await download(onAws);
    await promisify(execFile)("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: folder });
    const [subjects = []] = await onAws.scene.stage.attestations();
    const digests = new Map(releaseOf(onAws).assets.map(({ name, digest }) => [name, digest]));
    expect(subjects.map(({ name }) => name)).toEqual(expect.arrayContaining(["cloud-v1.0.0.vmdk", "cloud-v1.0.0.vhd"]));
    for (const { name, digest } of subjects)
      expect([name, digests.get(name)]).toEqual([name, `sha256:${digest.sha256}`]);
  });

  it("leaves the AMI and what it was made of in the account, and nothing on the runner", async () => {
    await onAws.run;
    const left = await findLeftovers(aws.emulator, "v1.0.0");
    expect(left.filter(({ lifetime }) => lifetime !== "deliverable")).toEqual([]);
    expect(aws.front.names()).toContain("sts:AssumeRoleWithWebIdentity");
    expect(await onAws.scene.stage.leftovers()).toEqual([]);
  });
});

describe("on AWS, build-image.yml called for two images", () => {
  it("builds both, each with its own formats, and keeps the release folder of the one that has one", async () => {
    const run = await images.run;
    expect(run.trouble).toEqual([]);
    expect(run.steps.filter(({ result }) => result === "failure")).toEqual([]);
    const names = (await images.scene.stage.artifact("disk")).map((file) => file.split("/").pop());
    expect(names).toEqual(expect.arrayContaining(["manifest.json", "SHA256SUMS", "NOTES.md"]));
    expect(images.scene.github.releases()).toEqual([]);
    const built = (await aws.emulator.inventory()).filter(({ type }) => type === "image").map(({ name }) => name);
    expect(built).toEqual(expect.arrayContaining(["lab-v2.0.0-disk", "several-v2.0.0-ami"]));
  });

  it("hands on to the next job which artifacts there are, and an AMI", async () => {
    const { outputs } = await images.run;
    expect(JSON.parse(outputs["after.outputs.artifacts"] ?? "")).toEqual(["disk", "ami"]);
    expect(outputs["after.outputs.ami"]).toMatch(/^ami-/);
    expect(await images.scene.stage.leftovers()).toEqual([]);
  });
});

describe("on this machine, a repository with nothing but the README's ten lines", () => {
  it("gets a release of a tag, published and whole", async () => {
    const { trouble } = await local.run;
    expect(trouble).toEqual([]);
    const release = releaseOf(local);
    expect(release).toMatchObject({ tag: "v1.0.0", draft: false });
    expect(await local.scene.github.ref("tags/v1.0.0")).toBe(local.commit);
    expect(release.assets.filter(({ state }) => state !== "uploaded")).toEqual([]);
    const names = release.assets.map(({ name }) => name);
    const made = ["here-v1.0.0.ova", "here-v1.0.0.qcow2", "manifest.json", "SHA256SUMS", "index.html"];
    expect(names).toEqual(expect.arrayContaining(made));
    expect(release.body).toContain("here-v1.0.0.ova");
  });

  it("what is downloaded from it is what was built, by the word of sha256sum and qemu-img", async () => {
    await local.run;
    const folder = await download(local);
    await promisify(execFile)("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: folder });
    const { stdout } = await promisify(execFile)("qemu-img", ["check", "-f", "qcow2", "here-v1.0.0.qcow2"], {
      cwd: folder,
    });
    expect(stdout).toContain("No errors");
  });

  it("leaves nothing on the runner, and prints no token", async () => {
    const { lines } = await local.run;
    expect(lines.filter((line) => line.includes(TOKEN))).toEqual([]);
    expect(await local.scene.stage.leftovers()).toEqual([]);
  });
});
