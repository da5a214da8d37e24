import { createHash } from "node:crypto";

/**
 * The names of what a build makes in AWS, each from the asset-id alone, so that they are found again by any process.
 * An asset-id has 1 to 63 letters, digits, dots, hyphens and underscores; where a service takes fewer letters or a
 * shorter name, eight digits of the asset-id's SHA-256 keep two asset-ids apart.
 */

/** Name of the build's stack: letters, digits and hyphens, at most 128 (CloudFormation API, CreateStack). */
export function stackName(assetId: string): string {
  return `slipway-${distinct(assetId, 100)}`;
}

/** Name of the build's key pair: at most 255 ASCII characters. */
export function keyPairName(assetId: string): string {
  return `slipway-${assetId}`;
}

/** Name of the build's schedule group and of the schedule in it: at most 64 of letters, digits, `-`, `_`, `.`. */
export function scheduleGroupName(assetId: string): string {
  return `slipway-${distinct(assetId, 40)}`;
}

/** Name of the AMI, unique within Region and account: 3 to 128 characters. */
export function imageName(product: string, assetId: string): string {
  const name = `${product}-${assetId}`;
  return name.length >= 3 ? name : `vm-${name}`;
}

/** Folder of the build's objects: `<prefix>/<asset-id>/`, without the first part where there is no prefix. */
export function objectFolder(prefix: string, assetId: string): string {
  const trimmed = prefix.replaceAll(/^\/+|\/+$/g, "");
  return `${trimmed === "" ? "" : `${trimmed}/`}${assetId}/`;
}

/** The object by which a folder says that it is ours, and what became of it. See `record.ts`. */
export const RECORD_FILE = "slipway.json";

/** A text with letters, digits and hyphens only, of at most `longest` characters, that no other asset-id has. */
function distinct(assetId: string, longest: number): string {
  const plain = assetId.replaceAll(/[^a-zA-Z0-9-]/g, "-");
  if (plain === assetId && plain.length <= longest && !/-[0-9a-f]{8}$/.test(plain)) return plain;
  const digest = createHash("sha256").update(assetId).digest("hex").slice(0, 8);
  return `${plain.slice(0, longest - 9)}-${digest}`;
}
