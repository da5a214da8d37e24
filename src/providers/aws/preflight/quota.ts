import type { Instance } from "@aws-sdk/client-ec2";
import { isAwsCode } from "../../../aws/error.ts";
import type { Problem } from "../../../base/errors.ts";
import { instanceTypes } from "../machine/instance-types.ts";
import type { AwsOptions } from "../options.ts";
import { readAwsTags } from "../tags.ts";
import { ifAllowed } from "./told.ts";

/** Quotas on vCPUs of standard instances that run (EC2 User Guide, "On-Demand Instance quotas", "Spot … quotas"). */
const QUOTAS = { onDemand: "L-1216C47A", spot: "L-34B43A08" } as const;

/** Families that those count: A, C, D, H, I, M, R, T, Z. Others have quotas of their own, which are not looked at. */
const STANDARD = /^[acdhimrtz]\d/;

/** Whether there are vCPUs left for a machine. Roughly: EC2 itself has the last word. Not asked where it is not allowed. */
export async function checkQuota(assetId: string, options: AwsOptions): Promise<Problem[]> {
  const { settings } = options;
  const types = instanceTypes(settings).filter((type) => STANDARD.test(type));
  if (types.length === 0 || types.length < instanceTypes(settings).length) return [];
  const ways = settings.spot ? (["spot", "onDemand"] as const) : (["onDemand"] as const);
  const [running, ...limits] = await Promise.all([
    runningInstances(options),
    ...ways.map((way) => quotaOf(QUOTAS[way], options)),
  ]);
  const needed = Math.min(...types.map(vcpusOf));
  const tight = ways.map((way, index) => {
    const limit = limits[index];
    const used = running.filter((one) => counts(one, way, assetId)).reduce((sum, one) => sum + vcpusIn(one), 0);
    return limit !== undefined && used + needed > limit ? { way, limit, used } : undefined;
  });
  const last = tight.at(-1);
  if (!last || tight.includes(undefined)) return [];
  const what = last.way === "spot" ? "spot" : "on-demand";
  return [
    {
      subject: "instance-types",
      problem: `The account may run ${last.limit} vCPUs of standard ${what} instances in ${options.aws.region}, ${last.used} are in use, and this takes ${needed}.`,
      remedy: `End some, or ask for more: \`aws service-quotas request-service-quota-increase --service-code ec2 --quota-code ${QUOTAS[last.way]} --desired-value ${last.used + needed}\`.`,
    },
  ];
}

async function quotaOf(QuotaCode: string, { aws, signal }: AwsOptions): Promise<number | undefined> {
  try {
    const input = { ServiceCode: "ec2", QuotaCode };
    const answer = await ifAllowed(() => aws.call("service-quotas", "GetServiceQuota", input, { signal }));
    return answer?.Quota?.Value;
  } catch (error) {
    if (isAwsCode(error, "NoSuchResourceException")) return undefined; // Not every partition has every quota.
    throw error;
  }
}

async function runningInstances({ aws, signal }: AwsOptions): Promise<Instance[]> {
  const found: Instance[] = [];
  let NextToken: string | undefined;
  do {
    const page = await aws.call(
      "ec2",
      "DescribeInstances",
      {
        Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }],
        MaxResults: 1_000,
        ...(NextToken ? { NextToken } : {}),
      },
      { signal },
    );
    found.push(...(page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

/** A machine of the same build counts as free: it is taken up, or goes. */
function counts(instance: Instance, way: keyof typeof QUOTAS, assetId: string): boolean {
  const isSpot = instance.InstanceLifecycle === "spot";
  const isStandard = STANDARD.test(instance.InstanceType ?? "");
  return isStandard && isSpot === (way === "spot") && readAwsTags(instance.Tags)?.assetId !== assetId;
}

function vcpusIn({ CpuOptions, InstanceType }: Instance): number {
  const { CoreCount, ThreadsPerCore = 1 } = CpuOptions ?? {};
  return CoreCount === undefined ? vcpusOf(InstanceType ?? "") : CoreCount * ThreadsPerCore;
}

/** vCPUs by the name of a type's size, as nearly all families have it: large and smaller 2, xlarge 4, 2xlarge 8. */
export function vcpusOf(type: string): number {
  const times = /\.(\d*)xlarge/.exec(type)?.[1];
  return times === undefined ? 2 : 4 * Number(times || 1);
}
