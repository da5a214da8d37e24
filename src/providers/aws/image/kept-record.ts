import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { codeOf } from "../../../base/errors.ts";
import { writeWhole } from "../../../base/write-whole.ts";
import { baseImageSchema } from "../../base-image-schema.ts";
import { bucketFolder, readText } from "../export/objects.ts";
import { workFolder } from "../machine/build-record.ts";
import type { AwsOptions } from "../options.ts";

/** The file in the work folder in which the pipeline keeps what a build has learned; the object has the same name. */
export const BUILD_FILE = "build.json";

const schema = z.object({
  created: z.number(),
  base: baseImageSchema,
  /** Login user of the image. */
  user: z.string(),
  /** Bytes. */
  memory: z.number(),
  cpus: z.number(),
});

/** What the provider itself needs of it. */
export type BuildFacts = z.infer<typeof schema>;

/** What the build on this machine has kept; undefined where there is none. @throws ZodError for a file that is not the pipeline's. */
export async function readBuildFacts(state: string, assetId: string): Promise<BuildFacts | undefined> {
  const text = await localText(state, assetId);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/** Puts it beside the image to be, so that a run on another machine can go on. Without one on this machine nothing is done. */
export async function uploadBuildRecord(assetId: string, options: AwsOptions): Promise<void> {
  const text = await localText(options.state, assetId);
  if (text === undefined) return;
  const { bucket, folder } = bucketFolder(assetId, options);
  const input = { Bucket: bucket, Key: folder + BUILD_FILE, Body: text, ContentType: "application/json" };
  await options.aws.call("s3", "PutObject", input, { signal: options.signal });
}

/** What a build had learned, and the text that is to be in the work folder; undefined: it is there already. */
export interface Kept {
  facts: BuildFacts;
  text: string | undefined;
}

/**
 * What the build of an image had learned: from the bucket, or from this machine where that is of the same build: it may
 * have learned more since. Changes nothing.
 * @returns undefined where nobody knows any more.
 */
export async function findKept(assetId: string, options: AwsOptions): Promise<Kept | undefined> {
  const here = await readBuildFacts(options.state, assetId);
  const known = here && { facts: here, text: undefined };
  if (options.settings.bucket === undefined) return known;
  const { bucket, folder } = bucketFolder(assetId, options);
  const text = await readText(bucket, folder + BUILD_FILE, options);
  if (text === undefined) return known;
  const facts = schema.parse(JSON.parse(text));
  return here?.created === facts.created ? known : { facts, text };
}

/** Puts it into the work folder of the build on this machine. */
export async function restoreKept(assetId: string, { text }: Kept, state: string): Promise<void> {
  if (text === undefined) return;
  const work = workFolder(state, assetId);
  await mkdir(work, { recursive: true, mode: 0o700 });
  await writeWhole(join(work, BUILD_FILE), text);
}

async function localText(state: string, assetId: string): Promise<string | undefined> {
  try {
    return await readFile(join(workFolder(state, assetId), BUILD_FILE), "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
