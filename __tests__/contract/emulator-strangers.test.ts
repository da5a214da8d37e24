// That the stand-in for AWS behaves as AWS documents it. Each test names the documentation that it follows; where that
// is silent the test says "our reading". What moto does by itself is moto's to test.
import { BUCKET, PUBLIC_KEY, useStandIn } from "../support/aws/stand-in.ts";
import { findLeftovers, seedStrangers } from "../support/aws/strangers.ts";

const here = useStandIn();

describe("strangers and leftovers", () => {
  it("seeds things of others, and tells which of them are gone or changed, and what came new", async () => {
    const strangers = await seedStrangers(here.emulator, { near: "near" });
    expect(strangers.count).toBeGreaterThan(30);
    expect([...(await strangers.missing()), ...(await strangers.added())]).toEqual([]);
    await here.ec2.deleteKeyPair({ KeyName: "slipway-nearx" });
    const { VolumeId } = await here.ec2.createVolume({ AvailabilityZone: "us-east-1a", Size: 1 });
    expect(await strangers.missing()).toEqual([expect.stringMatching(/^key pair key-\w+ \(slipway-nearx\)$/)]);
    expect(await strangers.added()).toEqual([`volume ${VolumeId}`]);
  });

  it("finds everything of an asset-id by tag, name and folder, and nothing of a longer one", async () => {
    await seedStrangers(here.emulator, { near: "near" });
    expect(await findLeftovers(here.emulator, "near")).toEqual([]);
    await here.stackIs(await here.makeStack("near"), "CREATE_COMPLETE");
    await here.ec2.importKeyPair({ KeyName: "slipway-near", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) });
    await here.s3.putObject({ Bucket: BUCKET, Key: "images/near/slipway.json", Body: "{}" });
    const found = (await findLeftovers(here.emulator, "near")).map(({ type }) => type).sort();
    expect(found).toEqual([
      ...["instance", "key pair", "launch template", "object"],
      ...["schedule", "schedule group", "security group", "stack"],
    ]);
  });
});
