import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { type Sight, watch } from "../../../base/watch.ts";
import { tearDownCommand } from "../../tear-down-command.ts";
import type { AwsOptions } from "../options.ts";
import { imageById, type OurImage } from "./image-facts.ts";
import { NEARLY_SAVED, savedShares } from "./snapshot-progress.ts";

/** Milliseconds within which a new AMI is listed: AWS's lists lag behind by seconds (EC2 API, "Eventual consistency"). */
export const LISTED_WITHIN = 120_000;

/** Milliseconds until an AMI is given up: a full terabyte took hours in public reports, and the lease ends the rest. */
const IMAGE_WITHIN = 6 * 3_600_000;

/** States that come before `available`. */
const UNDER_WAY = ["pending", "transient"];

export interface ImageWatch {
  assetId: string;
  id: string;
  name: string;
  /** Default: the home Region. */
  region?: string | undefined;
  /** Milliseconds that it usually takes. */
  usual: number;
  /** It was begun a moment ago. */
  fresh: boolean;
}

/**
 * Waits until an AMI is available. As long as its snapshots are written these are looked at and not the AMI itself:
 * only they say how far they are, and one call a look is enough.
 * @throws UserError with AWS's own reason where the AMI has failed; it stays for tear-down.
 */
export async function watchImage(
  { assetId, id, name, region, usual, fresh }: ImageWatch,
  options: AwsOptions,
  task: Task,
): Promise<OurImage> {
  const { clock, signal } = options;
  const begin = clock.now();
  let listed = false;
  let progress: number | undefined = fresh ? 0 : undefined;
  const look = async (): Promise<Sight<OurImage>> => {
    if (progress !== undefined && progress < NEARLY_SAVED) {
      progress = (await savedShares(assetId, [name], options, region)).get(name);
      if (progress !== undefined && progress < 1) return { progress, note: "saving the disk" };
    }
    const image = await imageById(id, options, region);
    if (image?.state === "available") return { done: image };
    if (!image && (listed || clock.now() - begin > LISTED_WITHIN)) throw gone(id, region);
    if (image && !UNDER_WAY.includes(image.state)) throw failed(image);
    listed ||= image !== undefined;
    progress ??= image && 0;
    return { progress, note: "AMI pending" };
  };
  const what = `the AMI ${id} is available`;
  const remedy = "Run the same again: it goes on with this AMI.";
  return await watch(look, { what, usual, within: IMAGE_WITHIN, fresh, clock, signal, remedy }, task);
}

/** Why an AMI is no use. */
export function failed({ id, region, state, reason, tags }: OurImage): UserError {
  return new UserError(
    `The AMI ${id} in ${region} is ${state}${reason ? `: ${reason}` : " and AWS gives no reason"}.`,
    `Remove it with \`${tearDownCommand({ provider: "aws", assetId: tags.assetId, deliverables: true })}\` and build again.`,
  );
}

function gone(id: string, region: string | undefined): UserError {
  return new UserError(
    `AWS does not list the AMI ${id}${region ? ` in ${region}` : ""}: somebody has removed it.`,
    "Build again.",
  );
}
