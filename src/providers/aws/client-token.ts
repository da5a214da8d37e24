import { createHash } from "node:crypto";

/**
 * A client token by which EC2 knows a call again whose answer was lost: at most 64 ASCII characters (EC2 API, "Ensuring
 * idempotency"). The same parts give the same token in every process.
 */
export function clientToken(...parts: readonly (string | number)[]): string {
  return `slipway-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40)}`;
}
