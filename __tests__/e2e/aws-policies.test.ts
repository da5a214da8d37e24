import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AwsCall } from "../../src/aws/calls.ts";
import type { PolicyDocument } from "../../src/aws/policy.ts";
import { findCommand } from "../../src/commands/index.ts";
import {
  BUCKET,
  bundleHurriedCli,
  doubleEnvironment,
  ended,
  makeRunPlace,
  type RunPlace,
  runLater,
  shortAwsBuild,
  startHurried,
} from "../support/aws/build.ts";
import { type Emulator, REGION, startEmulator } from "../support/aws/emulator.ts";
import { type Front, startFront } from "../support/aws/front.ts";
import { findLeftovers } from "../support/aws/leftovers.ts";
import { asUser, stopEnforcing, type User } from "../support/aws/user.ts";
import { startBanner } from "../support/guest-double/banner.ts";
import { ROOT } from "../support/runner.ts";

/**
 * Each command with exactly the rights of docs/policies, in an account that refuses everything else. It proves that no
 * right is missing there, and that the command calls nothing but what it declares.
 *
 * By whose word: the policies' actions, resources and conditions are enforced by the stand-in's extension, which follows
 * the Service Authorization Reference as we read it (support/aws/extension/demands.py, policy.py); that is no oracle. Which
 * calls there were, the front in between has recorded. The guest is a double, since no call depends on what is in it.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Several times what a life takes on a busy machine. */
const LIFE = 6 * MINUTE;

const FURTHER = "eu-west-1";
const FRIEND = "210987654321";

let emulator: Emulator;
let front: Front;
let banner: Awaited<ReturnType<typeof startBanner>>;
let cli: string;
let place: RunPlace;
/** Keeps their names apart. */
let users = 0;

beforeAll(async () => {
  [emulator, banner, cli] = await Promise.all([
    startEmulator({ buckets: { [BUCKET]: REGION } }),
    startBanner(),
    bundleHurriedCli(),
  ]);
  front = await startFront(emulator.endpoint);
}, MINUTE);
beforeEach(async () => {
  place = await makeRunPlace();
});
afterEach(async () => {
  await stopEnforcing(emulator);
  front.clear();
  await place.remove();
});
afterAll(async () => {
  await front.close();
  await banner.stop();
  await emulator.stop();
});

/** A command's policy, as docs/policies/README.md says that its placeholders are filled in. */
async function policyOf(command: string, region: string): Promise<PolicyDocument> {
  const text = await readFile(join(ROOT, "docs", "policies", `${command}.json`), "utf8");
  const values = { Account: emulator.account, Region: region, Bucket: BUCKET };
  const filled = Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`\${${name}}`, value), text);
  return JSON.parse(filled) as PolicyDocument;
}

/** Somebody who may do what that command's policy says. @param region `*` for a run in several Regions. */
async function whoMay(command: string, region = REGION): Promise<User> {
  return asUser(emulator, await policyOf(command, region), `for-${command}-${++users}`);
}

function without(policy: PolicyDocument, action: string): PolicyDocument {
  const Statement = policy.Statement.map((one) => ({ ...one, Action: one.Action.filter((name) => name !== action) }));
  return { ...policy, Statement: Statement.filter(({ Action }) => Action.length > 0) };
}

/** Runs a command in a process of its own, behind the front. */
async function run(inputs: Record<string, string>, user: User): Promise<{ code: number | undefined; said: string }> {
  front.clear();
  return ended(startHurried(cli, inputs, doubleEnvironment(user.env(front.endpoint), place.folder)));
}

/** Runs it, and sees to it that it succeeds and calls only what it declares. */
async function runs(inputs: Record<string, string>, user: User): Promise<string> {
  const { code, said } = await run(inputs, user);
  expect({ code, said: code === 0 ? "" : said }).toEqual({ code: 0, said: "" });
  expect(undeclared(inputs.command ?? "")).toEqual([]);
  return said;
}

/** Runs a command in this process, as if so much time had gone by. */
async function runsLater(command: string, given: Record<string, string>, user: User, later: number) {
  front.clear();
  const { outputs } = await runLater(
    command,
    { ...place.inputs, region: REGION, ...given },
    user.env(front.endpoint),
    later,
  );
  expect(undeclared(command)).toEqual([]);
  return outputs;
}

/** Calls that the front has seen and the command does not declare. What CloudFormation does goes by no front. */
function undeclared(command: string): string[] {
  const declared: ReadonlySet<string> = new Set<AwsCall>(findCommand(command)?.aws);
  // Requests are signed for the service's own name.
  const seen = front.names().map((name) => name.replace(/^servicequotas:/, "service-quotas:"));
  expect(seen).not.toEqual([]);
  return [...new Set(seen)].filter((name) => !declared.has(name));
}

/** Inputs of setup-ec2, which ends when the machine is up. */
function machineInputs(command: string, assetId: string): Record<string, string> {
  const own = ["provider", "formats", "fetch", "playbook", "release-folder", "default-password"];
  const build = Object.entries(shortAwsBuild(place, assetId, banner.port)).filter(([name]) => !own.includes(name));
  return { ...Object.fromEntries(build), command, wait: "false" };
}

it(
  "an image from nothing to everyone and to its end: create-vm, make-ami-public, show-assets, tear-down",
  async () => {
    const assetId = "whole-1";
    const copies = { "copy-to-regions": FURTHER };
    const build = { ...shortAwsBuild(place, assetId, banner.port), ...copies, formats: "vmdk, vhd" };
    await runs({ ...build, "share-with": FRIEND, "deprecate-after": "365d" }, await whoMay("create-vm", "*"));
    // What the policies are proven for: an export from a copy, another Region, another account, a date.
    const called = front.names();
    expect(called.filter((name) => name === "ec2:CopyImage")).toHaveLength(2);
    for (const name of [
      "ec2:ExportImage",
      "ec2:ModifyImageAttribute",
      "ec2:EnableImageDeprecation",
      "ec2:CreateTags",
    ]) {
      expect(called).toContain(name);
    }
    const left = await findLeftovers(emulator, assetId);
    expect(left.filter(({ lifetime }) => lifetime !== "deliverable")).toEqual([]);

    await emulator.control({ blockPublicAccess: { [REGION]: "unblocked", [FURTHER]: "unblocked" } });
    const given = { "asset-id": assetId, ...copies };
    const { provider: _, ...here } = place.inputs;
    await runs({ ...here, ...given, command: "make-ami-public", region: REGION }, await whoMay("make-ami-public", "*"));

    const listed = { ...given, types: "image, snapshot, object" }; // not the release folder on this machine
    const { count, unseen } = await runsLater("show-assets", listed, await whoMay("show-assets", "*"), 0);
    expect({ count, unseen }).toEqual({ count: String(left.length), unseen: "0" });

    await runsLater("tear-down", { ...given, deliverables: "true" }, await whoMay("tear-down", "*"), 0);
    expect(await findLeftovers(emulator, assetId)).toEqual([]);
  },
  LIFE,
);

it(
  "a machine that nobody comes back for: setup-ec2, a sweep that marks it, a later one that removes it",
  async () => {
    const assetId = "machine-1";
    await runs(machineInputs("setup-ec2", assetId), await whoMay("setup-ec2"));
    const given = { account: emulator.account };
    const sweeper = await whoMay("sweep");
    expect(await runsLater("sweep", given, sweeper, 2 * HOUR)).toMatchObject({ marked: "1" });
    expect(await findLeftovers(emulator, assetId)).not.toEqual([]);
    await runsLater("sweep", given, sweeper, 3 * HOUR);
    expect(await findLeftovers(emulator, assetId)).toEqual([]);
  },
  LIFE,
);

it(
  "step by step: setup-ec2-and-install-dependencies, test-vm, reset-password, export-vm",
  async () => {
    const assetId = "steps-1";
    const { playbook = "" } = shortAwsBuild(place, assetId, banner.port);
    const setUp = { ...machineInputs("setup-ec2-and-install-dependencies", assetId), playbook };
    await runs(setUp, await whoMay("setup-ec2-and-install-dependencies"));
    const step = (command: string) => ({ ...place.inputs, command, region: REGION, "asset-id": assetId });
    await runs(step("test-vm"), await whoMay("test-vm"));
    const password = { "default-password": "Not-A-Secret-1" };
    await runs({ ...step("reset-password"), ...password }, await whoMay("reset-password"));
    const output = { formats: "vmdk", fetch: "false", "release-folder": join(place.folder, "release") };
    await runs({ ...step("export-vm"), ...output }, await whoMay("export-vm"));
    await runsLater("tear-down", { "asset-id": assetId, deliverables: "true" }, await whoMay("tear-down"), 0);
    expect(await findLeftovers(emulator, assetId)).toEqual([]);
  },
  LIFE,
);

it(
  "without ec2:ExportImage create-vm says which right is missing and how to give it, and leaves nothing",
  async () => {
    const assetId = "denied-1";
    const user = await asUser(emulator, without(await policyOf("create-vm", REGION), "ec2:ExportImage"), "no-export");
    const { code, said } = await run(shortAwsBuild(place, assetId, banner.port), user);
    expect(code).toBe(1);
    expect(said).toMatch(/the permission ec2:ExportImage\b.* is missing/);
    expect(said).toMatch(/aws iam put-user-policy --user-name no-export .*"Action":"ec2:ExportImage"/);
    expect(front.names()).toContain("ec2:ExportImage");
    expect(await findLeftovers(emulator, assetId)).toEqual([]);
  },
  LIFE,
);

/** Whoever is asked about has to be allowed the question; the policies allow it for the role of account.yaml. */
function mayAsk(policy: PolicyDocument): PolicyDocument {
  const Resource = [`arn:aws:iam::${emulator.account}:user/*`];
  const ask = { Sid: "Ask", Effect: "Allow" as const, Action: ["iam:SimulatePrincipalPolicy"], Resource };
  return { ...policy, Statement: [...policy.Statement, ask] };
}

it.each([
  ["ec2:RunInstances", "a dry run"],
  ["scheduler:CreateSchedule", "a simulation of the caller's policies"],
])(
  "without %s create-vm stops before anything is made, by the word of %s",
  async (action) => {
    const assetId = "denied-2";
    const policy = mayAsk(without(await policyOf("create-vm", REGION), action));
    const { code, said } = await run(
      shortAwsBuild(place, assetId, banner.port),
      await asUser(emulator, policy, `no-${action.replace(":", "-")}`),
    );
    expect(code).toBe(2);
    expect(said).toContain(action);
    expect(
      front
        .names()
        .filter((name) => /:(Create|Put|Import|Run)/.test(name))
        .sort(),
    ).toEqual(["ec2:ImportKeyPair", "ec2:RunInstances"]); // both of them dry
    expect(await findLeftovers(emulator, assetId)).toEqual([]);
  },
  LIFE,
);
