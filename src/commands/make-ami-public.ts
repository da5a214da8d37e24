import { defineCommand } from "../declare/command.ts";
import { text } from "../declare/kinds.ts";
import { imageOutputs } from "../pipeline/publish.ts";
import { imagesText } from "../pipeline/report.ts";
import { MAKE_PUBLIC } from "../providers/aws/calls.ts";
import { awsPlace, localPlace, NAME, NAME_RULE } from "./inputs.ts";
import { EC2 } from "./setup-inputs.ts";

/** Lets everyone launch the AMIs of an asset-id. */
export const makeAmiPublic = defineCommand({
  name: "make-ami-public",
  summary: "Lets everyone launch the AMI of an asset-id, in its Region and those of copy-to-regions.",
  description:
    "The AMI is found by its tag; the asset-id is compared exactly. The account must allow public AMIs: what blocks them is told before anything is changed. What was set is read back.",
  kind: "release",
  providers: ["aws"],
  aws: [...MAKE_PUBLIC],
  inputs: {
    assetId: text({
      description: "Asset-id of the AMI; compared exactly.",
      missing: "slipway show-assets --provider aws lists the asset-ids.",
      pattern: NAME,
      rule: NAME_RULE,
    }),
    ...localPlace,
    ...awsPlace,
  },
  outputs: {
    ami: "Id of the AMI in the home Region.",
    images: { description: "AMIs as JSON: Region, id, name, public.", kind: "json" },
  },
  async run(inputs, context) {
    const provider = await context.openProvider(EC2.provider, inputs);
    const images = await context.progress.phase(
      "Make public",
      async (task) => (await provider.makePublic?.(inputs.assetId, task)) ?? [],
    );
    context.say(imagesText(images));
    return imageOutputs(images);
  },
});
