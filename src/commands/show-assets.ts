import { inOrder, matchesPattern } from "../assets/names.ts";
import { assetsAsMarkdown, assetsAsText } from "../assets/table.ts";
import { defineCommand } from "../declare/command.ts";
import { choice, optionalText } from "../declare/kinds.ts";
import { place } from "./inputs.ts";

/** Lists what there is, with the command that removes each. */
export const showAssets = defineCommand({
  name: "show-assets",
  aliases: ["show-aws-assets"],
  summary: "Lists machines, disks, folders, releases and cached base images, with the command that removes each.",
  kind: "development",
  providers: ["local"],
  inputs: {
    ...place,
    assetId: optionalText({
      description: "Only this asset-id; * and ? stand for any text and any one character.",
      example: "1.4.*",
    }),
    as: choice(["table", "markdown", "json"], { description: "How the list is printed.", default: "table" }),
  },
  outputs: {
    count: { description: "Number of assets.", kind: "number" },
    assets: { description: "The assets as JSON.", kind: "json" },
  },
  async run(inputs, context) {
    const provider = await context.openProvider(inputs.provider, inputs);
    const pattern = inputs.assetId;
    const assets = inOrder(await provider.assets()).filter(
      (asset) => pattern === undefined || matchesPattern(asset.assetId, pattern),
    );
    const json = JSON.stringify(assets, undefined, inputs.as === "json" ? 2 : undefined);
    if (inputs.as === "json") context.say(json);
    else if (assets.length === 0)
      context.say(pattern === undefined ? "There are no assets." : `There are no assets of ${pattern}.`);
    else
      context.say(
        inputs.as === "markdown" ? assetsAsMarkdown(assets, context.now()) : assetsAsText(assets, context.now()),
      );
    if (assets.length > 0) context.summarize(`### Assets\n\n${assetsAsMarkdown(assets, context.now())}\n`);
    return { count: String(assets.length), assets: json };
  },
});
