import { readRecord, writeRecord } from "../../../src/providers/aws/export/record.ts";
import { complete } from "../../../src/providers/aws/image/complete.ts";
import { makePublic, publishImages, spreadImage } from "../../../src/providers/aws/image/deliver.ts";
import { launchPermissions } from "../../../src/providers/aws/image/publish-share.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import { createVirtualClock } from "../../support/aws-sim/virtual-clock.ts";
import {
  ASSET,
  addImage,
  awsError,
  createFakeAws,
  FOLDER,
  HOME,
  imageOf,
  listening,
  NAME,
  OWNER,
  optionsOf,
  PRODUCT,
  tagsOf,
} from "./fake-aws.ts";

const [US, INDIA] = ["us-east-1", "ap-south-1"] as const;
const FAR = [US, INDIA];

function account(settings: AwsSettings = {}) {
  const clock = createVirtualClock(1_000_000);
  const fake = createFakeAws(clock);
  const id = addImage(fake);
  const task = listening();
  return { clock, fake, id, task, options: optionsOf(fake, clock, "/nowhere", settings) };
}

describe("spreading", () => {
  test("copies to all Regions side by side, tagged as deliverables in the call, and tells the home Region first", async () => {
    const { clock, fake, id, task, options } = account({ copyToRegions: [US, HOME, INDIA] });
    fake.takes.copy = 600_000;
    const images = await clock.run(() => spreadImage(imageOf(id), options, task));
    expect(images.map(({ region, name, public: isPublic }) => [region, name, isPublic])).toEqual(
      [HOME, ...FAR].map((region) => [region, NAME, false]),
    );
    expect(clock.now() - 1_000_000).toBeLessThan(1.2 * fake.takes.copy);
    const copies = fake.called("CopyImage");
    expect(copies.map(({ region }) => region)).toEqual(FAR);
    for (const { input } of copies) {
      expect(input).toMatchObject({ Name: NAME, SourceImageId: id, SourceRegion: HOME });
      const [image, snapshot] = input.TagSpecifications;
      expect(snapshot.Tags).toEqual(image.Tags);
      expect(image.Tags).toContainEqual({ Key: "slipway:status", Value: "building" });
    }
    expect(new Set(copies.map(({ input }) => input.ClientToken)).size).toBe(2);
  });

  test("takes up copies that are there or under way", async () => {
    const { clock, fake, id, task, options } = account({ copyToRegions: FAR });
    addImage(fake, { ImageId: "ami-there", region: US });
    addImage(fake, { ImageId: "ami-soon", region: INDIA, ImageState: undefined, due: clock.now() + 100_000 });
    const images = await clock.run(() => spreadImage(imageOf(id), options, task));
    expect(images.map((image) => image.id)).toEqual([id, "ami-there", "ami-soon"]);
    expect(fake.called("CopyImage")).toEqual([]);
  });

  test("of a copy that failed tells the reason, and the wait for the others ends", async () => {
    const { clock, fake, id, task, options } = account({ copyToRegions: FAR });
    fake.takes.copy = 1e9;
    addImage(fake, { region: US, ImageState: "failed", StateReason: { Message: "no" } });
    await expect(clock.run(() => spreadImage(imageOf(id), options, task))).rejects.toThrow(
      /in us-east-1 is failed: no/,
    );
    expect(clock.now()).toBeLessThan(2_000_000);
  });
});

describe("publishing", () => {
  const images = (id: string) => [
    { region: HOME, id, name: NAME, public: false },
    { region: US, id: "ami-far", name: NAME, public: false },
  ];

  test("shares with accounts, organisations and units in every Region, and sets the date of deprecation", async () => {
    const unit = "arn:aws:organizations::123456789012:ou/o-1/ou-1-a";
    const organisation = "arn:aws:organizations::123456789012:organization/o-1";
    const shareWith = ["111122223333", organisation, unit];
    const { fake, id, task, options } = account({ shareWith, deprecateAfter: 86_400_000 });
    addImage(fake, { ImageId: "ami-far", region: US });
    expect(await publishImages(images(id), options, task)).toEqual(images(id));
    const Add = [{ UserId: "111122223333" }, { OrganizationArn: organisation }, { OrganizationalUnitArn: unit }];
    expect(
      fake.called("ModifyImageAttribute").map(({ region, input }) => [region, input.ImageId, input.LaunchPermission]),
    ).toEqual([
      [HOME, id, { Add }],
      [US, "ami-far", { Add }],
    ]);
    expect(fake.called("EnableImageDeprecation").map(({ input }) => input.DeprecateAt)).toEqual([
      new Date(87_400_000),
      new Date(87_400_000),
    ]);
  });

  test("changes nothing where nothing was asked for", async () => {
    const { fake, id, task, options } = account();
    expect(await publishImages(images(id), options, task)).toEqual(images(id));
    expect(fake.calls).toEqual([]);
  });

  test("opens to everyone, reads it back, and only then sets its own date", async () => {
    const { fake, id, task, options } = account({ public: true, deprecateAfter: 86_400_000 });
    addImage(fake, { ImageId: "ami-far", region: US });
    const published = await publishImages(images(id), options, task);
    expect(published.map((image) => image.public)).toEqual([true, true]);
    const here = fake.calls.filter(({ region }) => region === HOME).map(({ operation }) => operation);
    expect(here).toEqual([
      ...["GetImageBlockPublicAccessState", "ModifyImageAttribute", "DescribeImageAttribute", "EnableImageDeprecation"],
    ]);
  });

  test("asks all Regions whether they allow it before it changes the first", async () => {
    const { fake, id, task, options } = account({ public: true, shareWith: ["111122223333"] });
    fake.instead.set("GetImageBlockPublicAccessState", (_, region) => ({
      ImageBlockPublicAccessState: region === HOME ? "unblocked" : "block-new-sharing",
    }));
    await expect(publishImages(images(id), options, task)).rejects.toMatchObject({
      message: "The account blocks public AMIs in us-east-1 (block-new-sharing).",
      remedy: expect.stringContaining("aws ec2 disable-image-block-public-access --region us-east-1"),
    });
    expect(fake.called("ModifyImageAttribute")).toEqual([]);
  });

  test("does not believe that it is public where AWS does not show it", async () => {
    const { fake, id, task, options } = account({ public: true });
    fake.instead.set("DescribeImageAttribute", () => ({ LaunchPermissions: [{ UserId: "111122223333" }] }));
    await expect(publishImages(images(id).slice(0, 1), options, task)).rejects.toThrow(/does not show it/);
  });

  test("refuses to share with what is neither account nor organisation", () => {
    expect(() => launchPermissions(["12345"])).toThrow(/neither an account id/);
    expect(() => launchPermissions(["arn:aws:iam::123456789012:role/x"])).toThrow(/neither an account id/);
  });
});

describe("making public afterwards", () => {
  test("finds exactly this asset-id's AMIs, in the Regions given, and no copies for export", async () => {
    const { fake, id, task, options } = account({ copyToRegions: FAR });
    addImage(fake, { ImageId: "ami-far", region: INDIA });
    addImage(fake, { ImageId: "ami-other", Tags: tagsOf({ assetId: "1.4.0-b", lifetime: "deliverable" }), Name: "x" });
    addImage(fake, { ImageId: "ami-copy", Tags: tagsOf(), Name: "y" });
    const images = await makePublic(ASSET, options, task);
    expect(images.map((image) => [image.id, image.region, image.public])).toEqual([
      [id, HOME, true],
      ["ami-far", INDIA, true],
    ]);
    expect(fake.called("ModifyImageAttribute").map(({ input }) => input.ImageId)).toEqual([id, "ami-far"]);
  });

  test("says where it looked in vain", async () => {
    const { task, options } = account({ copyToRegions: FAR });
    await expect(makePublic("2.0.0", options, task)).rejects.toThrow(
      "There is no AMI of 2.0.0 that is available in eu-central-1, us-east-1, ap-south-1.",
    );
  });
});

describe("completing", () => {
  const record = { assetId: ASSET, product: PRODUCT, owner: OWNER, created: new Date(0), expires: new Date(5) };

  test("marks AMIs and snapshots in all Regions, and the folder's record; copies for export stay what they are", async () => {
    const { fake, id, options } = account({ copyToRegions: FAR });
    addImage(fake, { ImageId: "ami-far", region: US });
    addImage(fake, { ImageId: "ami-copy", Tags: tagsOf(), Name: "y" });
    await writeRecord({ ...record, status: "building" }, options);
    await complete(ASSET, options);
    const Tags = [{ Key: "slipway:status", Value: "complete" }];
    expect(fake.called("CreateTags").map(({ region, input }) => [region, input])).toEqual([
      [HOME, { Resources: [id, `snap-of-${id}`], Tags }],
      [US, { Resources: ["ami-far", "snap-of-ami-far"], Tags }],
    ]);
    expect((await readRecord(ASSET, options))?.status).toBe("complete");
  });

  test("removes a disk that has its final name already and still lies there under AWS's own", async () => {
    const { fake, options } = account();
    await writeRecord({ ...record, status: "building" }, options);
    for (const name of ["export-ami-01.vmdk", "export-ami-notes.txt", `${NAME}.vmdk`])
      fake.objects.set(FOLDER + name, { bytes: Buffer.from("x") });
    await complete(ASSET, options);
    expect([...fake.objects.keys()].sort()).toEqual(
      ["export-ami-notes.txt", `${NAME}.vmdk`, "slipway.json"].map((name) => FOLDER + name),
    );
  });

  test("without a bucket, or without a folder there, is about the AMIs alone", async () => {
    const { fake, options } = account();
    await complete(ASSET, options);
    expect(fake.called("PutObject")).toEqual([]);
    const none = account({ bucket: undefined });
    await complete(ASSET, none.options);
    expect(none.fake.called("CreateTags")).toHaveLength(1);
  });

  test("says so where AWS refuses", async () => {
    const { fake, options } = account({ bucket: undefined });
    fake.instead.set("CreateTags", () => {
      throw awsError("UnauthorizedOperation", "no");
    });
    await expect(complete(ASSET, options)).rejects.toThrow(/no/);
  });
});
