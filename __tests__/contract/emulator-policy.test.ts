// That the stand-in for AWS behaves as AWS documents it. Each test names the documentation that it follows; where that
// is silent the test says "our reading". What moto does by itself is moto's to test.

import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { EC2 } from "@aws-sdk/client-ec2";
import { S3 } from "@aws-sdk/client-s3";
import { BUCKET, PUBLIC_KEY, until, useStandIn } from "../support/aws/stand-in.ts";
import { asUser } from "../support/aws/user.ts";

const here = useStandIn();

describe("a user with a policy", () => {
  /** All that a stack takes, of what is tagged so; a part can be left out. */
  const policy = (without = "nothing") => ({
    Version: "2012-10-17",
    Statement: [
      { Action: "ec2:Describe*", Resource: "*" },
      { Action: ["cloudformation:*"], Resource: "arn:aws:cloudformation:*:*:stack/slipway-*/*" },
      {
        Action: ["ec2:ImportKeyPair", "ec2:CreateSecurityGroup", "ec2:CreateLaunchTemplate", "ec2:RunInstances"],
        Resource: "arn:aws:ec2:*:*:*/*",
        Condition: { StringLike: { "aws:RequestTag/slipway:asset-id": "?*" } },
      },
      {
        Action: ["ec2:CreateTags"],
        Resource: "arn:aws:ec2:*:*:*/*",
        Condition: { StringLike: { "ec2:CreateAction": "*" } },
      },
      {
        Action: ["ec2:RunInstances", "ec2:AuthorizeSecurityGroupIngress"],
        Resource: ["volume", "network-interface", "subnet", "image", "security-group", "launch-template"].map(
          (type) => `arn:aws:ec2:*:*:${type}/*`,
        ),
      },
      {
        Action: ["ec2:DeleteKeyPair", "ec2:TerminateInstances", "ec2:DeleteSecurityGroup", "ec2:DeleteLaunchTemplate"],
        Resource: "arn:aws:ec2:*:*:*/*",
        Condition: { StringEquals: { "aws:ResourceTag/slipway:asset-id": "slipway-mine" } },
      },
      { Action: "scheduler:*", Resource: "arn:aws:scheduler:*:*:schedule*/slipway-*" },
      { Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/slipway-lease" },
    ]
      .filter(({ Action }) => !Action.includes(without))
      .map((statement) => ({ Effect: "Allow", ...statement })),
  });
  const tags = (value: string) => [
    { ResourceType: "key-pair" as const, Tags: [{ Key: "slipway:asset-id", Value: value }] },
  ];
  const key = { KeyName: "slipway-mine", PublicKeyMaterial: Buffer.from(PUBLIC_KEY) };

  /** Clients of the whole test, as the user from now on. */
  async function become(document: object): Promise<void> {
    const { credentials } = await asUser(here.emulator, document);
    here.ec2 = new EC2({ ...here.client(), credentials });
    here.stacks = new CloudFormation({ ...here.client(), credentials });
    here.s3 = new S3({ ...here.client(), credentials });
  }

  it("is refused what no statement allows, with the action's name (IAM User Guide, access denied messages)", async () => {
    await become(policy());
    await expect(here.ec2.createVolume({ AvailabilityZone: "us-east-1a", Size: 1 })).rejects.toMatchObject({
      name: "UnauthorizedOperation",
      message: expect.stringContaining("is not authorized to perform: ec2:CreateVolume on resource: arn:aws:ec2:"),
    });
    await expect(here.stacks.describeStacks({})).rejects.toMatchObject({ name: "AccessDenied" });
    await expect(here.s3.listObjectsV2({ Bucket: BUCKET })).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("may make what carries the tag, and change what carries its own (EC2 User Guide, control access by tags)", async () => {
    await become(policy());
    await expect(here.ec2.importKeyPair(key)).rejects.toMatchObject({ name: "UnauthorizedOperation" });
    await here.ec2.importKeyPair({ ...key, TagSpecifications: tags("slipway-mine") });
    await here.ec2.importKeyPair({ ...key, KeyName: "slipway-other", TagSpecifications: tags("other") });
    await here.ec2.deleteKeyPair({ KeyName: "slipway-mine" });
    const other = here.ec2.deleteKeyPair({ KeyName: "slipway-other" });
    await expect(other).rejects.toMatchObject({ name: "UnauthorizedOperation" });
  });

  it("needs CreateTags for a call that tags what it makes (EC2 User Guide, tagging during creation)", async () => {
    await become(policy("ec2:CreateTags"));
    const made = here.ec2.importKeyPair({ ...key, TagSpecifications: tags("slipway-mine") });
    await expect(made).rejects.toThrow(/perform: ec2:CreateTags/);
  });

  it("makes and deletes a stack with its own rights (CloudFormation User Guide, controlling access)", async () => {
    await become(policy());
    const id = await here.makeStack("slipway-mine");
    await here.stackIs(id, "CREATE_COMPLETE");
    await here.stacks.deleteStack({ StackName: id });
    await here.stackIs(id, "DELETE_COMPLETE");
  });

  it.each(["ec2:CreateLaunchTemplate", "iam:PassRole", "ec2:AuthorizeSecurityGroupIngress"])(
    "cannot make a stack without %s",
    async (without) => {
      await become(policy(without));
      const id = await here.makeStack("slipway-mine");
      await until("the stack fails", async () => /ROLLBACK/.test((await here.statusOf(id)) ?? "") || undefined);
      const events = (await here.stacks.describeStackEvents({ StackName: id })).StackEvents ?? [];
      expect(events.map(({ ResourceStatusReason }) => ResourceStatusReason).join("\n")).toContain("is not authorized");
    },
  );
});
