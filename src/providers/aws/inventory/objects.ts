import { isAwsCode } from "../../../aws/error.ts";
import { isOurObject, readRecord } from "../export/record.ts";
import { objectFolder, RECORD_FILE } from "../names.ts";
import { type Tag, writeTags } from "../tags.ts";
import { type Found, foundBy, inBatches, type Kind, type Look, ours, pagesOf } from "./kind.ts";

/** Amazon S3 API, ListObjectsV2 and ListMultipartUploads. */
const LARGEST_PAGE = 1_000;

/** Folders that are looked into side by side. */
const SIDE_BY_SIDE = 50;

/**
 * Objects in the bucket's folders that have a record with their asset-id, by the names that ours have; a folder without
 * such a record is a stranger's. The record itself is listed too, and goes last: by it the others are known as ours.
 */
export const objects: Kind = {
  type: "object",
  plural: "objects",
  homeOnly: true,
  async *list(look) {
    const { bucket } = look.options.settings;
    if (bucket === undefined) return;
    for await (const folders of ourFolders(bucket, look)) {
      for (const batch of inBatches(folders, SIDE_BY_SIDE)) {
        yield (await Promise.all(batch.map((folder) => objectsIn(bucket, folder, look)))).flat();
      }
    }
  },
};

/** Multipart uploads that nobody completed: their parts are in no list of objects, and cost. */
export const uploads: Kind = {
  type: "upload",
  plural: "multipart uploads",
  homeOnly: true,
  async *list(look) {
    const { bucket } = look.options.settings;
    if (bucket === undefined) return;
    const prefixes = look.assetIds ? [...look.assetIds].map((id) => folderOf(id, look)) : [folderOf("", look)];
    for (const batch of inBatches(prefixes, SIDE_BY_SIDE)) {
      yield (await Promise.all(batch.map((prefix) => uploadsBelow(bucket, prefix, look)))).flat();
    }
  },
};

interface OurFolder {
  /** With a slash at its end. */
  prefix: string;
  /** What the record says, as tags. */
  tags: Tag[];
  holds(key: string): boolean;
}

/** The folders that are ours, page by page. */
async function* ourFolders(bucket: string, look: Look): AsyncGenerator<OurFolder[]> {
  for await (const assetIds of look.assetIds ? [[...look.assetIds]] : namesOfFolders(bucket, look)) {
    for (const batch of inBatches(assetIds, SIDE_BY_SIDE)) {
      const folders = await Promise.all(batch.map((assetId) => ourFolder(assetId, look)));
      yield folders.filter((folder) => folder !== undefined);
    }
  }
}

async function* namesOfFolders(bucket: string, look: Look): AsyncGenerator<string[]> {
  const { options, region } = look;
  const Prefix = folderOf("", look);
  const request = { Bucket: bucket, Prefix, Delimiter: "/", MaxKeys: Math.min(LARGEST_PAGE, look.pageSize) };
  const ask = (ContinuationToken: string | undefined) =>
    unlessBucketIsGone(() =>
      options.aws.call(
        "s3",
        "ListObjectsV2",
        { ...request, ...(ContinuationToken && { ContinuationToken }) },
        { region },
      ),
    );
  for await (const answer of pagesOf(ask, (page) => page?.NextContinuationToken)) {
    const folders = answer?.CommonPrefixes ?? [];
    yield folders.map((folder) => (folder.Prefix ?? "").slice(Prefix.length, -1)).filter((name) => name !== "");
  }
}

/** A folder with what its record says; undefined where it has no record that names the folder's own asset-id. */
async function ourFolder(assetId: string, look: Look): Promise<OurFolder | undefined> {
  const record = await unlessBucketIsGone(() => readRecord(assetId, look.options));
  if (!record) return undefined;
  return {
    prefix: folderOf(assetId, look),
    tags: writeTags({ ...record, lifetime: "deliverable" }),
    holds: (key) => isOurObject(key, record),
  };
}

async function objectsIn(bucket: string, { prefix: Prefix, tags, holds }: OurFolder, look: Look): Promise<Found[]> {
  const { options, region } = look;
  const request = { Bucket: bucket, Prefix, MaxKeys: LARGEST_PAGE };
  const ask = (ContinuationToken: string | undefined) =>
    options.aws.call(
      "s3",
      "ListObjectsV2",
      { ...request, ...(ContinuationToken && { ContinuationToken }) },
      { region },
    );
  const found: (Found | undefined)[] = [];
  for await (const { Contents = [] } of pagesOf(ask, (answer) => answer.NextContinuationToken)) {
    for (const { Key = "", Size, LastModified, StorageClass = "STANDARD" } of Contents) {
      if (!holds(Key)) continue;
      const last = Key === `${Prefix}${RECORD_FILE}`;
      const facts = { id: `s3://${bucket}/${Key}`, state: last ? "record" : StorageClass.toLowerCase(), size: Size };
      found.push(foundBy("object", tags, { ...facts, created: LastModified, behind: tasksIn(Key), last }, look));
    }
  }
  return ours(found);
}

async function uploadsBelow(bucket: string, Prefix: string, look: Look): Promise<Found[]> {
  const { options, region } = look;
  const folders = new Map<string, Promise<OurFolder | undefined>>();
  const folderWith = (key: string) => {
    const assetId = key.slice(folderOf("", look).length).split("/")[0] ?? "";
    const folder = folders.get(assetId) ?? ourFolder(assetId, look);
    folders.set(assetId, folder);
    return folder;
  };
  const ask = (from: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {}) =>
    unlessBucketIsGone(() =>
      options.aws.call(
        "s3",
        "ListMultipartUploads",
        { Bucket: bucket, Prefix, MaxUploads: LARGEST_PAGE, ...from },
        { region },
      ),
    );
  const after = (answer: Awaited<ReturnType<typeof ask>>) =>
    answer?.IsTruncated ? { KeyMarker: answer.NextKeyMarker, UploadIdMarker: answer.NextUploadIdMarker } : undefined;
  const found: (Found | undefined)[] = [];
  for await (const answer of pagesOf(ask, after)) {
    const uploads = answer?.Uploads ?? [];
    // Side by side: one after another a thousand records take as many round trips.
    const theirs = await Promise.all(uploads.map(({ Key = "" }) => folderWith(Key)));
    for (const [index, { Key = "", UploadId, Initiated }] of uploads.entries()) {
      const folder = theirs[index];
      if (!folder?.holds(Key) || UploadId === undefined) continue;
      const facts = { id: `s3://${bucket}/${Key}?uploadId=${UploadId}`, state: "not completed", created: Initiated };
      found.push(foundBy("upload", folder.tags, { ...facts, behind: tasksIn(Key) }, look));
    }
  }
  return ours(found);
}

/** A bucket that is not there holds nothing. */
async function unlessBucketIsGone<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isAwsCode(error, "NoSuchBucket")) return undefined;
    throw error;
  }
}

/** The export task that writes an object: its id is in the key, which VM Import/Export chooses. */
function tasksIn(key: string): string[] {
  return key.match(/\bexport-ami-[0-9a-z]+/g) ?? [];
}

/** Folder of an asset-id, with a slash at its end; of the empty one: what all folders lie in. */
function folderOf(assetId: string, look: Look): string {
  const folder = objectFolder(look.options.settings.bucketPrefix ?? "", assetId);
  return assetId === "" ? folder.slice(0, -1) : folder;
}
