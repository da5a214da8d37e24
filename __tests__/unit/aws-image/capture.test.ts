import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markFolder } from "../../../src/base/marked-folder.ts";
import { findingsOf } from "../../../src/providers/aws/findings.ts";
import { capture } from "../../../src/providers/aws/image/capture.ts";
import { findEarlier } from "../../../src/providers/aws/image/find-image.ts";
import { readBuildFacts } from "../../../src/providers/aws/image/kept-record.ts";
import { takeUpImage } from "../../../src/providers/aws/image/take-up.ts";
import { buildFolder, workFolder } from "../../../src/providers/aws/machine/build-record.ts";
import { keyPairName, stackName } from "../../../src/providers/aws/names.ts";
import type { AwsOptions } from "../../../src/providers/aws/options.ts";
import type { Plan } from "../../../src/providers/provider.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import {
  ASSET,
  addImage,
  awsError,
  createFakeAws,
  FOLDER,
  imageOf,
  listening,
  NAME,
  OWNER,
  optionsOf,
  PRODUCT,
  tagsOf,
} from "./fake-aws.ts";

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "slipway-capture-"));
});
afterEach(() => rm(state, { recursive: true, force: true }));

const { base } = imageOf("ami-1");
const kept = { created: 7, base, user: "ubuntu", memory: 2 ** 31, cpus: 2, product: PRODUCT };

/** A machine that runs, with its stack and key pair, and what the pipeline has kept of its build. */
async function account(instance = {}) {
  const clock = createVirtualClock(1_000_000);
  const fake = createFakeAws(clock);
  fake.instances.set("i-1", { InstanceId: "i-1", State: { Name: "running" }, Tags: tagsOf(), ...instance });
  const StackName = stackName(ASSET);
  fake.stacks.set(StackName, { StackName, StackId: "arn:stack", StackStatus: "CREATE_COMPLETE", Tags: tagsOf() });
  fake.keyPairs.set("key-1", { KeyPairId: "key-1", KeyName: keyPairName(ASSET), Tags: tagsOf() });
  await mkdir(workFolder(state, ASSET), { recursive: true });
  await markFolder(buildFolder(state, ASSET), ASSET);
  await writeFile(join(workFolder(state, ASSET), "build.json"), JSON.stringify(kept));
  const task = listening();
  const options = optionsOf(fake, clock, state);
  return { clock, fake, task, options, run: () => clock.run(() => capture(ASSET, options, task)) };
}

const makers = ["StopInstances", "PutObject", "CreateImage", "DeleteStack", "DeleteKeyPair"];

describe("capture", () => {
  test("stops the machine, keeps the record, makes the AMI, and then ends what the machine was made of", async () => {
    const { fake, run } = await account();
    const image = await run();
    expect(image).toEqual({
      assetId: ASSET,
      provider: "aws",
      base,
      handle: [...fake.images.keys()][0],
      virtualSize: 8 * 2 ** 30,
    });
    const order = fake.calls.map(({ operation }) => operation).filter((operation) => makers.includes(operation));
    expect(order.slice(-3)).toEqual(["CreateImage", "DeleteStack", "DeleteKeyPair"]);
    expect(order).toHaveLength(6);
    const available = 1_000_000 + fake.takes.stop + fake.takes.image;
    expect(fake.called("DeleteStack")[0]?.at).toBeGreaterThanOrEqual(available);
    expect(fake.called("DeleteStack")[0]?.input).toEqual({ StackName: "arn:stack" });
    // Nothing is forced, and nothing is rebooted.
    expect(fake.called("StopInstances")[0]?.input).toEqual({ InstanceIds: ["i-1"] });
    expect(fake.called("CreateImage")[0]?.input).toMatchObject({ InstanceId: "i-1", NoReboot: true, Name: NAME });
  });

  test("ends what this run has made by the ids in AWS's answers, and asks for nothing to find it", async () => {
    const { fake, options, run } = await account();
    findingsOf(options).made.set(ASSET, { stackId: "arn:of-this-run", keyPairId: "key-of-this-run" });
    await run();
    expect(fake.called("DeleteStack").map(({ input }) => input)).toEqual([{ StackName: "arn:of-this-run" }]);
    expect(fake.called("DeleteKeyPair").map(({ input }) => input)).toEqual([{ KeyPairId: "key-of-this-run" }]);
    expect([...fake.called("DescribeStacks"), ...fake.called("DescribeKeyPairs")]).toEqual([]);
  });

  test("tags the AMI and its snapshots in the call that makes them, as a deliverable that is not complete", async () => {
    const { fake, run } = await account();
    await run();
    const [image, snapshot] = fake.called("CreateImage").flatMap(({ input }) => input.TagSpecifications);
    expect([image?.ResourceType, snapshot?.ResourceType]).toEqual(["image", "snapshot"]);
    expect(snapshot?.Tags).toEqual(image?.Tags);
    expect(image?.Tags).toEqual(
      tagsOf({ lifetime: "deliverable", status: "building", created: new Date(1_000_000 + fake.takes.stop) }, NAME).map(
        (tag) => (tag.Key === "slipway:created" ? { ...tag, Value: expect.any(String) } : tag),
      ),
    );
  });

  test("writes the folder's record before anything else there", async () => {
    const { fake, run } = await account();
    await run();
    expect(fake.called("PutObject").map(({ input }) => input.Key)).toEqual([
      `${FOLDER}slipway.json`,
      `${FOLDER}build.json`,
    ]);
    expect(JSON.parse(String(fake.objects.get(`${FOLDER}build.json`)?.bytes))).toEqual(kept);
  });

  test("needs few looks: one call at a time, the snapshot's as long as it is written", async () => {
    const { fake, run } = await account();
    await run();
    expect(fake.calls.length).toBeLessThan(45);
    expect(fake.called("DescribeSnapshots").length).toBeGreaterThan(1);
    expect(fake.called("DescribeImages").length).toBeLessThan(7);
  });

  test("returns an image that was captured already, and sees that its machine ends", async () => {
    const { fake, run } = await account();
    const id = addImage(fake);
    expect((await run()).handle).toBe(id);
    expect(fake.called("CreateImage")).toEqual([]);
    expect(fake.called("DeleteStack")).toHaveLength(1);
  });

  test("waits for an AMI that an earlier run has begun", async () => {
    const { fake, clock, run } = await account();
    const id = addImage(fake, { ImageState: undefined, due: clock.now() + 50_000 });
    expect((await run()).handle).toBe(id);
    expect(clock.now()).toBeGreaterThanOrEqual(1_050_000);
    expect(fake.called("StopInstances")).toEqual([]);
  });

  test("takes up its own AMI where the answer to CreateImage was lost and the name is taken", async () => {
    const { fake, run } = await account();
    fake.instead.set("CreateImage", () => {
      fake.instead.delete("CreateImage");
      addImage(fake, { ImageId: "ami-lost" });
      throw awsError("InvalidAMIName.Duplicate");
    });
    expect((await run()).handle).toBe("ami-lost");
  });

  test("leaves a stranger's AMI of the same name alone, and says whose name it is", async () => {
    const { fake, run } = await account();
    addImage(fake, { ImageId: "ami-strange", Tags: [] });
    await expect(run()).rejects.toThrow(/ami-strange .* has the name lab-1.4.0 already/);
    expect(fake.called("DeleteStack")).toEqual([]);
  });

  test("tells AWS's reason for a failed AMI and leaves it to tear-down", async () => {
    const { fake, run } = await account();
    addImage(fake, { ImageState: "failed", StateReason: { Message: "Server.InternalError" } });
    await expect(run()).rejects.toThrow(/failed: Server.InternalError/);
    expect(fake.called("DeleteStack")).toEqual([]);
  });

  test("tells of a guest that does not stop, and makes no image of it", async () => {
    const { fake, run } = await account();
    fake.takes.stop = 3_600_000;
    await expect(run()).rejects.toThrow(/the guest of i-1 shuts down. No image was captured/);
    expect(fake.called("StopInstances")).toHaveLength(1);
    expect(fake.called("CreateImage")).toEqual([]);
  });

  test("lets EC2 shut down a spot instance, which cannot be stopped", async () => {
    const { fake, run } = await account({ InstanceLifecycle: "spot" });
    await run();
    expect(fake.called("StopInstances")).toEqual([]);
    expect(fake.called("CreateImage")[0]?.input).toMatchObject({ NoReboot: false });
  });

  test("says that there is no machine, and takes no machine of a similar name", async () => {
    const { run } = await account({ Tags: tagsOf({ assetId: "1.4.0-b" }) });
    await expect(run()).rejects.toThrow("There is no machine with the asset-id 1.4.0 in eu-central-1.");
  });

  test("deletes no stack and no key pair that only have the name", async () => {
    const { fake, run } = await account();
    for (const one of [...fake.stacks.values(), ...fake.keyPairs.values()]) one.Tags = tagsOf({ assetId: "other" });
    await run();
    expect([...fake.called("DeleteStack"), ...fake.called("DeleteKeyPair")]).toEqual([]);
  });

  test("takes a refusal to look at the stack for what it is", async () => {
    const { fake, run } = await account();
    fake.instead.set("DescribeStacks", () => {
      throw awsError("AccessDenied", "not allowed");
    });
    await expect(run()).rejects.toThrow(/not allowed/);
  });
});

describe("an image to go on from", () => {
  const plan: Plan = {
    ...{ assetId: ASSET, owner: OWNER, product: PRODUCT, base: { reference: "ssm:/x" }, formats: [] },
    ...{ cpus: 2, memory: 2 ** 31, diskSize: 5 * 2 ** 30 },
  };
  const findImage = async (given: Plan, options: AwsOptions) => (await findEarlier(given, options)).image;

  test("that was not there at the beginning of a run is not looked for again by the same run", async () => {
    const { fake, options, run } = await account();
    expect(await findEarlier(plan, options)).toEqual({ image: undefined, finished: undefined, unfinished: false });
    await findEarlier(plan, options);
    await run();
    const asked = fake.called("DescribeImages").map(({ input }) => JSON.stringify(input));
    expect(asked.filter((input) => input.includes(ASSET))).toHaveLength(1);
    expect(findingsOf(options).images.get(ASSET)).toHaveLength(1);
  });

  test("that is there is looked for each time", async () => {
    const { fake, options } = await account();
    addImage(fake, { Tags: tagsOf({ lifetime: "deliverable", status: "building" }, NAME) });
    await findEarlier(plan, options);
    expect((await findEarlier(plan, options)).unfinished).toBe(true);
    const byTag = fake.called("DescribeImages").filter(({ input }) => JSON.stringify(input).includes("asset-id"));
    expect(byTag).toHaveLength(2);
  });

  test("is found on another machine, with what its build had learned", async () => {
    const { fake, options } = await account();
    const id = addImage(fake);
    fake.objects.set(`${FOLDER}build.json`, { bytes: Buffer.from(JSON.stringify({ ...kept, created: 8 })) });
    await rm(workFolder(state, ASSET), { recursive: true });
    expect(await findImage(plan, options)).toMatchObject({ handle: id, base });
    expect(await readBuildFacts(state, ASSET)).toBeUndefined();
    await takeUpImage(plan, options);
    expect(await readBuildFacts(state, ASSET)).toMatchObject({ created: 8 });
  });

  test("keeps what this machine knows of the same build, and not what it knows of an older one", async () => {
    const { fake, options } = await account();
    addImage(fake);
    fake.objects.set(`${FOLDER}build.json`, { bytes: Buffer.from(JSON.stringify({ ...kept, cpus: 9 })) });
    await takeUpImage(plan, options);
    expect(await readBuildFacts(state, ASSET)).toMatchObject({ cpus: 2 });
    fake.objects.set(`${FOLDER}build.json`, { bytes: Buffer.from(JSON.stringify({ ...kept, created: 8, cpus: 9 })) });
    await takeUpImage(plan, options);
    expect(await readBuildFacts(state, ASSET)).toMatchObject({ cpus: 9 });
  });

  test("is none where somebody else made it, it failed, or nobody knows what is in it", async () => {
    const { fake, options } = await account();
    addImage(fake);
    expect(await findImage({ ...plan, owner: { name: "octo/other" } }, options)).toBeUndefined();
    await rm(workFolder(state, ASSET), { recursive: true });
    expect(await findImage(plan, options)).toBeUndefined();
    fake.objects.set(`${FOLDER}build.json`, { bytes: Buffer.from(JSON.stringify(kept)) });
    for (const one of fake.images.values()) one.ImageState = "failed";
    expect(await findImage(plan, options)).toBeUndefined();
  });

  test("is found by the owner as a tag can hold it", async () => {
    const { fake, options } = await account();
    const owner = { name: "o'hara@host" };
    addImage(fake, { Tags: tagsOf({ lifetime: "deliverable", owner }, NAME) });
    expect(await findImage({ ...plan, owner }, options)).toBeDefined();
  });
});
