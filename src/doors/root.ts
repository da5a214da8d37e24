import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * The folder of Slipway itself, with `templates` and `package.json`. It is two levels up from here in all three places
 * where this line runs: `src/doors`, `build/doors` and `dist/app`.
 */
export const ROOT = dirname(dirname(import.meta.dirname));

/** The version as `package.json` has it. */
export async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const version =
    typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : undefined;
  return typeof version === "string" ? version : "unknown";
}
