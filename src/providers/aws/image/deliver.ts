import { UserError } from "../../../base/errors.ts";
import { runInLanes } from "../../../base/lanes.ts";
import type { Task } from "../../../base/progress.ts";
import type { Delivered, Image } from "../../provider.ts";
import { findingsOf } from "../findings.ts";
import type { AwsOptions } from "../options.ts";
import { deliverableOf, imageById, imagesOf, type OurImage } from "./image-facts.ts";
import { openToAll, publicProblem } from "./publish-public.ts";
import { launchPermissions, share } from "./publish-share.ts";
import { copyToRegion } from "./spread.ts";

/**
 * Copies an AMI to the further Regions of the settings, side by side. A copy that is there or under way is taken up.
 * @returns the image itself first, then the copies in the order in which their Regions were given.
 */
export async function spreadImage(image: Image, options: AwsOptions, task: Task): Promise<Delivered[]> {
  const known = findingsOf(options)
    .images.get(image.assetId)
    ?.find(({ id }) => id === image.handle);
  const home = known ?? (await imageById(image.handle, options));
  if (!home) throw new UserError(`AWS does not list the AMI ${image.handle}: somebody has removed it.`, "Build again.");
  const regions = furtherRegions(options);
  const jobs = regions.map((region) => ({
    ...{ name: region, weight: 1 },
    work: (signal: AbortSignal) =>
      task.task(`copy to ${region}`, (part) => copyToRegion(home, region, { ...options, signal }, part)),
  }));
  const copies = await runInLanes(jobs, jobs.length, options.signal);
  return [home, ...copies].map(delivered);
}

/**
 * Lets others use the AMIs as the settings say: accounts, organisations, everyone; and sets the date of deprecation.
 * Whether they may be public at all is asked in every Region before the first is changed.
 * @throws UserError where a Region's block of public AMIs stands against it, or AWS says afterwards that it is not public.
 */
export async function publishImages(
  images: readonly Delivered[],
  options: AwsOptions,
  task: Task,
): Promise<Delivered[]> {
  const { settings, clock, aws, signal } = options;
  if (settings.public) await checkPublic(images, options);
  const permissions = launchPermissions(settings.shareWith ?? []);
  const after = settings.deprecateAfter;
  const now = clock.now();
  return await Promise.all(
    images.map(async (image) => {
      const { id, region } = image;
      const deprecate = async (DeprecateAt: Date) => {
        await aws.call("ec2", "EnableImageDeprecation", { ImageId: id, DeprecateAt }, { region, signal });
        task.line(`${id} in ${region} is deprecated from ${DeprecateAt.toISOString().slice(0, 10)} on`);
      };
      // Public AMIs get a date of AWS's own when they become public, so that ours has to come after that.
      if (permissions.length > 0) await share(image, permissions, options, task);
      if (settings.public) await openToAll(image, options, task);
      if (after !== undefined) await deprecate(new Date(now + after));
      return settings.public ? { ...image, public: true } : image;
    }),
  );
}

/**
 * Lets everyone launch the AMIs of an asset-id, in the home Region and those of the settings.
 * @throws UserError where there is none that is available, or a Region's block of public AMIs stands against it.
 */
export async function makePublic(assetId: string, options: AwsOptions, task: Task): Promise<Delivered[]> {
  const regions = [options.aws.region, ...furtherRegions(options)];
  const found = await Promise.all(
    regions.map(async (region) => deliverableOf(await imagesOf(assetId, options, region))),
  );
  const images = found.flatMap((image) => (image?.state === "available" ? delivered(image) : []));
  if (images.length === 0) {
    throw new UserError(
      `There is no AMI of ${assetId} that is available in ${regions.join(", ")}.`,
      "`slipway show-assets --provider aws` lists what there is. Name further Regions with copy-to-regions.",
    );
  }
  await checkPublic(images, options);
  return await Promise.all(
    images.map(async (image) => {
      await openToAll(image, options, task);
      return { ...image, public: true };
    }),
  );
}

async function checkPublic(images: readonly Delivered[], options: AwsOptions): Promise<void> {
  const found = await Promise.all(
    [...new Set(images.map(({ region }) => region))].map((region) => publicProblem(region, options)),
  );
  const problems = found.flatMap((problem) => problem ?? []);
  const [first] = problems;
  if (first)
    throw new UserError(
      problems.map(({ problem }) => problem).join("\n"),
      problems.map(({ remedy }) => remedy).join("\n"),
    );
}

function furtherRegions({ aws, settings }: AwsOptions): string[] {
  return [...new Set(settings.copyToRegions ?? [])].filter((region) => region !== aws.region);
}

function delivered({ region, id, name, public: isPublic }: OurImage): Delivered {
  return { region, id, name, public: isPublic };
}
