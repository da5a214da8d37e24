import { UserError } from "../../base/errors.ts";
import type { Task } from "../../base/progress.ts";
import type { Sight } from "../../base/watch.ts";
import { type SharedWatch, watchTogether } from "../../base/watch-together.ts";
import type { Image } from "../provider.ts";
import { idOrHolder, imageTags } from "./capture-create.ts";
import { clientToken } from "./client-token.ts";
import type { AwsFormat } from "./export-plan.ts";
import { imagesOf, leaseOf, type OurImage, wholeTags } from "./image-facts.ts";
import { failed, LISTED_WITHIN } from "./image-watch.ts";
import type { AwsOptions } from "./options.ts";
import { savedShares } from "./snapshot-progress.ts";

/** Milliseconds: a copy within a Region reads and writes the snapshot once, as the capture did. */
const USUAL = 180_000;
const WITHIN = 6 * 3_600_000;

/** A copy of the image for each format that is exported at the same time as another. */
export interface Copies {
  /** The id of the copy for this format, available. One that an earlier run has begun is taken up. */
  copyFor(format: AwsFormat, task: Task, signal: AbortSignal): Promise<string>;
}

/**
 * Copies of an image that exist only to be exported: AWS exports one disk of an AMI at a time. They are `ephemeral`;
 * tear-down removes them. All of them are watched with one call a look.
 * @param known all AMIs of the asset-id, the image itself among them.
 */
export function createCopies(image: Image, known: readonly OurImage[], options: AwsOptions): Copies {
  const { assetId } = image;
  const shared = watchTogether(lookAtCopies(assetId, options), options.clock);
  return {
    copyFor: async (format, task, signal) => {
      task.update(undefined, "copying the AMI");
      const original = known.find(({ id }) => id === image.handle);
      if (!original) {
        throw new UserError(`AWS does not list the AMI ${image.handle}: somebody has removed it.`, "Build again.");
      }
      const name = copyName(assetId, format);
      const same = known.filter((one) => one.name.startsWith(name) && one.tags.lifetime === "ephemeral");
      const there = same.find(({ state }) => state === "available" || state === "pending");
      if (there?.state === "available") return there.id;
      // A copy that has failed keeps its token for a while: the next one needs another.
      const id = there?.id ?? (await makeCopy(original, { name, attempt: same.length }, { ...options, signal }));
      task.line(`copy of the AMI for ${format}: ${id}`);
      return await watchCopy(id, shared, { ...options, signal }, task);
    },
  };
}

/** A copy, and how much of it is written, where AWS says so. */
interface CopySeen {
  image: OurImage;
  progress?: number | undefined;
}

/** As long as the snapshots are written they are looked at, and not the AMIs: only they say how far they are. */
function lookAtCopies(assetId: string, options: AwsOptions) {
  const known = new Map<string, OurImage>();
  const written = new Map<string, number>();
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, CopySeen>> => {
    const pending = ids.flatMap((id) => known.get(id) ?? []).filter(({ snapshots }) => snapshots.length > 0);
    if (pending.length === ids.length) {
      const groups = new Map(pending.map(({ id, snapshots }) => [id, snapshots]));
      const shares = await savedShares(groups, options, undefined);
      for (const [id, share] of shares) written.set(id, share);
      const isOver = ids.some((id) => (shares.get(id) ?? 1) === 1);
      if (!isOver) return new Map(pending.map((image) => [image.id, { image, progress: shares.get(image.id) }]));
    }
    for (const image of await imagesOf(assetId, options)) known.set(image.id, image);
    // One that is written says nothing of the other, whose last figure still counts.
    return new Map([...known].map(([id, image]) => [id, { image, progress: written.get(id) }]));
  };
}

async function makeCopy(
  original: OurImage,
  { name, attempt }: { name: string; attempt: number },
  options: AwsOptions,
): Promise<string> {
  const { aws, clock, signal } = options;
  const tags = wholeTags(original.tags, `The AMI ${original.id}`);
  const { assetId, product, owner } = tags;
  const expires = leaseOf(tags, clock.now());
  const numbered = attempt === 0 ? name : `${name}-${attempt + 1}`;
  const created = new Date(clock.now());
  const input = {
    SourceImageId: original.id,
    SourceRegion: aws.region,
    Name: numbered,
    ClientToken: clientToken(assetId, original.id, numbered),
    TagSpecifications: imageTags({ assetId, product, owner, expires, created, lifetime: "ephemeral" }, numbered),
  };
  const make = async () => (await aws.call("ec2", "CopyImage", input, { signal })).ImageId;
  return await idOrHolder(make, { name: numbered, assetId }, options);
}

async function watchCopy(
  id: string,
  shared: SharedWatch<CopySeen>,
  { clock, signal }: AwsOptions,
  task: Task,
): Promise<string> {
  const begin = clock.now();
  const judge = ({ image: seen, progress }: Partial<CopySeen> = {}): Sight<string> => {
    if (seen?.state === "available") return { done: id };
    if (seen && seen.state !== "pending" && seen.state !== "transient") throw failed(seen);
    if (!seen && clock.now() - begin > LISTED_WITHIN) {
      throw new UserError(
        `AWS does not list the copy ${id} of the AMI: somebody has removed it.`,
        "Run the same again.",
      );
    }
    return { progress, note: "copying the AMI" };
  };
  const what = `the copy ${id} of the AMI is available`;
  const remedy = "Run the same again: it goes on with this copy.";
  return await shared.wait(id, judge, { what, usual: USUAL, within: WITHIN, signal, remedy }, task);
}

/** Name of a copy. A copy that follows a failed one has a number behind it. */
function copyName(assetId: string, format: AwsFormat): string {
  return `slipway-${assetId}-for-${format}`;
}
