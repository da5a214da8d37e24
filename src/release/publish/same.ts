import { createHash } from "node:crypto";
import type { CallOptions, GitHub, ReleaseAsset } from "../../github/port.ts";
import { hashOf } from "../files/hash.ts";
import type { FileSource } from "../files/source.ts";
import { digestOf, isWhole } from "./asset.ts";

/** Digests, each taken once: a file may have to be read for it, and an asset to be downloaded. */
export interface Digests {
  /** SHA-256 of a file in hex. @throws what its stream fails with · CancelledError */
  ofFile(source: FileSource): Promise<string>;
  /** SHA-256 of a whole asset in hex; downloads it where GitHub tells none. @throws GitHubError · CancelledError */
  ofAsset(asset: ReleaseAsset): Promise<string>;
  /** Remembers what a file's digest was found to be while it was uploaded. */
  learn(source: FileSource, sha256: string): void;
}

/** Digests that are remembered for as long as this object lives. */
export function rememberDigests(github: GitHub, signal: AbortSignal): Digests {
  const files = new Map<FileSource, Promise<string>>();
  const assets = new Map<number, Promise<string>>();
  return {
    ofFile: (source) => take(files, source, () => hashOf(source, { signal })),
    ofAsset: async (asset) =>
      digestOf(asset) ?? (await take(assets, asset.id, () => downloadedDigest(github, asset.id, { signal }))),
    learn: (source, sha256) => void files.set(source, Promise.resolve(sha256)),
  };
}

/** Whether an asset is this file: whole, of the same size and content. Only where sizes agree anything is read. */
export async function isSame(asset: ReleaseAsset, source: FileSource, digests: Digests): Promise<boolean> {
  if (!isWhole(asset) || asset.size !== source.size) return false;
  const [one, other] = await Promise.all([digests.ofAsset(asset), digests.ofFile(source)]);
  return one === other;
}

function take<K>(known: Map<K, Promise<string>>, key: K, find: () => Promise<string>): Promise<string> {
  const found = known.get(key) ?? find();
  known.set(key, found);
  // What failed may succeed when it is asked for again.
  found.catch(() => known.delete(key));
  return found;
}

async function downloadedDigest(github: GitHub, assetId: number, options: CallOptions): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of await github.download(assetId, options)) hash.update(piece);
  return hash.digest("hex");
}
