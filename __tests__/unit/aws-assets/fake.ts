import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsError } from "../../../src/aws/error.ts";
import type { Aws } from "../../../src/aws/port.ts";
import type { Asset } from "../../../src/providers/asset.ts";
import type { AwsOptions } from "../../../src/providers/aws/options.ts";
import type { AwsSettings } from "../../../src/providers/aws/settings.ts";
import { writeTags } from "../../../src/providers/aws/tags.ts";
import type { Provider } from "../../../src/providers/provider.ts";

export const HOME = "eu-central-1";
export const ACCOUNT = "123456789012";
export const NOW = Date.UTC(2026, 0, 1, 12);

/** Tags of the asset-id as a build writes them. */
export function tagsOf(assetId: string, changes: Partial<Parameters<typeof writeTags>[0]> = {}) {
  return writeTags({
    assetId,
    lifetime: "ephemeral",
    created: new Date(NOW - 3_600_000),
    expires: new Date(NOW + 3_600_000),
    owner: { name: "octo/repo", url: "https://github.example/octo/repo/actions/runs/1" },
    product: "vm",
    ...changes,
  });
}

export function refusal(operation: string, code: string, message = code, status = 400): AwsError {
  return new AwsError({ service: "ec2", operation, code, status, message, remedy: `Allow ec2:${operation}.` });
}

interface Call {
  operation: string;
  // What a handler is given depends on the operation; tests look at single fields.
  input: Record<string, unknown>;
  region: string;
  signal: AbortSignal | undefined;
}

export type Handlers = Record<string, (input: Record<string, unknown>, region: string) => unknown>;

/** A way to AWS that answers by `handlers`, empty where there is none, and remembers every call. */
export function fakeAws(handlers: Handlers) {
  const calls: Call[] = [];
  const call = async (_service: string, operation: string, input: object, options: Partial<Call> = {}) => {
    const region = options.region ?? HOME;
    calls.push({ operation, input: { ...input }, region, signal: options.signal });
    await Promise.resolve();
    if (operation === "GetCallerIdentity") return { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/eva` };
    return (await handlers[operation]?.({ ...input }, region)) ?? {};
  };
  return {
    aws: { region: HOME, call } as unknown as Aws,
    calls,
    of: (operation: string) => calls.filter((each) => each.operation === operation),
    /** The names of the calls that change something. */
    changes: () =>
      calls.map(({ operation }) => operation).filter((name) => /^(Delete|Terminate|Dereg|Cancel|Abort)/.test(name)),
  };
}

/** Options over a fake, with a clock that does not wait and an empty machine at hand. */
export async function optionsFor(aws: Aws, settings: AwsSettings = {}, hosts: Asset[] = []): Promise<AwsOptions> {
  let time = NOW;
  const host = { assets: async () => hosts, remove: async () => undefined } as unknown as Provider;
  return {
    aws,
    settings,
    state: await mkdtemp(join(tmpdir(), "aws-assets-")),
    templates: "/templates",
    host,
    clock: {
      now: () => time,
      sleep: async (milliseconds) => {
        time += milliseconds;
      },
    },
    callerAddress: async () => "203.0.113.7",
  };
}

/** The asset-ids that a request's filter asks for; undefined: all that carry the tag. */
export function asked(input: Record<string, unknown>): string[] | undefined {
  const filters = input.Filters as { Name: string; Values: string[] }[];
  return filters.find(({ Name }) => Name === "tag:slipway:asset-id")?.Values;
}

export function asset(changes: Partial<Asset> & Pick<Asset, "type" | "id">): Asset {
  return {
    assetId: "1.2",
    provider: "aws",
    region: HOME,
    lifetime: "ephemeral",
    created: new Date(NOW - 3_600_000),
    state: "",
    abandoned: false,
    ...changes,
  };
}
