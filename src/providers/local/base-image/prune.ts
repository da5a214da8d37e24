import type { Entry } from "./cache.ts";
import { entries, removeEntry } from "./cache.ts";

export interface PruneOptions {
  /** Bytes on disk that the entries together may take. */
  limit: number;
  /** Paths of disks that living machines read as backing files; their entries stay whatever the limit is. */
  inUse: readonly string[];
  /** Milliseconds since the epoch. */
  now?: number;
}

/** An entry used this recently stays: its user may not have written down yet that a machine reads it. 15 minutes. */
const GRACE = 15 * 60_000;

/** Which entries go: the ones used longest ago, until the rest fits. */
export function toPrune(all: readonly Entry[], { limit, inUse, now = Date.now() }: PruneOptions): Entry[] {
  let total = all.reduce((sum, entry) => sum + entry.size, 0);
  const candidates = all
    .filter((entry) => !inUse.includes(entry.disk) && now - entry.lastUsed.getTime() > GRACE)
    .sort((a, b) => a.lastUsed.getTime() - b.lastUsed.getTime());
  const going: Entry[] = [];
  for (const entry of candidates) {
    if (total <= limit) break;
    going.push(entry);
    total -= entry.size;
  }
  return going;
}

/** Brings the cache back under its limit. @returns what was removed. */
export async function pruneCache(cache: string, options: PruneOptions): Promise<Entry[]> {
  const going = toPrune(await entries(cache), options);
  await Promise.all(going.map((entry) => removeEntry(cache, entry.path)));
  return going;
}
