import { askedOnce } from "../../../src/providers/aws/findings.ts";
import { findSourceAmi } from "../../../src/providers/aws/machine/base-image.ts";
import { findNetwork } from "../../../src/providers/aws/machine/network.ts";
import { fakeAws, optionsOf, refusal } from "./fake.ts";
import { makeWorld } from "./world.ts";

describe("what a run asks AWS once", () => {
  const ask = (answers: (() => unknown)[]) =>
    askedOnce<string, { aws: ReturnType<typeof fakeAws>["aws"] }, unknown>(
      (name) => name,
      async () => answers.shift()?.(),
    );

  it("is answered to everybody alike, also while the answer is on its way", async () => {
    const { aws } = fakeAws({});
    const question = ask([() => 1, () => 2, () => 3]);
    expect(await Promise.all([question("a", { aws }), question("a", { aws })])).toEqual([1, 1]);
    expect(await question("b", { aws })).toBe(2);
    expect(await question("a", { aws: fakeAws({}).aws })).toBe(3);
  });

  it("is asked again after a failure", async () => {
    const { aws } = fakeAws({});
    const fail = () => {
      throw refusal("Throttling");
    };
    const question = ask([fail, () => "there"]);
    await expect(question("a", { aws })).rejects.toThrow("Throttling");
    expect(await question("a", { aws })).toBe("there");
  });

  it("is the source AMI by its reference, and the network by the settings that choose it", async () => {
    const { aws, times } = fakeAws({
      ...makeWorld().answers,
      "ec2:DescribeSubnets": () => ({ Subnets: [{ SubnetId: "subnet-1", VpcId: "vpc-1", AvailabilityZone: "a" }] }),
    });
    const reference = "ami-0123456789abcdef0";
    const options = optionsOf(aws);
    for (const part of [options, { ...options, signal: new AbortController().signal }]) {
      await findSourceAmi({ reference }, part);
      await findNetwork(part);
    }
    expect([times("ec2:DescribeImages"), times("ec2:DescribeSubnets"), times("ec2:DescribeVpcs")]).toEqual([1, 1, 0]);
    await findNetwork({ ...options, settings: { vpc: "vpc-1" } });
    expect(times("ec2:DescribeSubnets")).toBe(2);
  });
});
