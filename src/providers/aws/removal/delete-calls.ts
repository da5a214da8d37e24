import { AwsError } from "../../../aws/error.ts";
import type { AwsAssetType } from "../../asset.ts";
import { type Found, inBatches } from "../inventory/kind.ts";
import type { AwsOptions } from "../options.ts";
import { RETRY_LATER, WENT_ALREADY } from "./codes.ts";

/**
 * Every line of this folder that deletes something in AWS stands in this file. Each takes a `Found`: something that
 * AWS, asked for it a moment ago, showed with our tag and its asset-id (`inventory/kind.ts` makes them, and nothing
 * else can). It is named by the id or the name that AWS gave it in that same answer.
 */

/** `asked`: its end is under way, or over · `later`: something in front of it is not gone yet. */
export type Outcome = "asked" | "later" | { failure: string };

export interface Place {
  options: AwsOptions;
  region: string;
  /** Of a stack whose deletion failed: how often it was asked for again. */
  retries(found: Found): number;
}

type Delete = (all: readonly Found[], place: Place) => Promise<Map<Found, Outcome>>;

/** How each type is deleted. No call listens to a cancel: it is what they are for. */
export const DELETE: Readonly<Record<AwsAssetType, Delete>> = {
  stack: oneByOne((found, { options: { aws }, region, retries }) => {
    // Forcing leaves behind what CloudFormation could not delete. That carries our tag, and is found by it.
    const force = found.stuck && retries(found) > 0 ? ({ DeletionMode: "FORCE_DELETE_STACK" } as const) : {};
    return aws.call("cloudformation", "DeleteStack", { StackName: found.asset.id, ...force }, { region });
  }),
  instance: inGroups(100, (group, { options: { aws }, region }) =>
    aws.call("ec2", "TerminateInstances", { InstanceIds: group.map(({ asset }) => asset.id) }, { region }),
  ),
  volume: oneByOne(({ asset }, { options: { aws }, region }) =>
    aws.call("ec2", "DeleteVolume", { VolumeId: asset.id }, { region }),
  ),
  "key-pair": oneByOne(({ asset }, { options: { aws }, region }) =>
    aws.call("ec2", "DeleteKeyPair", { KeyName: asset.id }, { region }),
  ),
  "security-group": oneByOne(({ asset }, { options: { aws }, region }) =>
    aws.call("ec2", "DeleteSecurityGroup", { GroupId: asset.id }, { region }),
  ),
  "launch-template": oneByOne(({ asset }, { options: { aws }, region }) =>
    aws.call("ec2", "DeleteLaunchTemplate", { LaunchTemplateId: asset.id }, { region }),
  ),
  schedule: oneByOne(({ asset }, { options: { aws }, region }) =>
    aws.call("scheduler", "DeleteScheduleGroup", { Name: asset.id }, { region }),
  ),
  image: oneByOne(({ asset }, { options: { aws }, region }) =>
    aws.call("ec2", "DeregisterImage", { ImageId: asset.id, DeleteAssociatedSnapshots: true }, { region }),
  ),
  snapshot: oneByOne(({ asset }, { options: { aws }, region }) =>
    aws.call("ec2", "DeleteSnapshot", { SnapshotId: asset.id }, { region }),
  ),
  "export-task": oneByOne(({ asset }, { options: { aws }, region }) =>
    aws.call("ec2", "CancelExportTask", { ExportTaskId: asset.id }, { region }),
  ),
  object: deleteObjects,
  upload: oneByOne(({ asset }, { options: { aws }, region }) => {
    const { bucket: Bucket, key, uploadId: UploadId } = objectAt(asset.id);
    return aws.call("s3", "AbortMultipartUpload", { Bucket, Key: key, UploadId }, { region });
  }),
};

/** Keys that one DeleteObjects takes (Amazon S3 API). */
const KEYS_AT_ONCE = 1_000;

async function deleteObjects(all: readonly Found[], { options: { aws }, region }: Place) {
  const outcomes = new Map<Found, Outcome>();
  const byKey = new Map(all.map((found) => [objectAt(found.asset.id).key, found]));
  const Bucket = all[0] ? objectAt(all[0].asset.id).bucket : "";
  await Promise.all(
    inBatches([...byKey.keys()], KEYS_AT_ONCE).map(async (keys) => {
      const group = keys.flatMap((key) => byKey.get(key) ?? []);
      try {
        const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
        const { Errors = [] } = await aws.call("s3", "DeleteObjects", { Bucket, Delete }, { region });
        for (const found of group) outcomes.set(found, "asked");
        for (const { Key = "", Code, Message } of Errors) {
          const found = byKey.get(Key);
          if (found && Code !== "NoSuchKey") outcomes.set(found, { failure: Message || Code || "S3 says no reason" });
        }
      } catch (error) {
        for (const found of group) outcomes.set(found, outcomeOf(error));
      }
    }),
  );
  return outcomes;
}

/** Side by side, a call each. */
function oneByOne(remove: (found: Found, place: Place) => Promise<unknown>): Delete {
  return async (all, place) => {
    const answers = all.map(async (found): Promise<[Found, Outcome]> => {
      try {
        await remove(found, place);
        return [found, "asked"];
      } catch (error) {
        return [found, outcomeOf(error)];
      }
    });
    return new Map(await Promise.all(answers));
  };
}

/** Many in one call. Where one of them makes it fail as a whole, each is given a call of its own. */
function inGroups(size: number, remove: (group: readonly Found[], place: Place) => Promise<unknown>): Delete {
  const alone = oneByOne((found, place) => remove([found], place));
  return async (all, place) => {
    const answers = inBatches(all, size).map(async (group): Promise<Map<Found, Outcome>> => {
      try {
        await remove(group, place);
        return new Map(group.map((found) => [found, "asked"]));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        return await alone(group, place);
      }
    });
    return new Map((await Promise.all(answers)).flatMap((outcomes) => [...outcomes]));
  };
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof AwsError)) throw error;
  if (WENT_ALREADY[error.operation]?.includes(error.code)) return "asked";
  if (RETRY_LATER[error.operation]?.(error)) return "later";
  return { failure: `${error.message} ${error.remedy}` };
}

/** Bucket, key and upload in the id of an object or upload: `s3://bucket/key?uploadId=…`. */
function objectAt(id: string): { bucket: string; key: string; uploadId: string } {
  const [, bucket = "", key = "", uploadId = ""] = /^s3:\/\/([^/]+)\/(.*?)(?:\?uploadId=(.*))?$/s.exec(id) ?? [];
  return { bucket, key, uploadId };
}
