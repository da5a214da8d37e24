// That the stand-in for AWS behaves as AWS documents it. Each test names the documentation that it follows; where that
// is silent the test says "our reading". What moto does by itself is moto's to test.
import { EC2 } from "@aws-sdk/client-ec2";
import { Scheduler } from "@aws-sdk/client-scheduler";
import { SSM } from "@aws-sdk/client-ssm";
import { BUCKET, PUBLIC_KEY, useStandIn } from "../support/aws/stand-in.ts";

const here = useStandIn();

describe("the front", () => {
  it("names every call, with its Region and what became of it", async () => {
    await here.ec2.describeVpcs({});
    await here.s3.putObject({ Bucket: BUCKET, Key: "a/b", Body: "text" });
    await new Scheduler({ ...here.client(), region: "eu-west-1" }).listScheduleGroups({});
    expect(here.front.names()).toEqual(["ec2:DescribeVpcs", "s3:PutObject", "scheduler:ListScheduleGroups"]);
    expect(here.front.calls[2]).toMatchObject({ index: 2, region: "eu-west-1", status: 200 });
  });

  it.each([
    ["ec2", () => here.ec2.describeVpcs({}), "RequestLimitExceeded"],
    ["cloudformation", () => here.stacks.describeStacks({}), "Throttling"],
    ["s3", () => here.s3.listObjectsV2({ Bucket: BUCKET }), "SlowDown"],
    ["scheduler", () => here.scheduler.listScheduleGroups({}), "ThrottlingException"],
    ["ssm", () => new SSM(here.client()).getParameter({ Name: "x" }), "ThrottlingException"],
  ] as const)("throttles %s in its own words", async (service, ask, name) => {
    here.front.spoil({ service, times: 1 }, { kind: "throttle" });
    await expect(ask()).rejects.toMatchObject({ name });
  });

  it("loses an answer after the call was carried out, and only the one that it is told to", async () => {
    here.front.spoil({ operation: "ImportKeyPair", nth: 1 }, { kind: "lose-answer" });
    const key = { KeyName: "k", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) };
    await expect(here.ec2.importKeyPair(key)).rejects.toThrow(/ECONNRESET/);
    expect((await here.ec2.describeKeyPairs({})).KeyPairs).toHaveLength(1);
    expect(here.front.calls.map(({ fault }) => fault)).toEqual(["lose-answer", undefined]);
  });

  it("loses a request before it was carried out", async () => {
    here.front.spoil({ operation: "ImportKeyPair", nth: 1 }, { kind: "lose-request" });
    const key = { KeyName: "k", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) };
    await expect(here.ec2.importKeyPair(key)).rejects.toThrow(/ECONNRESET/);
    expect((await here.ec2.describeKeyPairs({})).KeyPairs).toHaveLength(0);
  });

  it("calls back before a call is sent on, and after it was carried out", async () => {
    const seen: string[] = [];
    here.front.onCall = async (call, phase) => {
      const before = await new EC2({ ...here.client(), endpoint: here.emulator.endpoint }).describeKeyPairs({});
      seen.push(`${call.operation} ${phase} ${before.KeyPairs?.length}`);
    };
    await here.ec2.importKeyPair({ KeyName: "k", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) });
    expect(seen).toEqual(["ImportKeyPair before 0", "ImportKeyPair after 1"]);
  });

  it("does not send on what it is told to drop, so that a caller can be killed before its call", async () => {
    here.front.onCall = (_call, phase) => (phase === "before" ? "drop" : undefined);
    const key = { KeyName: "k", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) };
    await expect(here.ec2.importKeyPair(key)).rejects.toThrow(/ECONNRESET/);
    here.front.onCall = undefined;
    expect((await here.ec2.describeKeyPairs({})).KeyPairs).toHaveLength(0);
  });

  it("throttles the same calls for the same seed", async () => {
    const pattern = async () => {
      here.front.clear();
      here.front.throttleShare(0.5, 7);
      for (let count = 0; count < 12; count += 1) await here.ec2.describeVpcs({}).catch(() => undefined);
      return here.front.calls.map(({ status }) => status);
    };
    const first = await pattern();
    expect(await pattern()).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 503]));
  });
});
