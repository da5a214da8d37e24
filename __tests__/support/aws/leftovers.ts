import { TAG } from "../../../src/providers/aws/tags.ts";
import type { Emulator, Held } from "./emulator.ts";

/** Something of a build that is still there. */
export interface Leftover {
  type: Held["type"];
  id: string;
  region: string;
  /** By its tag; of objects: `deliverable` for what a finished build hands over. */
  lifetime: string | undefined;
  /** Its tags say that its build has come to its end. */
  complete: boolean;
}

/**
 * Everything that is left of one asset-id, by tag, by name (of what may have lost its tags) or by folder in S3.
 * It is asked of the stand-in's records: the product has no part in the answer.
 * @param prefix of our folders in every bucket.
 */
export async function findLeftovers(emulator: Emulator, assetId: string, prefix = "images"): Promise<Leftover[]> {
  const held = await emulator.inventory();
  return held
    .filter((one) => isOf(one, assetId, prefix))
    .map((one) => ({
      type: one.type,
      id: one.id,
      region: one.region,
      lifetime: lifetimeOf(one, assetId),
      complete: one.tags[TAG.status] === "complete",
    }));
}

function isOf({ type, name, tags }: Held, assetId: string, prefix: string): boolean {
  const tag = tags[TAG.assetId];
  if (tag !== undefined) return tag === assetId;
  if (type === "object" || type === "upload") return name.startsWith(`${prefix}/${assetId}/`);
  return name === `slipway-${assetId}` || name.endsWith(`-${assetId}`);
}

function lifetimeOf({ type, name, tags }: Held, assetId: string): string | undefined {
  if (type !== "object") return tags[TAG.lifetime];
  const file = name.slice(name.lastIndexOf("/") + 1);
  const handedOver = ["slipway.json", "build.json"].includes(file) || file.includes(`-${assetId}.`);
  return handedOver ? "deliverable" : "ephemeral";
}
