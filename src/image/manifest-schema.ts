import { z } from "zod";
import { manifestSchema } from "./manifest.ts";

/** JSON Schema (2020-12) of manifest.json, as docs/manifest.schema.json has it. */
export function manifestSchemaJson(): string {
  return `${JSON.stringify(z.toJSONSchema(manifestSchema), null, 2)}\n`;
}
