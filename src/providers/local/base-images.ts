import type { Asset } from "../../assets/asset.ts";
import { completeImages, halfMade } from "./base-image/inventory.ts";
import { UNKNOWN } from "./inventory.ts";

/**
 * The base images in the cache. Whole ones are kept to be used again and belong to no build; half-made ones are what
 * a killed process left (abandoned), or what another process is making just now.
 */
export async function baseImageAssets(cache: string): Promise<Asset[]> {
  const [whole, half] = await Promise.all([completeImages(cache), halfMade(cache)]);
  const common = { type: "base-image", provider: "local" } as const;
  return [
    ...whole.map(({ path, name, created, size }) => ({
      ...{ ...common, id: path, assetId: `base:${name}`, lifetime: "cache" as const },
      ...{ created, size, state: "cached", abandoned: false },
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
