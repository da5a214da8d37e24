import { type Job, runInLanes } from "../../../base/lanes.ts";
import type { Task } from "../../../base/progress.ts";
import { closeConnection } from "../../../ssh/client.ts";
import type { BaseImage, Image } from "../../provider.ts";
import { claimFolder } from "../export/record.ts";
import { findingsOf } from "../findings.ts";
import { readBuildFolder, sshTargetOf } from "../machine/build-record.ts";
import type { AwsOptions } from "../options.ts";
import { createImage } from "./capture-create.ts";
import { type BuildInstance, findInstance, stopInstance } from "./capture-instance.ts";
import { releaseMachine } from "./capture-release.ts";
import { deliverableOf, imagesOf, type OurImage, wholeTags } from "./image-facts.ts";
import { watchImage } from "./image-watch.ts";
import { readBuildFacts, uploadBuildRecord } from "./kept-record.ts";

/**
 * Milliseconds until an AMI of a machine with some GiB in use is available. In a public log of Packer the stop of the
 * machine, the AMI and the end of the machine took 2 min 39 s together; stop and end are half a minute each.
 */
const USUAL = 95_000;

/**
 * Stops the machine of a build and makes an AMI of it. When the AMI is available, everything that the machine was made
 * of is being deleted. An image that was captured already is returned as it is; one that is being captured is waited for.
 * @throws UserError where there is no such machine, its guest does not stop, the AMI's name is a stranger's, or AWS
 *   could not make it; what there is then stays for tear-down.
 */
export async function capture(assetId: string, options: AwsOptions, task: Task): Promise<Image> {
  const { images } = findingsOf(options);
  const isFirst = images.get(assetId)?.length === 0;
  images.delete(assetId); // From here on there may be one.
  const known = isFirst ? undefined : deliverableOf(await imagesOf(assetId, options));
  const { id, name } = known ?? (await makeImage(assetId, options, task));
  task.line(known ? `AMI ${id} is there already (${known.state})` : `AMI ${id}`);
  const watched = { assetId, id, name, usual: USUAL, fresh: known === undefined };
  const image = known?.state === "available" ? known : await watchImage(watched, options, task);
  if (isFirst) images.set(assetId, [image]);
  await releaseMachine(assetId, options, task);
  return imageOf(image, await baseOf(image, options));
}

async function makeImage(assetId: string, options: AwsOptions, task: Task): Promise<Pick<OurImage, "id" | "name">> {
  const instance = findingsOf(options).made.get(assetId)?.instance ?? (await findInstance(assetId, options));
  // What goes on the record does not touch the machine, so that both can be done at once. Both have ended before the
  // AMI is made: whoever finds it finds its build record too.
  const sides: Job<void>[] = [
    { name: "machine", weight: 2, work: (signal) => stopCleanly(instance, { ...options, signal }, task) },
    { name: "record", weight: 1, work: (signal) => keepRecord(instance, { ...options, signal }) },
  ];
  await runInLanes(sides, sides.length, options.signal);
  return await createImage(instance, options, task);
}

async function stopCleanly(instance: BuildInstance, options: AwsOptions, task: Task): Promise<void> {
  const record = await readBuildFolder(options.state, instance.tags.assetId);
  const target = record && sshTargetOf(options.state, record);
  if (target) await closeConnection(target);
  await stopInstance(instance, options, task);
}

async function keepRecord({ id, tags }: BuildInstance, options: AwsOptions): Promise<void> {
  if (options.settings.bucket === undefined) return;
  const { assetId, product, created, expires, owner } = wholeTags(tags, `The instance ${id}`);
  await claimFolder({ assetId, product, created, expires, owner, status: "building" }, options);
  await uploadBuildRecord(assetId, options);
}

/** What the image's machine was launched from: as the build knows it, else as AWS says. */
export async function baseOf(image: OurImage, options: AwsOptions): Promise<BaseImage> {
  const { assetId } = image.tags;
  const known = (await readBuildFacts(options.state, assetId)) ?? (await readBuildFolder(options.state, assetId));
  if (known) return known.base;
  const id = image.sourceImage ?? "unknown";
  return { name: id, reference: id, digest: `ami:${options.aws.region}/${id}`, handle: id, cached: true };
}

/** An AMI in the words of the contract. @param size bytes, for an AMI that does not say yet. */
export function imageOf({ id, tags, virtualSize }: OurImage, base: BaseImage, size = 0): Image {
  return { assetId: tags.assetId, provider: "aws", base, handle: id, virtualSize: virtualSize ?? size };
}
