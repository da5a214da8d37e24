import { UserError } from "../../../base/errors.ts";
import { ownMark } from "../../../host/process.ts";
import { controlFolderOf } from "../../../ssh/control-folder.ts";
import type { Plan } from "../../provider.ts";
import { tearDownCommand } from "../../tear-down-command.ts";
import { makeBuildFolder } from "../machine/build-folder.ts";
import { buildFolder } from "../machine/build-record.ts";
import type { AwsOptions } from "../options.ts";
import { findKept, restoreKept } from "./kept-record.ts";

/** Milliseconds that the build's folder on this machine has a lease for: exports and tests of an image take minutes to hours. */
const LEASE = 12 * 3_600_000;

/**
 * Makes this machine ready to go on with the image that `findEarlier` has found: the build's folder, with what the build
 * had learned in it. There is no machine to log in to, so there is no key.
 * @throws AssetIdInUseError where a process on this machine is at work on that build; UserError where nothing is kept.
 */
export async function takeUpImage(plan: Plan, options: AwsOptions): Promise<void> {
  const { assetId, owner, product } = plan;
  const kept = await findKept(assetId, options);
  if (!kept) {
    throw new UserError(
      `Nobody knows what is in the image of ${assetId}.`,
      `Remove it with \`${tearDownCommand({ provider: "aws", assetId, deliverables: true })}\` and build again.`,
    );
  }
  const folder = buildFolder(options.state, assetId);
  const controlFolder = controlFolderOf(folder);
  const now = options.clock.now();
  await makeBuildFolder(options.state, {
    ...{ assetId, lifetime: "ephemeral", provider: "aws", region: options.aws.region },
    ...{ created: new Date(now).toISOString(), expires: new Date(now + LEASE).toISOString() },
    ...{ owner, product, base: kept.facts.base, user: kept.facts.user, stays: false, kept: false },
    ...{
      maker: await ownMark(),
      controlFolder,
      folders: controlFolder === folder ? [] : [controlFolder],
      ready: false,
    },
  });
  await restoreKept(assetId, kept, options.state);
}
