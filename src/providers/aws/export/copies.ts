import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import type { Sight } from "../../../base/watch.ts";
import { type SharedWatch, watchTogether } from "../../../base/watch-together.ts";
import type { Image } from "../../provider.ts";
import { clientToken } from "../client-token.ts";
import { idOrHolder, imageTags } from "../image/capture-create.ts";
import { imagesOf, leaseOf, type OurImage, wholeTags } from "../image/image-facts.ts";
import { failed, LISTED_WITHIN } from "../image/image-watch.ts";
import { NEARLY_SAVED, savedShares } from "../image/snapshot-progress.ts";
import type { AwsOptions } from "../options.ts";
import type { AwsFormat } from "./export-plan.ts";

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
  const names = new Map<string, string>();
  const shared = watchTogether(lookAtCopies(assetId, names, options), options.clock);
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
      const copy = there ?? (await makeCopy(original, { name, attempt: same.length }, { ...options, signal }));
      const { id } = copy;
      names.set(id, copy.name);
      task.line(`copy of the AMI for ${format}: ${id}`);
      return await watchCopy({ id, fresh: there === undefined }, shared, { ...options, signal }, task);
    },
  };
}

/** A copy as far as it was looked at: how much of it is written, and then the AMI itself. */
interface CopySeen {
  image: OurImage | undefined;
  progress: number | undefined;
  /** The AMI itself was asked for. */
  asked: boolean;
}

/** As long as the snapshots are written they are looked at, and not the AMIs: only they say how far they are. */
function lookAtCopies(assetId: string, names: ReadonlyMap<string, string>, options: AwsOptions) {
  const written = new Map<string, number>();
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, CopySeen>> => {
    const nearly = new Set([...names.keys()].filter((id) => (written.get(id) ?? 0) >= NEARLY_SAVED));
    const told = new Set(ids);
    if (!ids.every((id) => nearly.has(id))) {
      for (const id of names.keys()) if (!nearly.has(id)) told.add(id);
      const shares = await savedShares(assetId, [...names.values()], options, undefined);
      // One of which nothing is told any more is looked at itself.
      for (const [id, name] of names) written.set(id, shares.get(name) ?? 1);
    }
    const asked = new Set([...names.keys()].filter((id) => nearly.has(id) || written.get(id) === 1));
    const images = [...told].some((id) => asked.has(id)) ? await imagesOf(assetId, options) : [];
    for (const { id } of images) if (asked.has(id)) told.add(id);
    return new Map(
      [...told].map((id) => [
        id,
        { image: images.find((image) => image.id === id), progress: written.get(id), asked: asked.has(id) },
      ]),
    );
  };
}

async function makeCopy(
  original: OurImage,
  { name, attempt }: { name: string; attempt: number },
  options: AwsOptions,
): Promise<{ id: string; name: string }> {
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
  return { id: await idOrHolder(make, { name: numbered, assetId }, options), name: numbered };
}

async function watchCopy(
  { id, fresh }: { id: string; fresh: boolean },
  shared: SharedWatch<CopySeen>,
  { clock, signal }: AwsOptions,
  task: Task,
): Promise<string> {
  const begin = clock.now();
  const judge = ({ image: seen, progress, asked }: Partial<CopySeen> = {}): Sight<string> => {
    if (seen?.state === "available") return { done: id };
    if (seen && seen.state !== "pending" && seen.state !== "transient") throw failed(seen);
    if (!seen && asked && clock.now() - begin > LISTED_WITHIN) {
      throw new UserError(
        `AWS does not list the copy ${id} of the AMI: somebody has removed it.`,
        "Run the same again.",
      );
    }
    return { progress, note: "copying the AMI" };
  };
  const what = `the copy ${id} of the AMI is available`;
  const remedy = "Run the same again: it goes on with this copy.";
  return await shared.wait(id, judge, { what, usual: USUAL, within: WITHIN, fresh, signal, remedy }, task);
}

/** Name of a copy. A copy that follows a failed one has a number behind it. */
function copyName(assetId: string, format: AwsFormat): string {
  return `slipway-${assetId}-for-${format}`;
}
