import { z } from "zod";
import { UserError } from "../base/errors.ts";
import { FORMATS } from "../providers/format.ts";

/** Grows by one when a reader of the older version would misread the newer. New optional fields do not count. */
export const MANIFEST_VERSION = 1;

const text = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");
const bytes = z.int().min(0);
const instant = z.iso.datetime();
const webAddress = z.url({ protocol: /^https?$/ });
const fileName = z.string().regex(/^(?!\.{1,2}$)[^/\\\p{Cc}]+$/u, "must be a file name without a folder");

const artifact = z.strictObject({
  format: z.enum(FORMATS).meta({ description: "What kind of disk it is." }),
  file: fileName.meta({ description: "File name beside this manifest." }),
  size: bytes.meta({ description: "Bytes of the file as it is downloaded." }),
  sha256: sha256.meta({ description: "SHA-256 of the file." }),
  virtualSize: bytes.meta({ description: "Bytes of the disk as the guest sees it." }),
  compression: z
    .enum(["zstd", "gzip"])
    .optional()
    .meta({ description: "How the file as a whole is compressed (raw)." }),
  location: z
    .string()
    .optional()
    .meta({ description: "Where it also lies, as s3://bucket/key; a raw disk lies there without compression." }),
  fetched: z
    .literal(false)
    .optional()
    .meta({ description: "False where it lies only at its location, and not beside this manifest." }),
});

const packageEntry = z.strictObject({ name: text, version: text, architecture: text });

const timing = z.strictObject({
  name: text,
  phase: text.optional().meta({ description: "The phase it ran in; absent for a phase itself." }),
  seconds: z.number().min(0),
  outcome: z.enum(["done", "failed", "cancelled"]),
});

export const manifestSchema = z
  .strictObject({
    schemaVersion: z.literal(MANIFEST_VERSION).meta({ description: "Version of this form." }),
    assetId: text.meta({ description: "The one name of the build." }),
    product: text.meta({ description: "Name of what was built, for people." }),
    version: text.optional().meta({ description: "Its version, where it has one." }),
    created: instant.meta({ description: "When the manifest was written, in UTC." }),
    source: z
      .strictObject({
        repository: text.optional(),
        commit: text.optional(),
        ref: text.optional(),
        run: webAddress.optional(),
      })
      .meta({ description: "What it was built from, and the address of the run. Empty for a build by hand." }),
    base: z
      .strictObject({
        name: text,
        reference: text,
        digest: z.string().regex(/^(?:sha256:[0-9a-f]{64}|ami:[a-z0-9-]+\/ami-[0-9a-f]+)$/),
      })
      .meta({ description: "The base image. An AMI never changes, so its Region and id stand for its content." }),
    builder: z
      .strictObject({ slipway: text.meta({ description: "Version of Slipway." }), accelerator: text })
      .meta({ description: "What built it." }),
    os: z
      .strictObject({ id: text, versionId: text, name: text, architecture: text })
      .meta({ description: "The installed system, in the words of os-release and dpkg." }),
    login: z
      .strictObject({
        user: text,
        passwordExpired: z.literal(true).meta({ description: "The first login demands a new password." }),
        passwordPublished: z
          .boolean()
          .optional()
          .meta({ description: "Whether the notes and the page tell the default password." }),
        jupyterPort: z.int().min(1).max(65535).optional(),
      })
      .meta({ description: "How to log in. Never holds the password." }),
    artifacts: z.array(artifact).min(1),
    images: z
      .array(z.strictObject({ region: text, id: text, name: text, public: z.boolean() }))
      .optional()
      .meta({ description: "Amazon machine images made by the same build, the home Region first." }),
    packages: z.array(packageEntry).meta({ description: "Every installed Debian package." }),
    pythonPackages: z
      .array(z.strictObject({ name: text, version: text, environment: text }))
      .optional()
      .meta({ description: "Packages in virtual environments, with the environment's path." }),
    tests: z
      .strictObject({
        passed: z.int().min(0),
        failed: z.int().min(0),
        skipped: z.int().min(0),
        booted: z.array(z.enum(FORMATS)).meta({ description: "Formats that were booted by themselves and checked." }),
      })
      .optional()
      .meta({ description: "Absent where nothing was tested." }),
    timings: z.array(timing).meta({ description: "What took how long, in the order of the starts." }),
  })
  .meta({ title: "Slipway manifest", description: "What is in a release folder, and where it comes from." });

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestArtifact = Manifest["artifacts"][number];
export type Package = Manifest["packages"][number];

/** The file name of the manifest in a release folder; also what makes a folder one of ours. */
export const MANIFEST_FILE = "manifest.json";

/** The text of manifest.json. @throws ZodError where the data is not as the schema has it: a defect of ours. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
}

/**
 * Reads a manifest.json.
 * @param where names the file in the message
 * @throws UserError naming each place that is wrong
 */
export function readManifest(json: string, where: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    throw new UserError(`${where} is no JSON.`, "Take the file from the release again.", { cause: error });
  }
  const read = manifestSchema.safeParse(data);
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => `  ${path.join(".") || "(whole)"}: ${message}`);
  throw new UserError(
    `${where} is no manifest of this version:\n${issues.join("\n")}`,
    "Use the Slipway that wrote it, or take the file from the release again.",
  );
}
