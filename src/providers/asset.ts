/**
 * `ephemeral`: gone when the run is over. `deliverable`: what the run is for; goes only if it failed, or by command.
 * `cache`: kept to be used again, bounded in size. `permanent`: deployed infrastructure, only by its own command.
 */
export type Lifetime = "ephemeral" | "deliverable" | "cache" | "permanent";

export const LOCAL_ASSET_TYPES = ["process", "folder", "release", "base-image"] as const;

export type LocalAssetType = (typeof LOCAL_ASSET_TYPES)[number];

/**
 * `image`: an AMI · `schedule`: a schedule group with what is in it · `export-task`: one of VM Import/Export that runs ·
 * `object`: in S3, id `s3://bucket/key` · `upload`: a multipart upload that was not completed, id `s3://bucket/key?uploadId=…`.
 */
export const AWS_ASSET_TYPES = [
  ...(["stack", "instance", "volume", "key-pair", "security-group", "launch-template", "schedule"] as const),
  ...(["image", "snapshot", "export-task", "object", "upload"] as const),
] as const;

export type AwsAssetType = (typeof AWS_ASSET_TYPES)[number];

export const ASSET_TYPES = [...LOCAL_ASSET_TYPES, ...AWS_ASSET_TYPES] as const;

export type AssetType = (typeof ASSET_TYPES)[number];

/** Anything that a command makes and that costs money or space. */
export interface Asset {
  type: AssetType;
  /** Provider's own id, unique within the type (and Region): a process id, a path, `i-0123`. */
  id: string;
  assetId: string;
  provider: string;
  /** AWS Region; absent on the machine at hand. */
  region?: string | undefined;
  lifetime: Lifetime;
  /** When it was made. */
  created: Date;
  /** End of its lease; absent where it has none. */
  expires?: Date | undefined;
  /** Bytes on disk, or of memory; absent where unknown. */
  size?: number | undefined;
  /** In a few words: `running, ssh on 127.0.0.1:40022`, `half-made`, `owner is gone`. */
  state: string;
  /** True where it is known that nobody will come back for it: the process that owned it is gone. */
  abandoned: boolean;
  /** A deliverable whose build has not succeeded (yet): once its lease has ended it is a failed one, and goes. */
  unfinished?: boolean | undefined;
  /** When a sweep first found it overdue, for what is only removed when a later sweep finds it so again. */
  marked?: Date | undefined;
  /** True for what is cached and read by an asset where it is: it cannot go before that one. */
  inUse?: boolean | undefined;
  /** Who made it, and the address of the run. */
  owner?: string | undefined;
  url?: string | undefined;
}
