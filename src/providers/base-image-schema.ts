import { z } from "zod";

/** A `BaseImage` as the records of machines and builds hold it. */
export const baseImageSchema = z.object({
  name: z.string(),
  reference: z.string(),
  digest: z.string(),
  handle: z.string(),
  cached: z.boolean(),
});
