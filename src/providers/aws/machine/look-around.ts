import { ProblemsError } from "../../../base/errors.ts";
import { AssetIdInUseError, type MachineRequest } from "../../provider.ts";
import { type Caller, callerOf } from "../account.ts";
import { findingsOf } from "../findings.ts";
import { keyPairName, stackName } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, cleanTag } from "../tags.ts";
import { rootDeviceOf } from "./base-image.ts";
import { type KeyPairSeen, seeKeyPair } from "./key-pair.ts";
import { findNetwork, type Network } from "./network.ts";
import { type StackSeen, seeStack } from "./stack.ts";
import { strangerError } from "./stranger.ts";

/** What is there before a machine is made. Nothing was made to find it out. */
export interface Surroundings {
  caller: Caller;
  stack: StackSeen | undefined;
  keyPair: KeyPairSeen | undefined;
  network: Network;
  rootDevice: string;
  allowFrom: string | undefined;
}

/**
 * Looks at everything that the making of a machine depends on, side by side. Where the preflight has just seen that
 * there is no stack and no key pair, they are not looked for again: making them tells whether somebody was quicker.
 * @throws AssetIdInUseError where another owner has the asset-id; UserError where a stranger has one of its names, or
 *   network or source AMI cannot be used.
 */
export async function lookAround(request: MachineRequest, options: AwsOptions): Promise<Surroundings> {
  const { assetId, base } = request;
  const isNew = findingsOf(options).noMachine.delete(assetId);
  const [caller, stack, keyPair, found, rootDevice, allowFrom] = await Promise.all([
    callerOf(options),
    isNew ? undefined : seeStack(stackName(assetId), options),
    isNew ? undefined : seeKeyPair(assetId, options),
    findNetwork(options),
    rootDeviceOf(base.handle, options),
    openTo(options),
  ]);
  refuseOthers(request, { what: "stack", name: stackName(assetId), there: stack });
  refuseOthers(request, { what: "key pair", name: keyPairName(assetId), there: keyPair });
  if ("problems" in found) throw new ProblemsError(found.problems);
  return { caller, stack, keyPair, network: found.network, rootDevice, allowFrom };
}

/** Who may knock at SSH: as given, else this machine; nobody where sessions come through Session Manager. */
async function openTo({ settings, callerAddress }: AwsOptions): Promise<string | undefined> {
  if (settings.connect === "ssm") return undefined;
  return settings.allowFrom ?? `${await callerAddress()}/32`;
}

function refuseOthers(
  { assetId, owner }: Pick<MachineRequest, "assetId" | "owner">,
  { what, name, there }: { what: string; name: string; there: { tags: KeyPairSeen["tags"] } | undefined },
): void {
  if (!there) return;
  const { tags } = there;
  if (tags?.assetId !== assetId) throw strangerError(what, name, tags?.assetId);
  if (!isOwn(tags, owner.name)) throw new AssetIdInUseError(assetId, describeOwner(what, tags));
}

/** Whether a thing with these tags is a build's of this owner. Tags hold names with some characters replaced. */
export function isOwn(tags: Partial<AwsTags>, owner: string): boolean {
  return tags.owner?.name === cleanTag(owner);
}

/** In words: `a stack of octo/repo (https://…), made 2026-…`. */
export function describeOwner(what: string, { owner, created }: Partial<AwsTags>): string {
  const url = owner?.url === undefined ? "" : ` (${owner.url})`;
  const made = created === undefined ? "" : `, made ${created.toISOString()}`;
  return `a ${what} of ${owner?.name ?? "somebody"}${url}${made}`;
}
