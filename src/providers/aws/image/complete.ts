import { bucketFolder, removeObjects } from "../export/objects.ts";
import { isRawExport, readRecord, writeRecord } from "../export/record.ts";
import { findingsOf } from "../findings.ts";
import type { AwsOptions } from "../options.ts";
import { TAG } from "../tags.ts";
import { imagesOf } from "./image-facts.ts";

/** Resources that one CreateTags takes (EC2 API). */
const MOST_TAGGED = 1_000;

/**
 * Says of all deliverables of a build that they are complete: of AMIs and snapshots in every Region by their tags, of
 * the objects by the record of their folder. From now on only a command removes them. Copies of the AMI that were made
 * only to be exported are left to tear-down, which finds them by their tags.
 */
export async function complete(assetId: string, options: AwsOptions): Promise<void> {
  const { aws, settings } = options;
  const regions = new Set([aws.region, ...(settings.copyToRegions ?? [])]);
  const objects = settings.bucket === undefined ? [] : [completeObjects(assetId, options)];
  await Promise.all([...[...regions].map((region) => completeImages(assetId, region, options)), ...objects]);
  findingsOf(options).completed.add(assetId);
}

async function completeImages(assetId: string, region: string, options: AwsOptions): Promise<void> {
  const { aws, signal } = options;
  const known = region === aws.region ? findingsOf(options).images.get(assetId) : undefined;
  const images = known ?? (await imagesOf(assetId, options, region));
  const ids = images
    .filter(({ tags, state }) => tags.lifetime === "deliverable" && state === "available")
    .flatMap(({ id, snapshots }) => [id, ...snapshots]);
  const Tags = [{ Key: TAG.status, Value: "complete" }];
  const batches = Array.from({ length: Math.ceil(ids.length / MOST_TAGGED) }, (_, index) =>
    ids.slice(index * MOST_TAGGED, (index + 1) * MOST_TAGGED),
  );
  await Promise.all(batches.map((Resources) => aws.call("ec2", "CreateTags", { Resources, Tags }, { region, signal })));
}

async function completeObjects(assetId: string, options: AwsOptions): Promise<void> {
  const record = await readRecord(assetId, options);
  if (!record) return; // Nothing was exported.
  const isFirstRun = findingsOf(options).images.has(assetId);
  await Promise.all([
    isFirstRun || removeUnnamed(assetId, options),
    record.status === "complete" || writeRecord({ ...record, status: "complete" }, options),
  ]);
}

/** A run that was killed between the copy of an object and the end of the old one has left the disk there twice. */
async function removeUnnamed(assetId: string, options: AwsOptions): Promise<void> {
  const { aws, signal } = options;
  const { bucket, folder } = bucketFolder(assetId, options);
  const input = { Bucket: bucket, Prefix: `${folder}export-ami-` };
  const { Contents = [] } = await aws.call("s3", "ListObjectsV2", input, { signal });
  const keys = Contents.flatMap(({ Key }) => (Key && isRawExport(Key.slice(folder.length)) ? Key : []));
  if (keys.length > 0) await removeObjects(bucket, keys, options);
}
