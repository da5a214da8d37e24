import type { Hands } from "../../../src/providers/aws/machine/enter.ts";
import { stackName } from "../../../src/providers/aws/names.ts";
import type { Tag } from "../../../src/providers/aws/tags.ts";
import { type Answers, identity, refusal } from "./fake.ts";

const KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS";
const CONSOLE = `-----BEGIN SSH HOST KEY KEYS-----\nssh-ed25519 ${KEY}\n-----END SSH HOST KEY KEYS-----\n`;

interface StackInput {
  StackName: string;
  Parameters: { ParameterKey: string; ParameterValue: string }[];
  Tags: Tag[];
}

export interface StackHere {
  StackId: string;
  StackStatus: string;
  StackName: string;
  Parameters: StackInput["Parameters"];
  Tags: Tag[];
  /** Why it was not made. */
  failure?: string | undefined;
}

/** A Region small enough to read: stacks, key pairs and instances, each in one state at a time. */
export interface World {
  answers: Answers;
  stacks: StackHere[];
  keyPairs: Map<string, { PublicKey: string; Tags: Tag[] }>;
  instances: Map<string, { state: string; reason?: string }>;
  /** Why a stack fails, by its parameters; undefined: it does not. */
  fails: (parameters: Record<string, string>) => string | undefined;
}

export function makeWorld(): World {
  const stacks: StackHere[] = [];
  const keyPairs: World["keyPairs"] = new Map();
  const instances: World["instances"] = new Map();
  const find = (nameOrId: string) =>
    stacks.find(({ StackId }) => StackId === nameOrId) ??
    stacks.find(({ StackName, StackStatus }) => StackName === nameOrId && StackStatus !== "DELETE_COMPLETE");
  const instanceOf = ({ StackId }: StackHere) => `i-${StackId}`;

  const world: World = {
    ...{ stacks, keyPairs, instances, fails: () => undefined },
    answers: {
      "sts:GetCallerIdentity": identity,
      "ec2:DescribeImages": () => ({ Images: [{ RootDeviceName: "/dev/sda1" }] }),
      "ec2:DescribeVpcs": () => ({ Vpcs: [{ VpcId: "vpc-1" }] }),
      "ec2:DescribeSubnets": () => ({
        Subnets: ["a", "b"].map((letter) => ({
          ...{ SubnetId: `subnet-${letter}`, AvailabilityZone: `eu-central-1${letter}`, MapPublicIpOnLaunch: true },
        })),
      }),
      "ec2:DescribeInstanceTypeOfferings": () => ({
        InstanceTypeOfferings: ["t3.large", "m5.large"].flatMap((InstanceType) =>
          ["a", "b"].map((letter) => ({ InstanceType, Location: `eu-central-1${letter}` })),
        ),
      }),
      "ec2:DescribeKeyPairs": ({ Filters }: { Filters: { Values: string[] }[] }) => {
        const pair = keyPairs.get(Filters[0]?.Values[0] ?? "");
        return { KeyPairs: pair ? [pair] : [] };
      },
      "ec2:ImportKeyPair": (input: {
        KeyName: string;
        PublicKeyMaterial: Buffer;
        TagSpecifications: { Tags: Tag[] }[];
      }) => {
        if (keyPairs.has(input.KeyName)) throw refusal("InvalidKeyPair.Duplicate");
        const PublicKey = `${input.PublicKeyMaterial.toString()} comment`;
        keyPairs.set(input.KeyName, { PublicKey, Tags: input.TagSpecifications[0]?.Tags ?? [] });
        return {};
      },
      "ec2:DeleteKeyPair": ({ KeyName }: { KeyName: string }) => {
        keyPairs.delete(KeyName);
        return {};
      },
      "cloudformation:CreateStack": (input: StackInput) => {
        if (find(input.StackName)) throw refusal("AlreadyExistsException", "it exists", "cloudformation");
        const parameters = Object.fromEntries(input.Parameters.map((one) => [one.ParameterKey, one.ParameterValue]));
        const stack: StackHere = {
          ...{ StackId: `stack-${stacks.length}`, StackName: input.StackName, StackStatus: "CREATE_IN_PROGRESS" },
          ...{ Parameters: input.Parameters, Tags: input.Tags, failure: world.fails(parameters) },
        };
        stacks.push(stack);
        return { StackId: stack.StackId };
      },
      "cloudformation:DescribeStacks": ({ StackName }: { StackName: string }) => {
        const stack = find(StackName);
        if (!stack) throw refusal("ValidationError", `Stack with id ${StackName} does not exist`, "cloudformation");
        const shown = { ...stack, Outputs: [{ OutputKey: "InstanceId", OutputValue: instanceOf(stack) }] };
        if (stack.StackStatus === "CREATE_IN_PROGRESS") {
          stack.StackStatus = stack.failure === undefined ? "CREATE_COMPLETE" : "DELETE_IN_PROGRESS";
          if (stack.failure === undefined) instances.set(instanceOf(stack), { state: "running" });
        } else if (stack.StackStatus === "DELETE_IN_PROGRESS") {
          stack.StackStatus = "DELETE_COMPLETE";
        }
        return { Stacks: [shown] };
      },
      "cloudformation:DescribeStackEvents": ({ StackName }: { StackName: string }) => ({
        StackEvents: [
          { ResourceType: "AWS::CloudFormation::Stack", ResourceStatus: "CREATE_FAILED", ResourceStatusReason: "all" },
          { LogicalResourceId: "Other", ResourceStatus: "CREATE_FAILED", ResourceStatusReason: "cancelled" },
          {
            ...{ LogicalResourceId: "Machine", ResourceType: "AWS::EC2::Instance", ResourceStatus: "CREATE_FAILED" },
            ResourceStatusReason: find(StackName)?.failure,
          },
        ],
      }),
      "cloudformation:DeleteStack": ({ StackName }: { StackName: string }) => {
        const stack = find(StackName);
        if (stack) stack.StackStatus = "DELETE_IN_PROGRESS";
        return {};
      },
      "ec2:DescribeInstances": ({ InstanceIds }: { InstanceIds?: string[] }) => {
        if (!InstanceIds) return { Reservations: [] }; // As if it had no address yet when it is asked for by its tags.
        const seen = instances.get(InstanceIds[0] ?? "");
        if (!seen) throw refusal("InvalidInstanceID.NotFound");
        const StateReason = seen.reason === undefined ? undefined : { Message: seen.reason };
        return {
          Reservations: [
            { Instances: [{ State: { Name: seen.state }, PublicIpAddress: "198.51.100.9", StateReason }] },
          ],
        };
      },
      "ec2:GetConsoleOutput": () => ({ Output: Buffer.from(CONSOLE).toString("base64") }),
    },
  };
  return world;
}

/** Whoever has a stack of this asset-id. */
export const stackOf = (world: World, assetId: string) =>
  world.stacks.findLast(({ StackName }) => StackName === stackName(assetId));

/** Hands that need neither ssh nor a machine. */
export function fakeHands(more: Partial<Hands> = {}): Hands {
  return {
    holdKey: async () => "ssh-ed25519 ours",
    waitForBanner: async () => undefined,
    waitUntilReady: async () => undefined,
    plantCertificates: async () => undefined,
    ...more,
  };
}
