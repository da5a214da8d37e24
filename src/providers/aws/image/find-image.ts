import type { Earlier, Image, Plan } from "../../provider.ts";
import { readRecord } from "../export/record.ts";
import { findingsOf } from "../findings.ts";
import type { AwsOptions } from "../options.ts";
import { readAwsTags, writeTags } from "../tags.ts";
import { imageOf } from "./capture.ts";
import { deliverableOf, imagesNamedAfter, imagesOf, type OurImage } from "./image-facts.ts";
import { findKept } from "./kept-record.ts";

/** States of an AMI that one can go on with; a pending one is waited for by `capture`. */
const OF_USE = ["pending", "available"];

/**
 * What earlier runs left of an asset-id: the image to go on from, whether it was finished, and whether anything was begun
 * and not finished that a new build would meet. That there is nothing is found out once in a run.
 */
export async function findEarlier(plan: Plan, options: AwsOptions): Promise<Earlier> {
  const { images: known } = findingsOf(options);
  if (known.get(plan.assetId)?.length === 0) return { image: undefined, finished: undefined, unfinished: false };
  const [named, record] = await Promise.all([
    imagesNamedAfter(plan.assetId, options),
    options.settings.bucket === undefined ? undefined : readRecord(plan.assetId, options),
  ]);
  const isNew = !record && !named.some(({ Tags }) => readAwsTags(Tags)?.assetId === plan.assetId);
  const images = isNew ? [] : await imagesOf(plan.assetId, options);
  if (isNew) known.set(plan.assetId, []);
  const made = deliverableOf(images);
  return {
    image: await usableImage(images, plan, options),
    finished: made?.tags.status === "complete" ? made.id : undefined,
    unfinished: images.some(({ tags }) => tags.status !== "complete") || record?.status === "building",
  };
}

/**
 * The image that an earlier run of the same owner captured; `takeUpImage` makes this machine ready to go on with it.
 * @returns undefined where there is no such image, somebody else has made it (the preflight tells), or nobody knows any
 *   more what is in it.
 */
async function usableImage(images: readonly OurImage[], plan: Plan, options: AwsOptions): Promise<Image | undefined> {
  const image = deliverableOf(images);
  if (!image || !OF_USE.includes(image.state) || image.tags.owner?.name !== asTagged(plan)) return undefined;
  const kept = await findKept(plan.assetId, options);
  return kept && imageOf(image, kept.facts.base, plan.diskSize);
}

/** The owner's name as a tag holds it: some letters are none that AWS takes. */
function asTagged({ assetId, owner, product }: Plan): string | undefined {
  const never = new Date(0);
  return readAwsTags(writeTags({ assetId, owner, product, lifetime: "deliverable", created: never, expires: never }))
    ?.owner?.name;
}
