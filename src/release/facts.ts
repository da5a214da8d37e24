import { formatSize } from "../base/size.ts";
import type { Manifest } from "../image/manifest.ts";

/** What the notes and the page say beyond the manifest. */
export interface ReleaseWords {
  /** The default password, only where its owner wants it published. */
  publishedPassword?: string | undefined;
  /** Whether the folder holds the results of the tests. */
  testsFile?: boolean | undefined;
}

/** `Product 1.2`, or the product alone. */
export function title({ product, version }: Manifest): string {
  return version ? `${product} ${version}` : product;
}

/** `21 November 2026`, in UTC. */
export function longDate(instant: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));
}

/** Bytes of the disk as the guest sees it; the same in all artifacts. */
export function diskSize({ artifacts }: Manifest): string {
  return formatSize(artifacts[0]?.virtualSize ?? 0);
}

/** `34 passed`, `2 failed, 32 passed`; undefined where nothing was tested. */
export function testResult({ tests }: Manifest): string | undefined {
  if (!tests) return undefined;
  const parts = [`${tests.passed} passed`];
  if (tests.failed > 0) parts.unshift(`${tests.failed} failed`);
  if (tests.skipped > 0) parts.push(`${tests.skipped} skipped`);
  return parts.join(", ");
}

/** Commands that check the downloads, by system. */
export const VERIFY: readonly { system: string; code: string }[] = [
  { system: "Linux", code: "sha256sum --check --ignore-missing SHA256SUMS" },
  { system: "macOS", code: "shasum --algorithm 256 --check --ignore-missing SHA256SUMS" },
  { system: "Windows", code: "Get-FileHash *.* | Format-List" },
];
