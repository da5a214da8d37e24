import type { Subnet } from "@aws-sdk/client-ec2";
import type { Problem } from "../../../base/errors.ts";
import { askedOnce } from "../findings.ts";
import type { AwsOptions } from "../options.ts";
import { instanceTypes } from "./instance-types.ts";

/** A subnet that a machine can be put into. */
export interface Place {
  subnet: string;
  zone: string;
  /** Machines in it get a public address by themselves. */
  public: boolean;
}

/** Where machines can be, and what is offered there. */
export interface Network {
  vpc: string;
  places: readonly Place[];
  /** Instance type → zones that offer it. */
  offered: ReadonlyMap<string, ReadonlySet<string>>;
}

type Ways = Pick<AwsOptions, "aws" | "signal" | "settings">;

/**
 * Finds VPC, subnets, and the zones that offer the instance types, once in a run. Either the network, or what is wrong
 * with it.
 */
export function findNetwork(options: Ways): Promise<{ network: Network } | { problems: Problem[] }> {
  return networkFor(options.settings, options);
}

const networkFor = askedOnce(
  (settings: Ways["settings"]) => JSON.stringify([settings.vpc, settings.subnet, instanceTypes(settings)]),
  lookUp,
);

async function lookUp(
  settings: Ways["settings"],
  options: Ways,
): Promise<{ network: Network } | { problems: Problem[] }> {
  const [offered, found] = await Promise.all([
    findOfferings(options),
    settings.subnet === undefined ? findVpc(options) : findSubnet(settings.subnet, options),
  ]);
  return "problems" in found ? found : { network: { ...found, offered } };
}

type Found = { vpc: string; places: Place[] } | { problems: Problem[] };

async function findSubnet(id: string, { aws, signal, settings }: Ways): Promise<Found> {
  const Filters = [{ Name: "subnet-id", Values: [id] }];
  const { Subnets = [] } = await aws.call("ec2", "DescribeSubnets", { Filters }, { signal });
  const [subnet] = Subnets;
  const remedy = `See \`aws ec2 describe-subnets --region ${aws.region}\`, or leave it out.`;
  if (!subnet?.VpcId) return wrong("subnet", `There is no subnet ${id} in ${aws.region}.`, remedy);
  if (settings.vpc !== undefined && subnet.VpcId !== settings.vpc) {
    return wrong("subnet", `${id} lies in ${subnet.VpcId}, and not in ${settings.vpc}.`, remedy);
  }
  return { vpc: subnet.VpcId, places: [placeOf(subnet)] };
}

/** Without a subnet: those of the VPC, first the ones in which a machine gets a public address. */
async function findVpc(options: Ways): Promise<Found> {
  const { vpc } = options.settings;
  // Default subnets lie in the default VPC alone (VPC User Guide, "Default VPCs"): they name it, without a question for it.
  const where = vpc === undefined ? { Name: "default-for-az", Values: ["true"] } : { Name: "vpc-id", Values: [vpc] };
  const subnets = await subnetsIn(where, options);
  const id = subnets[0]?.VpcId;
  return id === undefined ? findOtherSubnets(options) : choose(id, subnets, options);
}

/** No subnet where one is expected: why, or which others there are. */
async function findOtherSubnets(options: Ways): Promise<Found> {
  const { aws, signal, settings } = options;
  const { vpc } = settings;
  const Filters = [vpc === undefined ? { Name: "is-default", Values: ["true"] } : { Name: "vpc-id", Values: [vpc] }];
  const { Vpcs = [] } = await aws.call("ec2", "DescribeVpcs", { Filters }, { signal });
  const id = Vpcs[0]?.VpcId;
  if (id === undefined) {
    return vpc === undefined
      ? wrong(
          "vpc",
          `The account has no default VPC in ${aws.region}.`,
          `Name one (vpc, or subnet), or make it: \`aws ec2 create-default-vpc --region ${aws.region}\`.`,
        )
      : wrong(
          "vpc",
          `There is no VPC ${vpc} in ${aws.region}.`,
          `See \`aws ec2 describe-vpcs --region ${aws.region}\`.`,
        );
  }
  return choose(id, vpc === undefined ? await subnetsIn({ Name: "vpc-id", Values: [id] }, options) : [], options);
}

async function subnetsIn(where: { Name: string; Values: string[] }, { aws, signal }: Ways): Promise<Subnet[]> {
  const Filters = [where, { Name: "state", Values: ["available"] }];
  return (await aws.call("ec2", "DescribeSubnets", { Filters }, { signal })).Subnets ?? [];
}

function choose(id: string, subnets: readonly Subnet[], { aws, settings }: Ways): Found {
  const { vpc } = settings;
  const places = subnets.map(placeOf).toSorted((one, other) => one.zone.localeCompare(other.zone));
  const open = places.filter((place) => place.public);
  // A machine that is reached from outside needs a public address; through Session Manager it only has to reach out.
  const chosen = open.length > 0 ? open : places;
  if (chosen.length > 0) return { vpc: id, places: chosen };
  const remedy =
    vpc === undefined
      ? `Name a subnet, or make one: \`aws ec2 create-default-subnet --region ${aws.region} --availability-zone ${aws.region}a\`.`
      : "Name a subnet, or another VPC.";
  return wrong("vpc", `${id} has no subnet.`, remedy);
}

function placeOf({ SubnetId = "", AvailabilityZone = "", MapPublicIpOnLaunch = false }: Subnet): Place {
  return { subnet: SubnetId, zone: AvailabilityZone, public: MapPublicIpOnLaunch };
}

async function findOfferings({ aws, signal, settings }: Ways): Promise<Map<string, Set<string>>> {
  const Filters = [{ Name: "instance-type", Values: [...instanceTypes(settings)] }];
  const { InstanceTypeOfferings = [] } = await aws.call(
    "ec2",
    "DescribeInstanceTypeOfferings",
    { LocationType: "availability-zone", Filters },
    { signal },
  );
  const offered = new Map<string, Set<string>>();
  for (const { InstanceType = "", Location = "" } of InstanceTypeOfferings) {
    offered.set(InstanceType, (offered.get(InstanceType) ?? new Set()).add(Location));
  }
  return offered;
}

function wrong(subject: string, problem: string, remedy: string): { problems: Problem[] } {
  return { problems: [{ subject, problem, remedy }] };
}
