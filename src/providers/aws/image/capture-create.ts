import type { TagSpecification } from "@aws-sdk/client-ec2";
import { isAwsCode } from "../../../aws/error.ts";
import { UserError } from "../../../base/errors.ts";
import type { Task } from "../../../base/progress.ts";
import { type Sight, watch } from "../../../base/watch.ts";
import { imageName } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, writeTags } from "../tags.ts";
import type { BuildInstance } from "./capture-instance.ts";
import { imageNamed, wholeTags } from "./image-facts.ts";
import { LISTED_WITHIN } from "./image-watch.ts";

/**
 * Makes the AMI of a stopped machine.
 * @returns its id and its name; it is pending. @throws UserError where its name is a stranger's.
 */
export async function createImage(
  instance: BuildInstance,
  options: AwsOptions,
  task: Task,
): Promise<{ id: string; name: string }> {
  const tags = wholeTags(instance.tags, `The instance ${instance.id}`);
  const name = imageName(tags.product, tags.assetId);
  task.update(undefined, "making the AMI");
  const made: AwsTags = {
    ...{ assetId: tags.assetId, product: tags.product, owner: tags.owner, expires: tags.expires },
    ...{ lifetime: "deliverable", status: "building", created: new Date(options.clock.now()) },
  };
  const input = {
    InstanceId: instance.id,
    Name: name,
    Description: `${tags.product}, made by Slipway`,
    // A machine that could not be stopped is shut down by EC2 for as long as it takes the snapshots of a quiet disk.
    NoReboot: !instance.spot,
    TagSpecifications: imageTags(made, name),
  };
  const create = () => options.aws.call("ec2", "CreateImage", input, { signal: options.signal });
  const id = await idOrHolder(async () => (await create()).ImageId, { name, assetId: tags.assetId }, options);
  return { id, name };
}

/** The tags of an AMI and of its snapshots, for the call that makes them. */
export function imageTags(tags: AwsTags, name: string): TagSpecification[] {
  const Tags = writeTags(tags, name);
  return [
    { ResourceType: "image", Tags },
    { ResourceType: "snapshot", Tags },
  ];
}

/**
 * The id of a new AMI. Names of AMIs are unique in a Region and account, and a call whose answer was lost is sent again:
 * that the name is taken then means that the AMI is there, which its tags tell.
 * @throws UserError where somebody else has the name.
 */
export async function idOrHolder(
  make: () => Promise<string | undefined>,
  { name, assetId, region }: { name: string; assetId: string; region?: string },
  options: AwsOptions,
): Promise<string> {
  const { clock, signal } = options;
  try {
    const id = await make();
    if (id !== undefined) return id;
  } catch (error) {
    if (!isAwsCode(error, "InvalidAMIName.Duplicate")) throw error;
  }
  const look = async (): Promise<Sight<string>> => {
    const holder = await imageNamed(name, options, region);
    if (!holder) return {};
    if (holder.ours?.tags.assetId === assetId) return { done: holder.id };
    throw new UserError(
      `The AMI ${holder.id} in ${region ?? options.aws.region} has the name ${name} already, and no build of ${assetId} has made it.`,
      "Choose another asset-id or product, or rename that AMI (copy it under another name and deregister it).",
    );
  };
  const what = `AWS says that there is an AMI with the name ${name}, and does not list it`;
  const remedy = "It may have been deregistered minutes ago. Run the same again, or choose another asset-id.";
  return await watch(look, { what, usual: 4_000, within: LISTED_WITHIN, clock, signal, remedy });
}
