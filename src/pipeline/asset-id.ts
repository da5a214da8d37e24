import { UserError } from "../base/errors.ts";
import type { Context } from "../declare/context.ts";
import { type Provider, UNKNOWN } from "../providers/provider.ts";

/**
 * The asset-id of a new build: as given, else what the run is known by (a tag's name, or the run's id),
 * else the date and time.
 */
export function newAssetId(given: string | undefined, context: Context): string {
  return given ?? context.runName ?? timestamp(context.now());
}

/**
 * The asset-id of a machine that an earlier step made: as given, else what the run is known by, else the only one there is.
 * @throws UserError where nothing was given and there is not exactly one.
 */
export async function existingAssetId(
  given: string | undefined,
  provider: Provider,
  context: Context,
): Promise<string> {
  const named = given ?? context.runName;
  if (named !== undefined) return named;
  // What could not be listed elsewhere does not matter: folders on this machine always are.
  const assets = (await provider.assets(undefined, () => undefined)).filter(
    ({ type, lifetime, assetId }) => lifetime === "ephemeral" && type === "folder" && assetId !== UNKNOWN,
  );
  const assetIds = [...new Set(assets.map(({ assetId }) => assetId))];
  const [only] = assetIds;
  if (only !== undefined && assetIds.length === 1) return only;
  throw new UserError(
    only === undefined ? "There is no machine." : `There are several machines: ${assetIds.join(", ")}.`,
    only === undefined ? "Make one with slipway setup-vm." : "Say which: --asset-id NAME.",
  );
}

/** `20261121-034510`, in UTC. */
function timestamp(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}
