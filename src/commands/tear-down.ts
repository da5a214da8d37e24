import { defineCommand } from "../declare/command.ts";
import { flag, text } from "../declare/kinds.ts";
import { tearDown as tearDownAssets } from "../pipeline/tear-down.ts";
import { REMOVE } from "../providers/aws/calls.ts";
import { NAME, NAME_RULE, place } from "./inputs.ts";

/** Removes everything ephemeral of one asset-id, and its releases and images if told to. */
export const tearDown = defineCommand({
  name: "tear-down",
  summary: "Removes the machine, disks and folders of an asset-id; in AWS its stack and all that belongs to it.",
  description:
    "Assets are found by their tag, never by memory, and the asset-id is compared exactly. What is gone already is no error. A finished release, AMI or object stays unless deliverables is given. With aws, objects are looked for where bucket is given, and the Regions are region and copy-to-regions.",
  kind: "development",
  providers: ["local", "aws"],
  aws: [...REMOVE],
  inputs: {
    ...place,
    assetId: text({
      description: "Asset-id whose assets are removed; compared exactly.",
      missing: "slipway show-assets lists the asset-ids.",
      pattern: NAME,
      rule: NAME_RULE,
    }),
    deliverables: flag({ description: "Remove finished releases, AMIs, snapshots and objects of the asset-id too." }),
  },
  outputs: { removed: { description: "Number of assets removed.", kind: "number" } },
  async run(inputs, context) {
    const provider = await context.openProvider(inputs.provider, inputs);
    const removed = await tearDownAssets(
      { provider, assetId: inputs.assetId, deliverables: inputs.deliverables },
      context,
    );
    context.say(
      removed.length === 0
        ? `Nothing of ${inputs.assetId} is there.`
        : `Removed ${removed.length} of ${inputs.assetId}.`,
    );
    return { removed: String(removed.length) };
  },
});
