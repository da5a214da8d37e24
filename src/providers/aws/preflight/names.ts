import type { Problem } from "../../../base/errors.ts";
import { ASSET_ID_RULE, isAssetId } from "../../asset-id.ts";
import type { Plan } from "../../provider.ts";
import { tearDownCommand } from "../../tear-down-command.ts";
import { findingsOf } from "../findings.ts";
import { imagesNamedAfter } from "../image/image-facts.ts";
import { seeKeyPair } from "../machine/key-pair.ts";
import { describeOwner, isOwn } from "../machine/look-around.ts";
import { seeStack } from "../machine/stack.ts";
import { imageName, keyPairName, stackName } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, readAwsTags } from "../tags.ts";

interface Named {
  what: string;
  name: string;
  tags: (Partial<AwsTags> & { assetId: string }) | undefined;
}

/** Stack, key pair and AMI of the asset-id: each name is free, or what has it is this owner's, of the same asset-id. */
export async function checkNames(plan: Plan, options: AwsOptions): Promise<Problem[]> {
  const { assetId, product, owner } = plan;
  if (!isAssetId(assetId)) {
    return [{ subject: "asset-id", problem: `${JSON.stringify(assetId)} cannot be a name.`, remedy: ASSET_ID_RULE }];
  }
  const [stack, keyPair, image] = await Promise.all([
    seeStack(stackName(assetId), options),
    seeKeyPair(assetId, options),
    seeImage(assetId, imageName(product, assetId), options),
  ]);
  if (!stack && !keyPair) findingsOf(options).noMachine.add(assetId);
  const there: Named[] = [
    ...(stack ? [{ what: "stack", name: stack.name, tags: stack.tags }] : []),
    ...(keyPair ? [{ what: "key pair", name: keyPairName(assetId), tags: keyPair.tags }] : []),
    ...(image ? [{ what: "AMI", name: imageName(product, assetId), tags: image.tags }] : []),
  ];
  // One of them stands for all: whoever has an asset-id has all that is named after it.
  return there.flatMap((one) => verdict(one, assetId, owner.name)).slice(0, 1);
}

async function seeImage(
  assetId: string,
  name: string,
  options: AwsOptions,
): Promise<{ tags: Named["tags"] } | undefined> {
  const image = (await imagesNamedAfter(assetId, options)).find(({ Name }) => Name === name);
  return image && { tags: readAwsTags(image.Tags) };
}

function verdict({ what, name, tags }: Named, assetId: string, owner: string): Problem[] {
  if (tags?.assetId !== assetId) {
    const whose = tags ? `belongs to ${tags.assetId}` : "has no tag of Slipway's";
    const problem = `The ${what} ${name} is in the way: it ${whose}.`;
    return [{ subject: "asset-id", problem, remedy: "Remove it by hand if it is yours, or choose another asset-id." }];
  }
  if (isOwn(tags, owner)) return [];
  const remove = tearDownCommand({ provider: "aws", assetId });
  return [
    {
      subject: "asset-id",
      problem: `${assetId} is in use by ${describeOwner(what, tags)}.`,
      remedy: `Remove it with \`${remove}\`, or choose another asset-id.`,
    },
  ];
}
