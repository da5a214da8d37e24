import { judge } from "../assets/sweep.ts";
import { assetsAsText } from "../assets/table.ts";
import { UserError } from "../base/errors.ts";
import { defineCommand } from "../declare/command.ts";
import { duration, flag } from "../declare/kinds.ts";
import { removeBuilds } from "../pipeline/abandon.ts";
import { place } from "./inputs.ts";

/** Removes what runs left behind that cannot do it themselves any more. */
export const sweep = defineCommand({
  name: "sweep",
  summary: "Removes what killed runs left behind: machines, disks, half-made folders.",
  description:
    "An ephemeral asset goes when its lease has ended, or when the process that made it is known to be gone. A machine that was set up to stay, a finished release and everything that does not carry Slipway's own tag is never touched.",
  kind: "development",
  providers: ["local"],
  inputs: {
    ...place,
    dryRun: flag({ description: "Only list what would be removed." }),
    minimumAge: duration(
      { min: "0s", max: "365d" },
      { description: "Leave alone what is younger than this.", default: "0s" },
    ),
    cache: flag({ description: "Empty the cache of base images too; images in use stay." }),
  },
  outputs: {
    found: { description: "Number of assets found to remove.", kind: "number" },
    removed: { description: "Number of assets removed.", kind: "number" },
  },
  async run(inputs, context) {
    const provider = await context.openProvider(inputs.provider, inputs);
    const doomed = (await provider.assets()).filter(
      (asset) =>
        judge(asset, context.now(), inputs.minimumAge) !== undefined ||
        (inputs.cache && asset.lifetime === "cache" && !asset.inUse),
    );
    if (doomed.length === 0) context.say("Nothing to sweep.");
    else context.say(assetsAsText(doomed, context.now()));
    if (inputs.dryRun || doomed.length === 0) return { found: String(doomed.length), removed: "0" };

    const { removed, failed } = await context.progress.phase("Sweep", () => removeBuilds(provider, doomed));
    context.say(`Removed ${removed.length} of ${doomed.length}.`);
    if (failed.length > 0) {
      throw new UserError(
        failed.map(({ asset, reason }) => `${asset.type} ${asset.id} could not be removed: ${reason}`).join("\n"),
        "Run slipway sweep again; what is still in use goes once it is not.",
      );
    }
    return { found: String(doomed.length), removed: String(removed.length) };
  },
});
