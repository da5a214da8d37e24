import { markAssets } from "../../../src/providers/aws/mark.ts";
import { asset, fakeAws, HOME, NOW, optionsFor, refusal } from "./fake.ts";

describe("marking", () => {
  const instances = (region: string, count: number) =>
    Array.from({ length: count }, (_, at) => asset({ type: "instance", id: `i-${at}`, region }));

  it("puts a tag on the instances, many in one call and Region by Region", async () => {
    const fake = fakeAws({});
    const assets = [...instances(HOME, 1_001), ...instances("us-east-1", 1), asset({ type: "volume", id: "vol-1" })];
    await markAssets(assets, new Date(NOW), await optionsFor(fake.aws));
    const calls = fake.of("CreateTags").map(({ region, input }) => [region, (input.Resources as string[]).length]);
    expect(calls).toEqual([
      [HOME, 1_000],
      [HOME, 1],
      ["us-east-1", 1],
    ]);
    expect(fake.of("CreateTags")[0]?.input.Tags).toEqual([
      { Key: "slipway:marked", Value: "2026-01-01T12:00:00.000Z" },
    ]);
  });

  it("marks the other Regions where one refuses, and says so", async () => {
    const fake = fakeAws({
      CreateTags: (_, region) =>
        region === HOME ? Promise.reject(refusal("CreateTags", "UnauthorizedOperation")) : {},
    });
    const marking = markAssets(
      [...instances(HOME, 1), ...instances("us-east-1", 1)],
      new Date(NOW),
      await optionsFor(fake.aws),
    );
    await expect(marking).rejects.toThrow("ec2:CreateTags");
    expect(fake.of("CreateTags")).toHaveLength(2);
  });

  it("checks the account first", async () => {
    const fake = fakeAws({});
    const options = await optionsFor(fake.aws, { allowedAccountIds: ["999999999999"] });
    await expect(markAssets(instances(HOME, 1), new Date(NOW), options)).rejects.toThrow("999999999999");
    expect(fake.of("CreateTags")).toEqual([]);
  });
});
