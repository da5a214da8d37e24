/**
 * `ephemeral`: gone when the run is over. `deliverable`: what the run is for; goes only if it failed, or by command.
 * `cache`: kept to be used again, bounded in size. `permanent` infrastructure comes with the deployment commands.
 */
export type Lifetime = "ephemeral" | "deliverable" | "cache";

export type AssetType = "process" | "folder" | "release" | "base-image";

/** Anything that a command makes and that costs money or space. */
export interface Asset {
  type: AssetType;
  /** Provider's own id, unique within the type: a process id, a path. */
  id: string;
  assetId: string;
  provider: string;
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
  /** True for what is cached and read by an asset where it is: it cannot go before that one. */
  inUse?: boolean | undefined;
  /** Who made it, and the address of the run. */
  owner?: string | undefined;
  url?: string | undefined;
}
