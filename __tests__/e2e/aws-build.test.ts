import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { BUCKET } from "../support/aws/build.ts";
import { type Emulator, REGION, startEmulator } from "../support/aws/emulator.ts";
import { type Bridge, debianDisk, startBridge } from "../support/aws/instances.ts";
import { debianAmi, ubuntuAmi } from "../support/aws/source-amis.ts";
import { findLeftovers, type Strangers, seedStrangers } from "../support/aws/strangers.ts";
import { findLeftovers as findLocalLeftovers } from "../support/leftovers.ts";
import { makePlaces, shortBuild, type TestPlaces } from "../support/places.ts";
import { runJob } from "../support/runner.ts";
import type { StepResult } from "../support/step.ts";

/**
 * A whole build on AWS as a step of a job: dist/main, then dist/post. The instance is a real QEMU machine that boots what
 * the stack asks for; Ansible works on it over SSH; what is exported is its disk, fetched from S3 and booted. The API of
 * AWS is moto's word and our reading of its documentation: see support/aws/README.md.
 */

const MINUTE = 60_000;
const ASSET_ID = "e2e-aws-1.0";

let places: TestPlaces;
let bridge: Bridge;
let emulator: Emulator;
let strangers: Strangers;
let main: StepResult;
let post: StepResult;

beforeAll(async () => {
  places = await makePlaces();
  bridge = await startBridge();
  const ami = debianAmi(await debianDisk());
  const amis = [{ ...ami, volume_size: 4 }, ubuntuAmi()];
  emulator = await startEmulator({ amis, buckets: { [BUCKET]: REGION }, bridge: bridge.url });
  strangers = await seedStrangers(emulator, { near: ASSET_ID });
  const inputs = {
    ...shortBuild(places, ASSET_ID),
    ...{ provider: "aws", "base-image": "name=debian-12-amd64-*, owner=136693071363", user: "debian" },
    ...{ bucket: BUCKET, "bucket-prefix": "images", formats: "vmdk, qcow2", "disk-size": "5 GiB" },
    ...{ "allow-from": "127.0.0.1/32", "ssh-port": String(bridge.sshPort), "copy-to-regions": "eu-west-1" },
    "boot-timeout": "12m",
  };
  ({ main, post } = await runJob(inputs, { env: emulator.env() }));
}, 30 * MINUTE);

afterAll(async () => {
  await emulator.stop();
  await bridge.stop();
  await places.remove();
}, MINUTE);

const folder = () => main.outputs["release-folder"] ?? "";

it("the step succeeds, with no error annotation and every group closed", () => {
  expect(main.code === 0 ? [] : main.lines.slice(-80)).toEqual([]);
  expect(main.annotations.filter(({ level }) => level === "error")).toEqual([]);
  expect(main.unclosed).toBe(0);
  expect(main.outputs).toMatchObject({ "asset-id": ASSET_ID, "tests-failed": "0" });
});

it("leaves the AMI in both Regions and the exported disk, finished, and nothing else; others keep what they had", async () => {
  expect(post).toMatchObject({ code: 0, raw: "" });
  const left = await findLeftovers(emulator, ASSET_ID);
  const images = left.filter(({ type }) => type === "image");
  expect(images.map(({ region, complete }) => `${region} ${complete}`).sort()).toEqual([
    "eu-west-1 true",
    `${REGION} true`,
  ]);
  expect(left.filter(({ lifetime }) => lifetime !== "deliverable")).toEqual([]);
  expect(new Set(left.map(({ type }) => type))).toEqual(new Set(["image", "snapshot", "object"]));
  expect(await strangers.missing()).toEqual([]);
  // The stand-in itself reads its machine's base image from the shared cache.
  const here = (await findLocalLeftovers(places)).filter((line) => !line.includes("/support/aws/"));
  expect(here).toEqual([]);
});

it("hands on the AMIs and the addresses of the exported disks", () => {
  const images = JSON.parse(main.outputs.images ?? "[]") as { region: string; id: string }[];
  expect(images.map(({ region }) => region)).toEqual([REGION, "eu-west-1"]);
  expect(main.outputs.ami).toBe(images[0]?.id);
  const objects = JSON.parse(main.outputs.objects ?? "{}") as Record<string, string>;
  expect(objects).toEqual({ vmdk: `s3://${BUCKET}/images/${ASSET_ID}/short-${ASSET_ID}.vmdk` });
});

it("the release folder is whole, by the word of sha256sum, and its disk is the one in the bucket", async () => {
  await promisify(execFile)("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: folder() });
  const files = await readdir(folder());
  expect(files.filter((file) => /\.(vmdk|qcow2)$/.test(file))).toHaveLength(2);
  const held = (await emulator.inventory()).find(({ type, name }) => type === "object" && name.endsWith(".vmdk"));
  expect(held).toBeDefined();
  const vmdk = join(folder(), `short-${ASSET_ID}.vmdk`);
  const info = await promisify(execFile)("qemu-img", ["check", "-f", "vmdk", vmdk]);
  expect(info.stdout).toContain("No errors");
  expect((await stat(vmdk)).size).toBeGreaterThan(100 * 2 ** 20);
});

it("manifest, notes and summary name the AMIs; every artifact was booted", async () => {
  const manifest = JSON.parse(await readFile(join(folder(), "manifest.json"), "utf8")) as {
    images: { region: string }[];
    base: { digest: string };
    tests: { booted: string[]; failed: number };
  };
  expect(manifest.images).toHaveLength(2);
  expect(manifest.base.digest).toBe(`ami:${REGION}/${debianAmi().ami_id}`);
  expect(manifest.tests).toMatchObject({ failed: 0, booted: ["vmdk", "qcow2"] });
  expect(await readFile(join(folder(), "NOTES.md"), "utf8")).toContain(main.outputs.ami);
  expect(main.summary).toContain("### AMIs");
});

it("the default password stands in no line, no summary, no state, no tag and no file of the release", async () => {
  const secrets = main.masks.filter((secret) => secret.length >= 8);
  expect(secrets.length).toBeGreaterThan(0);
  const files = (await readdir(folder())).filter((file) => /\.(json|md|html|xml)$/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder(), file), "utf8")));
  const printed = main.raw.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const held = JSON.stringify(await emulator.inventory());
  const everything = [...printed, main.summary, JSON.stringify(main.state), held, ...texts].join("\n");
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});
