import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isAwsCode } from "../../../aws/error.ts";
import { exists } from "../../../base/exists.ts";
import { ToolError } from "../../../base/run.ts";
import { makeKey, publicKeyOf } from "../../../ssh/key.ts";
import { keyPairName } from "../names.ts";
import type { AwsOptions } from "../options.ts";
import { type AwsTags, readAwsTags, writeTags } from "../tags.ts";
import { FILES } from "./build-record.ts";
import { strangerError } from "./stranger.ts";

type Ways = Pick<AwsOptions, "aws" | "signal">;

/** What EC2 has under the name of a build's key pair. */
export interface KeyPairSeen {
  /** Undefined where it is none of ours. */
  tags: ReturnType<typeof readAwsTags>;
  /** Type and key, without a comment. */
  publicKey: string;
}

/** The build's key pair in EC2, or whatever has its name; undefined where nothing has. */
export async function seeKeyPair(assetId: string, { aws, signal }: Ways): Promise<KeyPairSeen | undefined> {
  const Filters = [{ Name: "key-name", Values: [keyPairName(assetId)] }];
  const { KeyPairs = [] } = await aws.call("ec2", "DescribeKeyPairs", { Filters, IncludePublicKey: true }, { signal });
  const [pair] = KeyPairs;
  return pair && { tags: readAwsTags(pair.Tags), publicKey: bare(pair.PublicKey ?? "") };
}

/**
 * The login key of a build: the one in its folder, or a new one. It is made on this machine; its private part (mode
 * 0600) never leaves it.
 * @returns the public part, type and key without a comment.
 */
export async function holdKey(folder: string, comment: string, signal?: AbortSignal): Promise<string> {
  const path = join(folder, FILES.key);
  if (await exists(path)) {
    try {
      return bare(await publicKeyOf(path, signal));
    } catch (error) {
      // A kill while ssh-keygen wrote it.
      if (!(error instanceof ToolError)) throw error;
      await Promise.all([rm(path, { force: true }), rm(`${path}.pub`, { force: true })]);
    }
  }
  return bare(await makeKey(path, comment, signal));
}

/**
 * Sees to it that EC2 has the public part of the key that we hold, under the build's name and tags. Our own key pair
 * with another key (its private part was on a machine that is gone) is replaced.
 * @param seen what was there before.
 * @returns the id of the key pair where it was made now.
 * @throws UserError where the name is a stranger's; AwsError.
 */
export async function placeKeyPair(
  tags: AwsTags,
  publicKey: string,
  seen: KeyPairSeen | undefined,
  options: Ways,
): Promise<string | undefined> {
  const KeyName = keyPairName(tags.assetId);
  const { aws, signal } = options;
  if (seen) {
    refuseStranger(seen, tags);
    if (seen.publicKey === publicKey) return undefined;
    await aws.call("ec2", "DeleteKeyPair", { KeyName }, { signal });
  }
  const TagSpecifications = [{ ResourceType: "key-pair" as const, Tags: writeTags(tags, KeyName) }];
  const PublicKeyMaterial = Buffer.from(publicKey);
  try {
    const input = { KeyName, PublicKeyMaterial, TagSpecifications };
    return (await aws.call("ec2", "ImportKeyPair", input, { signal })).KeyPairId;
  } catch (error) {
    if (!isAwsCode(error, "InvalidKeyPair.Duplicate")) throw error;
    // The answer to an earlier try was lost, or another run was quicker.
    const now = await seeKeyPair(tags.assetId, options);
    if (now?.publicKey !== publicKey) throw error;
    refuseStranger(now, tags);
    return undefined;
  }
}

function refuseStranger({ tags }: KeyPairSeen, { assetId }: AwsTags): void {
  if (tags?.assetId === assetId) return;
  throw strangerError("key pair", keyPairName(assetId), tags?.assetId);
}

function bare(publicKey: string): string {
  return publicKey.trim().split(/\s+/).slice(0, 2).join(" ");
}
