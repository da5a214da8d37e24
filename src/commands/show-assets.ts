import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { inOrder, isPattern, matchesPattern } from "../assets/names.ts";
import { assetsAsMarkdown, assetsAsText } from "../assets/table.ts";
import { unseenLines } from "../assets/unseen.ts";
import { cutLines } from "../base/cut.ts";
import { throwProblems } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import type { Context } from "../declare/context.ts";
import { choice, optionalList, optionalText } from "../declare/kinds.ts";
import { writableProblems } from "../pipeline/checks.ts";
import { ASSET_TYPES } from "../providers/asset.ts";
import { INVENTORY } from "../providers/aws/calls.ts";
import type { Unseen } from "../providers/provider.ts";
import { place } from "./inputs.ts";

/** GitHub takes 1 MiB of summary a step, and 1 MB of outputs a job; what else is in them has to have room too. */
const SUMMARY_BYTES = 1_000_000;
const OUTPUT_LENGTH = 900_000;

/** Lists what there is, with the command that removes each. */
export const showAssets = defineCommand({
  name: "show-assets",
  aliases: ["show-aws-assets"],
  summary: "Lists everything that Slipway made and that is still there, with the command that removes each.",
  description:
    "With local: machines, disks, folders, releases and cached base images. With aws: stacks, instances, volumes, key pairs, security groups, launch templates, schedules, AMIs, snapshots, running export tasks, objects and multipart uploads, in the Region and in copy-to-regions; objects where bucket is given. What cannot be looked at is told, and the rest is listed.",
  kind: "development",
  providers: ["local", "aws"],
  aws: [...INVENTORY],
  inputs: {
    ...place,
    assetId: optionalText({
      description: "Only this asset-id; * and ? stand for any text and any one character.",
      example: "1.4.*",
    }),
    types: optionalList({
      description: `Only these types: ${ASSET_TYPES.join(", ")}. Default: all.`,
      example: "stack, instance",
      pattern: new RegExp(`^(?:${ASSET_TYPES.join("|")})$`),
      rule: `the types are ${ASSET_TYPES.join(", ")}`,
    }),
    as: choice(["table", "markdown", "json"], { description: "How the list is printed.", default: "table" }),
    assetsFile: optionalText({
      description: "File that the list is written to as Markdown, besides.",
      example: "assets.md",
    }),
  },
  outputs: {
    count: { description: "Number of assets.", kind: "number" },
    unseen: { description: "Number of lists that could not be asked for; 0: the list is complete.", kind: "number" },
    assets: { description: "The assets as JSON; left out in a workflow where there is no room for it.", kind: "json" },
  },
  async run(inputs, context) {
    const { assetId, types, assetsFile } = inputs;
    throwProblems(await writableProblems({ "assets-file": assetsFile }, context));
    const provider = await context.openProvider(inputs.provider, inputs);
    const gaps: Unseen[] = [];
    const exact = assetId !== undefined && !isPattern(assetId) ? assetId : undefined;
    const all = await provider.assets(exact, (gap) => gaps.push(gap));
    const assets = inOrder(
      all.filter(
        (asset) =>
          (assetId === undefined || matchesPattern(asset.assetId, assetId)) &&
          (types === undefined || types.includes(asset.type)),
      ),
    );
    const now = context.now();
    const markdown = assetsAsMarkdown(assets, now);
    const json = JSON.stringify(assets, undefined, inputs.as === "json" ? 2 : undefined);
    if (inputs.as === "json") context.say(json);
    else if (assets.length === 0) context.say(noneText(assetId, gaps.length === 0));
    else context.say(inputs.as === "markdown" ? markdown : assetsAsText(assets, now));
    for (const line of unseenLines(gaps)) context.progress.warning(line);

    if (assetsFile !== undefined) await writeFile(resolve(context.workingFolder, assetsFile), `${markdown}\n`);
    if (assets.length > 0) context.summarize(`### Assets\n\n${cutLines(markdown, SUMMARY_BYTES)}\n`);
    return { count: String(assets.length), unseen: String(gaps.length), assets: fitting(json, context) };
  },
});

/** Nothing was found; whether that means that nothing is there, depends on whether everything could be looked at. */
function noneText(assetId: string | undefined, complete: boolean): string {
  const whose = assetId === undefined ? "" : ` of ${assetId}`;
  return complete
    ? `There are no assets${whose}.`
    : `No assets${whose} were found, but not everything could be looked at.`;
}

function fitting(json: string, context: Context): string | undefined {
  if (!context.onRunner || json.length <= OUTPUT_LENGTH) return json;
  context.progress.warning("There are too many assets for an output of a step. Use assets-file, types or asset-id.");
  return undefined;
}
