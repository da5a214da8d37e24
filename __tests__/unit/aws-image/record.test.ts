import {
  type BucketRecord,
  claimFolder,
  isOurObject,
  readRecord,
  writeRecord,
} from "../../../src/providers/aws/export/record.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import { ASSET, createFakeAws, FOLDER, NAME, OWNER, optionsOf, PRODUCT } from "./fake-aws.ts";

const record: BucketRecord = {
  ...{ assetId: ASSET, product: PRODUCT, owner: OWNER, status: "building" },
  ...{ created: new Date(0), expires: new Date(1_000) },
};

function account(settings = {}) {
  const clock = createVirtualClock(0);
  const fake = createFakeAws(clock);
  return { fake, options: optionsOf(fake, clock, "/nowhere", settings) };
}

describe("names of our objects", () => {
  test.each([
    "slipway.json",
    "build.json",
    "vmimportexport_write_verification",
    `${NAME}.vmdk`,
    `${NAME}.raw`,
    "export-ami-0a1b2c3d.vmdk",
    "export-ami-0a1b2c3d.raw",
  ])("%s is ours, with any prefix", (name) => {
    expect(isOurObject(`${ASSET}/${name}`, record)).toBe(true);
    expect(isOurObject(`images/vm/${ASSET}/${name}`, record)).toBe(true);
  });

  test.each([
    `${ASSET}/notes.txt`,
    `${ASSET}/other-${ASSET}.vmdk`,
    `${ASSET}/${NAME}0.vmdk`,
    `${ASSET}/export-ami-0a1b.ova`,
    `${ASSET}/export-i-0a1b.vmdk`,
    `${ASSET}/below/${NAME}.vmdk`,
    `1.4.01/${NAME}.vmdk`,
    `${NAME}.vmdk`,
  ])("%s is a stranger's", (key) => {
    expect(isOurObject(key, record)).toBe(false);
  });
});

describe("the record of a folder", () => {
  test("comes back as it was written", async () => {
    const { options } = account();
    await writeRecord(record, options);
    expect(await readRecord(ASSET, options)).toEqual(record);
  });

  test.each([
    ["no JSON", "{"],
    ["no record", '{"assetId": 7}'],
    ["another build's", JSON.stringify({ ...record, assetId: "1.4.0x" })],
  ])("that is %s makes the folder a stranger's", async (_, text) => {
    const { fake, options } = account();
    fake.objects.set(`${FOLDER}slipway.json`, { bytes: Buffer.from(text) });
    expect(await readRecord(ASSET, options)).toBeUndefined();
    await expect(claimFolder(record, options)).rejects.toThrow(/holds objects that no build of 1.4.0/);
    expect(fake.called("PutObject")).toEqual([]);
  });

  test("is the first object that is written, and stays when the folder is claimed again", async () => {
    const { fake, options } = account({ bucketPrefix: "images" });
    await claimFolder(record, options);
    await claimFolder({ ...record, expires: new Date(9_999) }, options);
    expect([...fake.objects.keys()]).toEqual(["images/1.4.0/slipway.json"]);
    expect(fake.called("PutObject")).toHaveLength(1);
    expect((await readRecord(ASSET, options))?.expires).toEqual(record.expires);
  });
});
