import type { Asset } from "../asset.ts";
import { UNKNOWN } from "../provider.ts";
import { completeImages, halfMade } from "./base-image/inventory.ts";

/**
 * The base images in the cache. Whole ones are kept to be used again and belong to no build; half-made ones are what
 * a killed process left (abandoned), or what another process is making just now.
 * @param inUse paths of disks that machines read in the cache itself.
 */
export async function baseImageAssets(cache: string, inUse: readonly string[] = []): Promise<Asset[]> {
  const [whole, half] = await Promise.all([completeImages(cache), halfMade(cache)]);
  const common = { type: "base-image", provider: "local" } as const;
  return [
    ...whole.map(({ path, disk, name, created, size }) => ({
      ...{ ...common, id: path, assetId: `base:${name}`, lifetime: "cache" as const },
      ...{ created, size, abandoned: false },
      ...(inUse.includes(disk) ? { state: "cached, in use", inUse: true } : { state: "cached" }),
    })),
    ...half.map(({ path, pid, alive, created, size }) => ({
      ...{ ...common, id: path, assetId: UNKNOWN, lifetime: "ephemeral" as const },
      ...{
        created,
        size,
        state: alive ? `half-made by process ${pid}` : "half-made, owner is gone",
        abandoned: !alive,
      },
    })),
  ];
}
