import { z } from "zod";

/** Grows by one when a reader of the older version would misread the newer. New optional fields do not count. */
const PARTS_VERSION = 1;

const file = z.string().regex(/^(?!\.{1,2}$)[^/\\\p{Cc}]+$/u, "must be a file name without a folder");
const size = z.int().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");

/** `<name>.parts.json`: of what parts a file is made, in order, for whoever joins them by a program. */
export const partsSchema = z
  .strictObject({
    schemaVersion: z.literal(PARTS_VERSION),
    file,
    size,
    sha256,
    parts: z.array(z.strictObject({ file, size, sha256 })).min(2),
  })
  .refine(
    ({ size, parts }) => parts.reduce((sum, part) => sum + part.size, 0) === size,
    "the parts must make the whole",
  );

export type Parts = z.infer<typeof partsSchema>;

/** The text of `<name>.parts.json`. @throws ZodError where the data is not as the schema has it: a defect of ours. */
export function writeParts(parts: Omit<Parts, "schemaVersion">): string {
  return `${JSON.stringify(partsSchema.parse({ schemaVersion: PARTS_VERSION, ...parts }), null, 2)}\n`;
}
