import type { Task } from "../../../base/progress.ts";
import { clientToken } from "../client-token.ts";
import type { AwsOptions } from "../options.ts";
import { idOrHolder, imageTags } from "./capture-create.ts";
import { deliverableOf, imagesOf, type OurImage, wholeTags } from "./image-facts.ts";
import { watchImage } from "./image-watch.ts";

/** Milliseconds that a copy to another Region usually takes: the disk goes over AWS's own network as a whole. */
const USUAL = 8 * 60_000;

/**
 * A copy of an AMI in another Region, available, under the same name and with the same tags. One that an earlier run has
 * begun is taken up.
 * @throws UserError where it failed, or a stranger has the name there.
 */
export async function copyToRegion(home: OurImage, region: string, options: AwsOptions, task: Task): Promise<OurImage> {
  const { assetId } = home.tags;
  const there = deliverableOf(await imagesOf(assetId, options, region));
  if (there?.state === "available") return there;
  const id = there?.id ?? (await makeCopy(home, region, options));
  task.line(`AMI ${id} in ${region}`);
  const watched = { assetId, id, name: home.name, region, usual: USUAL, fresh: there === undefined };
  return await watchImage(watched, options, task);
}

async function makeCopy(home: OurImage, region: string, options: AwsOptions): Promise<string> {
  const { aws, clock, signal } = options;
  const { assetId, product, owner, expires, status } = wholeTags(home.tags, `The AMI ${home.id}`);
  const created = new Date(clock.now());
  const tags = {
    assetId,
    product,
    owner,
    expires,
    created,
    status: status ?? "building",
    lifetime: "deliverable",
  } as const;
  const input = {
    ...{ Name: home.name, SourceImageId: home.id, SourceRegion: home.region },
    ClientToken: clientToken(assetId, home.id, region),
    TagSpecifications: imageTags(tags, home.name),
  };
  const make = async () => (await aws.call("ec2", "CopyImage", input, { region, signal })).ImageId;
  return await idOrHolder(make, { name: home.name, assetId, region }, options);
}
